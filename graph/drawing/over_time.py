"""Small multiples: one network in several releases, every node at one place, what is new and what is gone marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.drawing import legend
from graph.drawing.boxes import Box
from graph.drawing.canvas import canvas, save
from graph.drawing.discs import Disc, Line, Point, discs, lines
from graph.drawing.ink import GREY, Ink, ink_discs, ink_gone, ink_lines
from graph.drawing.labels import placed, sizes, write
from graph.drawing.picture import called
from graph.drawing.placing import by_forces, remember, remembered
from graph.drawing.preparing import INSIDE, Look
from graph.drawing.sheets import EDGE, Sheet, panels, sheet
from graph.drawing.words import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from graph.networks import Network

MOST = 6
SMALLER = 0.62
FONT = 5.5
FEW_LABELS = 10
NEW, GONE, SAME = Ink("black", "solid", 1.6), Ink("black", "dotted", 1.6), Ink(GREY)


class Shown(NamedTuple):
    """A release's network, and that of the release before; the first is compared with itself."""

    network: Network
    before: Network


def draw_over_time(networks: Sequence[Network], path: Path, look: Look | None = None) -> list[Path]:
    """Draw the last six of *networks*, the oldest first, on one page, and return the files."""
    look = look or Look()
    shown = networks[-MOST:]
    where = _places(shown, look)
    page = sheet(look.page or "a4")
    with canvas(page) as axes:
        legend.title(axes, page, called(shown[-1], look.language), "chancennetz")
        befores = [shown[0], *shown[:-1]]
        for panel, network, before in zip(panels(page, len(shown)), shown, befores, strict=True):
            _panel(axes, panel, Shown(network, before), where, look)
        _key(axes, discs(shown[-1], look.language), look)
        return save(axes, path, look.formats)


def _places(networks: Sequence[Network], look: Look) -> dict[str, Point]:
    """Place the nodes of all the releases together, so that each stays where it is."""
    import networkx as nx

    every: Network = nx.compose_all(list(networks))
    where = by_forces(every, remembered(look.places))
    if look.places:
        remember(where, look.places)
    return where


def _panel(axes: Axes, panel: Sheet, shown: Shown, where: Mapping[str, Point], look: Look) -> None:
    network, before = shown
    small = _small(discs(network, look.language), panel, where)
    now, then = lines(network), lines(before)
    new, gone = _without(now, then), _without(then, now)
    old = _small(discs(before, look.language), panel, where)
    missing = {node: disc for node, disc in old.items() if node not in small}
    ink_lines(axes, gone, old, arrows=False, ink=GONE)
    ink_gone(axes, missing)
    ink_lines(axes, _without(now, new), small, arrows=False, ink=SAME)
    ink_lines(axes, new, small, arrows=False, ink=NEW)
    ink_discs(axes, small)
    _head(axes, panel, network, words(look.language))
    changed = sorted({end for line in [*new, *gone] for end in (line.source, line.target)})
    largest = sorted(small, key=lambda node: (-small[node].radius, node))[:FEW_LABELS]
    every = missing | small
    named = {node: disc if node in {*changed, *largest} else disc._replace(label="") for node, disc in every.items()}
    inside = Box(panel.left, panel.bottom, panel.right, panel.top)
    write(axes, placed(named, changed, sizes(axes, FONT), inside), FONT)


def _head(axes: Axes, panel: Sheet, network: Network, said: Mapping[str, str]) -> None:
    size = said["size"].format(nodes=len(network), edges=network.number_of_edges())
    release = str(network.graph.get("release", ""))
    axes.text(panel.left, panel.top + 7, release, fontsize=8, weight="bold", va="center_baseline")
    axes.text(panel.right, panel.top + 7, size, fontsize=7, va="center_baseline", ha="right", color=legend.PALE)
    corners = [
        (panel.left, panel.bottom),
        (panel.right, panel.bottom),
        (panel.right, panel.top),
        (panel.left, panel.top),
    ]
    axes.plot(*zip(*corners, corners[0], strict=True), color="#DDDDDD", linewidth=0.5, zorder=0)


def _small(found: Mapping[str, Disc], panel: Sheet, where: Mapping[str, Point]) -> dict[str, Disc]:
    return {
        node: disc._replace(place=panel.at(*where[node], inside=INSIDE / 2), radius=disc.radius * SMALLER)
        for node, disc in found.items()
    }


def _without(some: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    pairs = {(line.source, line.target) for line in others}
    return [line for line in some if (line.source, line.target) not in pairs]


def _key(axes: Axes, found: Mapping[str, Disc], look: Look) -> None:
    said, size = words(look.language), sizes(axes)
    legend.colours(axes, size, found, look.language, 38)
    x = EDGE
    for ink, sentence in ((NEW, said["new"]), (GONE, said["gone"])):
        axes.plot([x, x + 18], [22, 22], color=ink.colour, linestyle=ink.style, linewidth=1.2)
        axes.text(x + 22, 22, sentence, fontsize=legend.SMALL, va="center_baseline", color=legend.PALE)
        x += 22 + size(sentence)[0] + legend.APART
    legend.notes(axes, ["", said["multiples"]])
