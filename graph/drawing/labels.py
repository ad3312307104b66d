"""Labels that never collide: beside their discs, or a little way off at the end of a thin line, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from graph.drawing.boxes import Box, Taken
from graph.drawing.discs import Disc, Point

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FONT = 7.0
GAPS = (2.0, 7.0, 14.0, 26.0)
BESIDE = 4.0
APART = 4.0
HALO = {"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 0.2}
Size = Callable[[str], tuple[float, float]]


class Label(NamedTuple):
    """A label as placed: its text, its box, and the disc it belongs to."""

    text: str
    box: Box
    disc: Disc


def placed(discs: Mapping[str, Disc], first: Sequence[str], size: Size, inside: Box) -> list[Label]:
    """Return the labels that found a place *inside*, those of *first* before all others, then the largest discs'."""
    taken = Taken()
    for disc in discs.values():
        taken.add(_square(disc))
    rank = {node: place for place, node in enumerate(first)}
    order = sorted(discs, key=lambda node: (rank.get(node, len(rank)), -discs[node].radius, node))
    found: list[Label] = []
    for node in order:
        disc = discs[node]
        if not disc.folds and disc.label and (label := _free(disc, size, taken, inside)):
            taken.add(label.box.wider(APART))
            found.append(label)
    return found


def _free(disc: Disc, size: Size, taken: Taken, inside: Box) -> Label | None:
    text = disc.text
    for box in _candidates(disc, *size(text)):
        if box.within(inside) and taken.free(box):
            return Label(text, box, disc)
    return None


def _candidates(disc: Disc, wide: float, high: float) -> Iterator[Box]:
    """Yield where a label may stand: near before far, on the disc's own sides in their order."""
    node = disc.place
    for gap in GAPS:
        for way_x, way_y in disc.sides:
            away = (disc.radius + gap) * (0.75 if way_x and way_y else 1)
            left = node[0] + way_x * away - wide * (0.5 - way_x / 2)
            bottom = node[1] + way_y * away - high * (0.5 - way_y / 2)
            yield Box(left, bottom, left + wide, bottom + high)


def _square(disc: Disc) -> Box:
    x, y = disc.place
    return Box(x - disc.radius, y - disc.radius, x + disc.radius, y + disc.radius)


def write(axes: Axes, labels: Sequence[Label], font: float = FONT) -> None:
    """Write the labels on a veil of white; one that stands off is joined to its disc by a thin line."""
    for text, box, disc in labels:
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        nearest = _clamp(disc.place[0], box.left, box.right), _clamp(disc.place[1], box.bottom, box.top)
        if _distance(nearest, disc.place) > disc.radius + BESIDE:
            axes.plot(*zip(disc.place, nearest, strict=True), color="#777777", linewidth=0.4, zorder=2)
        align = "left" if box.left >= disc.place[0] else "right" if box.right <= disc.place[0] else "center"
        x = {"left": box.left, "right": box.right, "center": middle[0]}[align]
        said = axes.text(x, middle[1], text, fontsize=font, linespacing=1.0, va="center", ha=align, zorder=5)
        said.set_bbox(HALO)


def sizes(axes: Axes, font: float = FONT) -> Size:
    """Return a function that measures a text in points as it will be drawn."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure = axes.get_figure(root=True)
    if figure is None:
        raise AssertionError
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    ruler = axes.text(0, 0, "", fontsize=font, linespacing=1.0, visible=True)

    def measure(text: str) -> tuple[float, float]:
        ruler.set_text(text)
        box = ruler.get_window_extent(renderer)
        ruler.set_text("")
        return box.width * 72 / figure.dpi + 1, box.height * 72 / figure.dpi + 1

    return measure


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
