"""What a network says of each Land: counts, or the mean of a node measure over the Land's offices or nodes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from data.errors import AskedWrongly
from graph.communities import communities
from graph.measures_nodes import OF_NODES
from graph.plain import Plain, plain

if TYPE_CHECKING:
    from graph.networks import Network


class LandValues(NamedTuple):
    """A value for each Land (ISO 3166-2) that has one; `over` says of what: nodes, edges, across, offices, bodies."""

    values: Mapping[str, float]
    over: str


def _nodes(of: Plain) -> Mapping[str, float]:
    return Counter(land for land in of.lands if land)


def _edges(of: Plain) -> Mapping[str, float]:
    """Count each edge once in every Land that one of its ends belongs to."""
    ends = ({of.lands[one], of.lands[other]} - {None} for one, other in of.pairs)
    return Counter(land for lands in ends for land in lands if land)


def _across(of: Plain) -> Mapping[str, float]:
    counts: Counter[str] = Counter({land: 0 for land in of.lands if land})
    for one, other in of.pairs:
        lands = {land for land in (of.lands[one], of.lands[other]) if land}
        counts.update(lands if len(lands) == 2 else ())  # noqa: PLR2004 - an edge across has two Länder
    return counts


COUNTS: dict[str, Callable[[Plain], Mapping[str, float]]] = {"nodes": _nodes, "edges": _edges, "across": _across}
MEANS = tuple(name for name in OF_NODES if name != "community")


def by_land(network: Network, what: str) -> LandValues:
    """Return the counts called *what*, or the mean of the node measure *what* over offices (where any), else nodes."""
    of = plain(network)
    if what in COUNTS:
        return LandValues(dict(COUNTS[what](of)), what)
    if what not in MEANS:
        raise AskedWrongly(f"There is no {what!r} of Länder; choose one of: {', '.join([*COUNTS, *MEANS])}, or a CSV.")
    offices = {node for node, data in network.nodes(data=True) if data.get("kind") == "office"}
    found: dict[str, list[float]] = defaultdict(list)
    for node, land, value in zip(of.names, of.lands, OF_NODES[what](of, communities(of)), strict=True):
        if land and (node in offices or not offices):
            found[land].append(value)
    return LandValues({land: fmean(values) for land, values in found.items()}, "offices" if offices else "bodies")
