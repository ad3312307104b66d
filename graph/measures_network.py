"""Measures of a network as a whole; `data/measures.toml` says what each is and where it was first described.

Each takes the plain network and its partition; a measure that has no meaning there (a density of one node) is not a
number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from math import nan

from graph.communities import Partition
from graph.plain import Plain

Measure = Callable[[Plain, Partition], float]


def _density(plain: Plain, _: Partition) -> float:
    nodes = len(plain.names)
    if plain.first_mode is None:
        return _share(plain.graph.ecount(), nodes * (nodes - 1) / 2)
    first = sum(plain.first_mode)
    return _share(plain.graph.ecount(), first * (nodes - first))


def _largest(plain: Plain, _: Partition) -> float:
    return _share(max(plain.graph.connected_components().sizes(), default=0), len(plain.names))


def _clustering(plain: Plain, _: Partition) -> float:
    if plain.first_mode is None:
        return float(plain.graph.transitivity_undirected(mode="nan"))
    return _closed_fours(plain)


def _closed_fours(plain: Plain) -> float:
    """Return 4 times the cycles of four over the paths of three edges (Robins and Alexander 2004, equation 4)."""
    degree = plain.graph.degree()
    paths = sum((degree[one] - 1) * (degree[other] - 1) for one, other in plain.pairs)
    shared = Counter(
        pair
        for node, around in enumerate(plain.graph.get_adjlist())
        if plain.first_mode and not plain.first_mode[node]
        for pair in combinations(sorted(around), 2)
    )
    return _share(4 * sum(count * (count - 1) / 2 for count in shared.values()), paths)


def _land_known(plain: Plain, _: Partition) -> float:
    return _share(len(_in_laender(plain)), plain.graph.ecount())


def _across(plain: Plain, _: Partition) -> float:
    known = _in_laender(plain)
    return _share(sum(one != other for one, other in known), len(known))


def _in_laender(plain: Plain) -> list[tuple[str, str]]:
    """Return the Länder of the ends of each edge whose ends both have one."""
    ends = ((plain.lands[one], plain.lands[other]) for one, other in plain.pairs)
    return [(one, other) for one, other in ends if one and other]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else nan


OF_NETWORK: dict[str, Measure] = {
    "nodes": lambda plain, _: len(plain.names),
    "edges": lambda plain, _: plain.graph.ecount(),
    "density": _density,
    "components": lambda plain, _: len(plain.graph.connected_components()),
    "largest_component": _largest,
    "clustering": _clustering,
    "modularity": lambda _, partition: partition.modularity,
    "communities": lambda _, partition: max(partition.members, default=0),
    "land_known": _land_known,
    "across_laender": _across,
}
