"""Places nodes and labels: components packed in rows, labels beside their nodes where they cover nothing.

Nodes are placed by Fruchterman and Reingold's force-directed method (1991), from a fixed seed. Positions and boxes are
in points (1/72 inch), the origin at the lower left.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

SEED = 7
PITCH = 92.0
GAP = 60.0


class Box(NamedTuple):
    """A rectangle: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def places(network: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    """Return each node's position; the largest component stands left, the others in rows beside it."""
    import networkx as nx

    components = sorted(nx.connected_components(network), key=lambda nodes: (-len(nodes), min(nodes)))
    found: dict[str, tuple[float, float]] = {}
    if not components:
        return found
    height = _side(len(components[0]))
    left, bottom, width = 0.0, 0.0, 0.0
    for component in components:
        side = _side(len(component))
        if bottom + side > height * 1.01:
            left, bottom, width = left + width + GAP, 0.0, 0.0
        part = network.subgraph(sorted(component))
        spread = nx.spring_layout(part, k=2.2 / len(part) ** 0.5, iterations=400, seed=SEED)
        for node, (x, y) in sorted(spread.items()):
            found[node] = (left + (float(x) + 1) / 2 * side, bottom + (float(y) + 1) / 2 * side)
        width, bottom = max(width, side), bottom + side + GAP
    return found


def label_box(node: tuple[float, float], radius: float, size: tuple[float, float], taken: Iterable[Box]) -> Box | None:
    """Return where a label of *size* (width, height) fits beside a node without covering *taken*, or None."""
    blocked = list(taken)
    for candidate in _candidates(node, radius + 2, size):
        if not any(candidate.overlaps(other) for other in blocked):
            return candidate
    return None


def disc_box(node: tuple[float, float], radius: float) -> Box:
    """Return the square around a node's disc."""
    x, y = node
    return Box(x - radius, y - radius, x + radius, y + radius)


def _candidates(node: tuple[float, float], away: float, size: tuple[float, float]) -> Iterable[Box]:
    (x, y), (width, height) = node, size
    slant = away * 0.71
    for left, bottom in (
        (x + away, y - height / 2),
        (x - width / 2, y - away - height),
        (x - width / 2, y + away),
        (x - away - width, y - height / 2),
        (x + slant, y + slant),
        (x + slant, y - slant - height),
        (x - slant - width, y + slant),
        (x - slant - width, y - slant - height),
    ):
        yield Box(left, bottom, left + width, bottom + height)


def _side(nodes: int) -> float:
    return PITCH * math.sqrt(max(nodes, 2))
