"""A network's nodes and edges as they are drawn: discs with a radius and a label, lines with a width and a strength."""

from __future__ import annotations

import math
import textwrap
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.colours import family

if TYPE_CHECKING:
    from graph.networks import Network

LINE, LINES = 26, 3
SMALLEST, STEP = 2.4, 1.35
WIDEST, THINNEST = 2.2, 0.5
MANY = 300
Point = tuple[float, float]


RIGHT, LEFT, BELOW, ABOVE = (1, 0), (-1, 0), (0, -1), (0, 1)
ALL_SIDES = (RIGHT, LEFT, BELOW, ABOVE, (1, 1), (1, -1), (-1, 1), (-1, -1))


class Disc(NamedTuple):
    """A node: where (points), its radius (points), its family, what it is called, how many nodes it folds (0: none).

    Its label may stand on its `sides`, those named first before the others, in so many lines of so many characters.
    """

    place: Point
    radius: float
    family: str
    label: str
    folds: int
    degree: int
    sides: tuple[tuple[int, int], ...] = ALL_SIDES
    wrap: tuple[int, int] = (LINES, LINE)

    @property
    def text(self) -> str:
        """The label in its lines; what is cut ends in `…`."""
        most, width = self.wrap
        if most == 1:
            return self.label if len(self.label) <= width else self.label[: width - 1].rstrip() + "…"
        return "\n".join(textwrap.wrap(self.label, width, max_lines=most, placeholder=" …"))


class Line(NamedTuple):
    """A pair of nodes: the two IRIs, the width (points) and how strongly it is inked (from 0 to 1)."""

    source: str
    target: str
    width: float
    strength: float


def radius(degree: int) -> float:
    """Return the radius in points of a node with that many neighbours: its area grows with their number."""
    return SMALLEST + STEP * math.sqrt(degree)


def degrees(network: Network) -> dict[str, int]:
    """Return how many neighbours each node has; those that a circle folds count each."""
    around: dict[str, set[str]] = defaultdict(set)
    for one, other in network.edges():
        if one != other:
            around[one].add(other)
            around[other].add(one)
    return {node: sum(int(network.nodes[other].get("folds", 1)) for other in around[node]) for node in network}


def discs(network: Network, language: str) -> dict[str, Disc]:
    """Return each node's disc, which has no place yet."""
    of = degrees(network)
    return {node: _disc(network.nodes[node], of[node], language) for node in sorted(network)}


def _disc(data: Mapping[str, Any], degree: int, language: str) -> Disc:
    folds = int(data.get("folds", 0))
    kin = family(str(data.get("kind", "other")))
    return Disc((0.0, 0.0), radius(folds or degree), kin, name(data, language), folds, folds or degree)


def name(data: Mapping[str, Any], language: str) -> str:
    """Return what a node is called in a picture: its short name, or its label in *language*."""
    english = data.get("label_en") if language == "en" else None
    return str(english or data.get("short") or data.get("label", ""))


def lines(network: Network) -> list[Line]:
    """Return one line for each pair of nodes and direction: weights add up, the surest confidence is shown."""
    weight: dict[tuple[str, str], float] = defaultdict(float)
    sure: dict[tuple[str, str], float] = defaultdict(float)
    for source, target, data in network.edges(data=True):
        if source != target:
            pair = (source, target) if network.is_directed() else (min(source, target), max(source, target))
            weight[pair] += float(data.get("weight", 1))
            sure[pair] = max(sure[pair], float(data.get("confidence", 1)))
    greatest = max(weight.values(), default=1)
    spread = (WIDEST - THINNEST) / max(greatest - 1, 1)
    ink = 1 if len(weight) <= MANY else 0.6
    return [
        Line(*pair, min(THINNEST + spread * max(weight[pair] - 1, 0), WIDEST), ink * (0.25 + 0.6 * sure[pair]))
        for pair in sorted(weight)
    ]
