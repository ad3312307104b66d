"""Lines and discs in matplotlib: lines from rim to rim, discs in the colours of their families."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from graph.colours import COLOURS
from graph.drawing.discs import Disc, Line, Point

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GREY = "#8A8A8A"
RIM = "#444444"


class Ink(NamedTuple):
    """How lines are drawn: colour, matplotlib's line style, and how much wider than they are."""

    colour: str = GREY
    style: str = "solid"
    wider: float = 1.0


PLAIN = Ink()


def ink_lines(axes: Axes, lines: Sequence[Line], discs: Mapping[str, Disc], *, arrows: bool, ink: Ink = PLAIN) -> None:
    """Draw each line, the sure ones above the doubtful; an arrow's tip stands at the target's rim."""
    from matplotlib.collections import LineCollection

    ends = [_from_rim_to_rim(discs[line.source], discs[line.target]) for line in lines]
    strengths = [line.strength for line in lines]
    axes.add_collection(
        LineCollection(
            ends,
            linewidths=[line.width * ink.wider for line in lines],
            alpha=strengths or None,
            colors=ink.colour,
            linestyles=ink.style,
            zorder=1,
        )
    )
    for (start, end), line in zip(ends, lines, strict=True):
        if arrows and start != end:
            axes.annotate(
                "",
                xy=end,
                xytext=start,
                zorder=1,
                arrowprops={
                    "arrowstyle": "-|>,head_length=0.32,head_width=0.14",
                    "color": ink.colour,
                    "alpha": line.strength,
                    "linewidth": 0,
                    "shrinkA": 0,
                    "shrinkB": 0,
                },
            )


def _from_rim_to_rim(one: Disc, other: Disc) -> tuple[Point, Point]:
    (x, y), (u, v) = one.place, other.place
    length = ((u - x) ** 2 + (v - y) ** 2) ** 0.5
    if length <= one.radius + other.radius:
        return one.place, one.place
    begin, end = one.radius / length, 1 - other.radius / length
    return (x + (u - x) * begin, y + (v - y) * begin), (x + (u - x) * end, y + (v - y) * end)


def ink_discs(axes: Axes, discs: Mapping[str, Disc]) -> None:
    """Draw the discs, the small ones above the large; one that folds others is pale and holds their number."""
    from matplotlib.patches import Circle

    for _, disc in sorted(discs.items(), key=lambda entry: (-entry[1].radius, entry[0])):
        colour = COLOURS[disc.family]
        face = {"facecolor": "white", "edgecolor": colour, "linewidth": 1.2} if disc.folds else {"facecolor": colour}
        rim = {"edgecolor": RIM, "linewidth": 0.4}
        axes.add_patch(Circle(disc.place, disc.radius, zorder=3, **(rim | face)))
        if disc.folds:
            axes.text(*disc.place, str(disc.folds), fontsize=6, ha="center", va="center_baseline", zorder=4)


def ink_gone(axes: Axes, discs: Mapping[str, Disc]) -> None:
    """Draw the discs of nodes that are no longer there: white, with a dotted rim."""
    from matplotlib.patches import Circle

    for _, disc in sorted(discs.items()):
        rim = Circle(
            disc.place, disc.radius, facecolor="white", edgecolor=RIM, linestyle="dotted", linewidth=0.8, zorder=3
        )
        axes.add_patch(rim)
