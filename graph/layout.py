"""Places nodes and labels: components packed in rows, labels beside their nodes where they cover nothing.

Nodes are placed by ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679), from a fixed seed. Positions and
boxes are in points (1/72 inch), the origin at the lower left.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

SEED = 7
PITCH = 84.0
ROUNDS = 600
GAP = 60.0


class Box(NamedTuple):
    """A rectangle: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def shared(self, other: Box) -> float:
        """Return the area that the two rectangles share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(width, 0.0) * max(height, 0.0)


def places(network: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    """Return each node's position; the largest component stands left, the others in rows beside it."""
    import networkx as nx

    components = sorted(nx.connected_components(network), key=lambda nodes: (-len(nodes), min(nodes)))
    found: dict[str, tuple[float, float]] = {}
    if not components:
        return found
    tallest = _size(len(components[0]))[1]
    left, bottom, column = 0.0, 0.0, 0.0
    for component in components:
        width, height = _size(len(component))
        if bottom + height > tallest * 1.01:
            left, bottom, column = left + column + GAP, 0.0, 0.0
        for node, (x, y) in _spread(_in_order(network, component)).items():
            found[node] = (left + x * width, bottom + y * height)
        column, bottom = max(column, width), bottom + height + GAP
    return found


def _in_order(network: nx.Graph[str], component: set[str]) -> nx.Graph[str]:
    """Return one component with its nodes and edges sorted; a subgraph's own order may change from run to run."""
    import networkx as nx

    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(sorted(component))
    part.add_edges_from(sorted((min(edge), max(edge)) for edge in network.edges(component)))
    return part


def _spread(part: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    """Place one component in the unit square, which it fills in both directions."""
    import networkx as nx

    start: dict[str, Any] = nx.circular_layout(part)
    raw = nx.forceatlas2_layout(part, pos=start, max_iter=ROUNDS, scaling_ratio=4.0, gravity=1.5, seed=SEED)
    points = {node: (float(x), float(y)) for node, (x, y) in sorted(raw.items())}
    xs, ys = zip(*points.values(), strict=True)
    wide, high = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    return {node: ((x - min(xs)) / wide, (y - min(ys)) / high) for node, (x, y) in points.items()}


def label_box(
    node: tuple[float, float], radius: float, size: tuple[float, float], taken: Iterable[Box]
) -> tuple[Box, float]:
    """Return where a label of *size* (width, height) covers least of *taken*, and how much, in square points."""
    blocked = list(taken)
    best: tuple[float, Box] | None = None
    for candidate in _candidates(node, radius + 2, size):
        covered = sum(candidate.shared(other) for other in blocked)
        if best is None or covered < best[0]:
            best = (covered, candidate)
        if covered == 0:
            break
    assert best is not None  # noqa: S101 - there are eight candidates
    return best[1], best[0]


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


def _size(nodes: int) -> tuple[float, float]:
    """Return width and height for that many nodes, in the proportion of a landscape page."""
    side = PITCH * math.sqrt(max(nodes, 2))
    return side * 1.25, side * 0.85
