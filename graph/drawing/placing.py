"""Where nodes stand, in the unit square: by forces or in columns, and where they stood before if that is remembered."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from data.errors import may_not_write
from graph.drawing.forces import places

if TYPE_CHECKING:
    import networkx as nx

    from graph.networks import Network

DIGITS = 4
TURN = math.pi * (3 - math.sqrt(5))
NEAR = 0.035
MOST_NEW = 0.5
Point = tuple[float, float]


def by_forces(network: Network, old: Mapping[str, Point]) -> dict[str, Point]:
    """Return every node's place: the *old* one, or beside its neighbours; where most nodes are new, all anew."""
    known = {node: old[node] for node in network if node in old}
    if len(known) < MOST_NEW * len(network):
        return _unit(places(_simple(network)))
    found = dict(known)
    for node in sorted(set(network) - set(known), key=lambda node: (-_placed(network, node, found), node)):
        found[node] = _beside(network, node, found)
    return found


def remembered(file: Path | None) -> dict[str, Point]:
    """Return the places that *file* holds; where there is none, or a damaged one, nothing: all are placed anew."""
    if file is None or not file.is_file():
        return {}
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, Point])
    except msgspec.DecodeError:
        return {}


def remember(found: Mapping[str, Point], file: Path) -> None:
    """Write the places into *file*; nodes that it knew before and that are gone keep theirs.

    In a workspace that may only be read, nothing is remembered.
    """
    kept = remembered(file) | {node: (round(x, DIGITS), round(y, DIGITS)) for node, (x, y) in found.items()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(dict(sorted(kept.items())), indent=0, ensure_ascii=False) + "\n", "utf-8")
    except OSError as problem:
        if not may_not_write(problem):
            raise


def _simple(network: Network) -> nx.Graph[str]:
    import networkx as nx

    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(sorted(network))
    found.add_edges_from(sorted((min(pair), max(pair)) for pair in network.edges() if pair[0] != pair[1]))
    return found


def _unit(found: Mapping[str, Point]) -> dict[str, Point]:
    """Stretch places so that they fill the unit square."""
    if not found:
        return {}
    xs, ys = zip(*found.values(), strict=True)
    wide, high = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    return {node: ((x - min(xs)) / wide, (y - min(ys)) / high) for node, (x, y) in found.items()}


def _neighbours(network: Network, node: str) -> set[str]:
    import networkx as nx

    return set(nx.all_neighbors(network, node)) - {node}


def _placed(network: Network, node: str, found: Mapping[str, Point]) -> int:
    return sum(other in found for other in _neighbours(network, node))


def _beside(network: Network, node: str, found: Mapping[str, Point]) -> Point:
    """Return the first place on a spiral around the neighbours' middle that is far enough from all others."""
    middle = _middle([found[other] for other in sorted(_neighbours(network, node)) if other in found])
    for step in range(1, 2_000):
        away = NEAR * math.sqrt(step)
        x, y = middle[0] + away * math.cos(step * TURN), middle[1] + away * math.sin(step * TURN)
        if 0 <= x <= 1 and 0 <= y <= 1 and all(math.dist((x, y), other) >= NEAR for other in found.values()):
            return x, y
    return middle


def _middle(points: Sequence[Point]) -> Point:
    if not points:
        return 0.5, 0.5
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
