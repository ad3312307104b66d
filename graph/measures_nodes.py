"""Measures of each node; `data/measures.toml` says what each is and where it was first described."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Sequence

from graph.communities import Partition
from graph.plain import Plain

STEADY = 9  # digits; ARPACK begins at random, and the last ones vary
Measure = Callable[[Plain, Partition], Sequence[float]]


def _betweenness(plain: Plain, _: Partition) -> list[float]:
    """Return the share of shortest paths between two others; with fewer than two others it is 0."""
    nodes = len(plain.names)
    pairs = (nodes - 1) * (nodes - 2) / 2 or 1
    return [value / pairs for value in plain.graph.betweenness()]


def _eigenvector(plain: Plain, _: Partition) -> list[float]:
    if not plain.graph.ecount():
        return [0.0] * len(plain.names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # igraph warns that the network falls into parts
        return [round(abs(value), STEADY) for value in plain.graph.eigenvector_centrality()]


def _laender(plain: Plain, _: Partition) -> list[float]:
    return [len(_lands_around(plain, around)) for around in plain.graph.get_adjlist()]


def _lands_around(plain: Plain, around: Sequence[int]) -> Counter[str]:
    return Counter(land for node in around if (land := plain.lands[node]))


def _brokerage(plain: Plain, _: Partition) -> list[float]:
    """Count pairs of neighbours in different Länder, and take off those that an edge joins."""
    around = [set(nodes) for nodes in plain.graph.get_adjlist()]
    counts = [_pairs_across(_lands_around(plain, sorted(nodes))) for nodes in around]
    for one, other in plain.pairs:
        if plain.lands[one] and plain.lands[other] and plain.lands[one] != plain.lands[other]:
            for broker in around[one] & around[other]:
                counts[broker] -= 1
    return counts


def _pairs_across(lands: Counter[str]) -> float:
    every = lands.total()
    return (every * every - sum(count * count for count in lands.values())) / 2


OF_NODES: dict[str, Measure] = {
    "degree": lambda plain, _: plain.graph.degree(),
    "strength": lambda plain, _: plain.graph.strength(weights=plain.weights),
    "betweenness": _betweenness,
    "eigenvector": _eigenvector,
    "core": lambda plain, _: plain.graph.coreness(),
    "laender": _laender,
    "brokerage": _brokerage,
    "community": lambda _, partition: partition.members,
}
