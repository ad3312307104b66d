"""A network as it flows into a file: what it says of itself, which attributes there are, then nodes, then edges.

A writer takes nodes and edges one at a time, so a network that does not fit into memory can be written, too. Attributes
are texts, whole numbers, numbers, truths and lists of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str] | nx.MultiGraph[str]

FIRST = (
    "label",
    "label_en",
    "short",
    "kind",
    "land",
    "mode",
    "role",
    "weight",
    "confidence",
    "sources",
    "quote",
    "from",
)
BETWEEN = " | "
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_RANK = {bool: 0, int: 1, float: 2, list: 3, str: 4}

Attributes: TypeAlias = Mapping[str, Any]
Columns: TypeAlias = dict[str, type]


class Edge(NamedTuple):
    """One edge as it is written: its number from 0, its ends' IRIs, and its attributes."""

    number: int
    source: str
    target: str
    data: Attributes


class Flow(NamedTuple):
    """A network to be written; `nodes`, then `edges` are walked once, and each has at most these columns."""

    about: dict[str, str]
    directed: bool
    node_columns: Columns
    edge_columns: Columns
    nodes: Iterable[tuple[str, Attributes]]
    edges: Iterable[Edge]


def flow_of(network: Network) -> Flow:
    """Return a networkx network as a flow; attributes without a value (None) are left out."""
    nodes = [(str(node), _known(data)) for node, data in network.nodes(data=True)]
    edges = [Edge(number, *ends, _known(data)) for number, (ends, data) in enumerate(_ends(network))]
    return Flow(
        about={name: str(value) for name, value in network.graph.items()},
        directed=network.is_directed(),
        node_columns=_columns(data for _, data in nodes),
        edge_columns=_columns(edge.data for edge in edges),
        nodes=nodes,
        edges=edges,
    )


def _ends(network: Network) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Yield each edge; where it has no direction, from the first mode to the second."""
    modes: Any = () if network.is_directed() else network.nodes(data="bipartite")
    second = {node for node, mode in modes if mode == 1}
    for one, other, data in network.edges(data=True):
        yield ((str(other), str(one)) if one in second and other not in second else (str(one), str(other))), data


def _known(data: dict[str, Any]) -> Attributes:
    if None in data.values():
        data = {name: value for name, value in data.items() if value is not None}
    return data | {"spells": [str(spell) for spell in data["spells"]]} if "spells" in data else data


def _columns(rows: Iterable[Attributes]) -> Columns:
    """Return each attribute's type; where rows disagree the one that holds both: numbers before texts."""
    found: Columns = {}
    for row in rows:
        for name, value in row.items():
            kind = type(value)
            if found.get(name) is not kind:
                found[name] = _wider(found.get(name, kind), kind)
    return {name: found[name] for name in sorted(found, key=_order)}


def _wider(one: type, other: type) -> type:
    if one is other:
        return one if one in _RANK else str
    return float if {one, other} == {int, float} else str


def _order(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name


def plain(value: Any) -> str:  # noqa: ANN401 - any attribute
    """Write a value as text: truths in small letters, the items of a list with ` | ` between them."""
    if type(value) is bool:
        return "true" if value else "false"
    return BETWEEN.join(map(str, value)) if isinstance(value, list) else str(value)


def xml(text: str) -> str:
    """Write text for XML 1.0, element or attribute; what XML cannot hold becomes U+FFFD, white space stays."""
    if _NOT_XML.search(text):
        text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    for character, written in _ENTITIES:
        if character in text:
            text = text.replace(character, written)
    return text


_ENTITIES = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&quot;"),
    ("\t", "&#9;"),
    ("\n", "&#10;"),
    ("\r", "&#13;"),
)
