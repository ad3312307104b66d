"""The layout of networks with modes: a column a mode, in an order with few crossings.

The order is that of the barycentre heuristic (K. Sugiyama, S. Tagawa, M. Toda, Methods for visual understanding of
hierarchical system structures, IEEE Transactions SMC 11, 109 (1981), doi:10.1109/TSMC.1981.4308636).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.drawing.discs import Disc
from graph.drawing.sheets import Sheet

if TYPE_CHECKING:
    from graph.networks import Network

SWEEPS = 12
MOST_ROWS = 48
ROOM = {2: 165.0, 3: 165.0}
CHARACTER = 4.4  # points, on average
LEFT_ONLY, RIGHT_ONLY = ((-1, 0),), ((1, 0),)
MIDDLE = ((0, 1), (0, -1), (1, 0))
Point = tuple[float, float]


def fits(network: Network, modes: Sequence[str]) -> bool:
    """Tell whether each mode's nodes find a row of their own on a page."""
    counts = [sum(data.get("mode") == mode for _, data in network.nodes(data=True)) for mode in modes]
    return len(modes) > 1 and sum(counts) == len(network) and max(counts, default=0) <= MOST_ROWS


def in_column(disc: Disc, page: Sheet, place: Point, modes: int, *, roomy: bool) -> Disc:
    """Return the disc on the page; labels stand at the outer side, where *roomy* in two lines."""
    room = ROOM.get(modes, ROOM[3])
    x = page.left + room + place[0] * (page.right - page.left - 2 * room)
    sides = LEFT_ONLY if place[0] == 0 else RIGHT_ONLY if place[0] == 1 else MIDDLE
    return disc._replace(place=(x, page.at(*place)[1]), sides=sides, wrap=(2 if roomy else 1, int(room / CHARACTER)))


def columns(network: Network, modes: Sequence[str], old: Mapping[str, Point]) -> dict[str, Point]:
    """Return each node's place in the unit square; nodes with an *old* place keep their order."""
    around = _around(network)
    members = [sorted(node for node in network if network.nodes[node]["mode"] == mode) for mode in modes]
    height = {node: y for nodes in members for node, y in zip(nodes, _spread(len(nodes)), strict=True)}
    height |= {node: place[1] for node, place in old.items() if node in height}
    for _ in range(SWEEPS):
        for nodes in [*members, *reversed(members)]:
            order = sorted(nodes, key=lambda node: (_centre(node, around, height, old), node))
            height |= dict(zip(order, _spread(len(order)), strict=True))
    across = _spread(len(modes), first=0.0)
    return {node: (x, height[node]) for x, nodes in zip(across, members, strict=True) for node in nodes}


def _around(network: Network) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in network.edges():
        found[one].add(other)
        found[other].add(one)
    return found


def _centre(node: str, around: Mapping[str, set[str]], height: Mapping[str, float], old: Mapping[str, Point]) -> float:
    if node in old:
        return old[node][1]
    others = around[node]
    return sum(height[other] for other in others) / len(others) if others else height[node]


def _spread(count: int, first: float | None = None) -> list[float]:
    """Return so many places evenly from 0 to 1, half a step from the rim, or from *first* on up to 1."""
    if first is None:
        return [(place + 0.5) / count for place in range(count)]
    return [first + place / max(count - 1, 1) for place in range(count)]
