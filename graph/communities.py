"""Communities by the Leiden algorithm (Traag, Waltman and van Eck 2019, doi:10.1038/s41598-019-41695-z), seeded.

In a two-mode network each edge is directed from the first mode to the second: the modularity of the directed network
(Leicht and Newman 2008) is then the two-mode one of Barber (2007), which expects no edge inside a mode.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from graph.plain import Plain

SEED = 7
STARTS = 5


class Partition(NamedTuple):
    """The number of each vertex's community, the largest being 1, and the modularity of the whole."""

    members: list[int]
    modularity: float


def communities(plain: Plain) -> Partition:
    """Return the best of five partitions; without edges everybody is alone, and the modularity is not a number."""
    import igraph as ig

    if not plain.pairs:
        return Partition(list(range(1, len(plain.names) + 1)), float("nan"))
    graph = ig.Graph(n=len(plain.names), edges=plain.pairs, directed=plain.first_mode is not None)
    ig.set_random_number_generator(random.Random(SEED))  # noqa: S311 - statistics, not secrets
    try:
        found = [graph.community_leiden(objective_function="modularity", n_iterations=-1) for _ in range(STARTS)]
    finally:
        ig.set_random_number_generator(random)
    scored = [(graph.modularity(part.membership, directed=graph.is_directed()), part.membership) for part in found]
    quality, membership = max(scored, key=lambda pair: pair[0])
    return Partition(_by_size(membership), quality)


def _by_size(membership: list[int]) -> list[int]:
    """Return the memberships numbered from 1, the largest first; among equals, in the order of the vertices."""
    sizes = {number: (-membership.count(number), membership.index(number)) for number in set(membership)}
    rank = {number: place for place, number in enumerate(sorted(sizes, key=sizes.__getitem__), start=1)}
    return [rank[number] for number in membership]
