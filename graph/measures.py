"""Measures of a network with their doubt: each as read, and between which bounds it lies when evidence is resampled."""

from __future__ import annotations

import statistics
from array import array
from collections.abc import Callable, Iterator, Mapping
from math import isnan, nan
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from graph.communities import Partition, communities
from graph.measures_network import OF_NETWORK
from graph.measures_nodes import OF_NODES
from graph.networks import Material, woven
from graph.plain import Plain, plain
from graph.resampling import Doubt, resampled

if TYPE_CHECKING:
    from graph.networks import Network

NAMES_ONLY = frozenset({"community"})
NETWORK = ""
Key: TypeAlias = tuple[str, str]


class Measured(NamedTuple):
    """One value: of which node (its IRI; empty for the network), as read, and the mean and the bounds over replicates.

    The bounds are the 2.5 % and 97.5 % quantiles; what has no meaning or no replicates is not a number.
    """

    measure: str
    node: str
    label: str
    kind: str
    mode: str
    land: str
    value: float
    mean: float
    low: float
    high: float


def measured(material: Material, doubt: Doubt, done: Callable[[str], None] = lambda _: None) -> list[Measured]:
    """Return the network's measures, then each node's, the highest first; a missing node counts 0 in a replicate."""
    network = woven(material)
    values = _values(plain(network))
    replicates: dict[Key, array[float]] = {key: array("d") for key in values if key[0] not in NAMES_ONLY}
    for number, other in enumerate(resampled(material, doubt), start=1):
        found = _values(plain(woven(other)))
        for (measure, node), kept in replicates.items():
            kept.append(found.get((measure, node), nan if node == NETWORK else 0))
        done(str(number))
    return sorted((_told(network, key, values, replicates) for key in values), key=_order)


def _values(of: Plain) -> Mapping[Key, float]:
    return dict(_measures(of, communities(of)))


def _measures(of: Plain, partition: Partition) -> Iterator[tuple[Key, float]]:
    for name, whole in OF_NETWORK.items():
        yield (name, NETWORK), whole(of, partition)
    for name, each in OF_NODES.items():
        yield from (((name, node), value) for node, value in zip(of.names, each(of, partition), strict=True))


def _told(network: Network, key: Key, values: Mapping[Key, float], replicates: Mapping[Key, array[float]]) -> Measured:
    measure, node = key
    about = network.nodes[node] if node else {}
    label, kind, mode, land = (str(about.get(name, "")) for name in ("label", "kind", "mode", "land"))
    return Measured(measure, node, label, kind, mode, land, values[key], *_bounds(replicates.get(key, array("d"))))


def _bounds(replicates: array[float]) -> tuple[float, float, float]:
    """Return the mean, and the 2.5 % and 97.5 % quantiles; of fewer than two numbers, none."""
    known = [value for value in replicates if not isnan(value)]
    if len(known) < 2:  # noqa: PLR2004 - a quantile lies between two
        return nan, nan, nan
    cuts = statistics.quantiles(known, n=40, method="inclusive")
    return statistics.fmean(known), cuts[0], cuts[-1]


def _order(row: Measured) -> tuple[int, float, str, str]:
    names = [*OF_NETWORK, *OF_NODES]
    highest_first = row.value if row.measure in NAMES_ONLY else -row.value
    return names.index(row.measure), 0 if isnan(row.value) else highest_first, row.label, row.node
