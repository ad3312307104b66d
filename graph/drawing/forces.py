"""Places nodes by forces: each component for itself, the components packed in rows.

Nodes are placed by ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679), from a fixed seed. Positions are
in points (1/72 inch), the origin at the lower left.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

SEED = 7
PITCH = 84.0
ROUNDS = 600
GAP = 60.0
BY_RANK = 0.5
FEW = 3


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
    xs, ys = _evened([x for x, _ in points.values()]), _evened([y for _, y in points.values()])
    return dict(zip(points, zip(xs, ys, strict=True), strict=True))


def _evened(values: list[float]) -> list[float]:
    """Return the values from 0 to 1, half by their size and half by their rank: crowds get room, voids shrink."""
    low, wide = min(values), (max(values) - min(values)) or 1.0
    rank = {place: number for number, place in enumerate(sorted(range(len(values)), key=lambda at: (values[at], at)))}
    last = max(len(values) - 1, 1)
    return [(value - low) / wide * (1 - BY_RANK) + rank[at] / last * BY_RANK for at, value in enumerate(values)]


def _size(nodes: int) -> tuple[float, float]:
    """Return width and height for that many nodes, in the proportion of a landscape page."""
    side = PITCH * math.sqrt(max(nodes, 2))
    return side * 1.25, side * (0.85 if nodes > FEW else 0.3)
