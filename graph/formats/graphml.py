"""GraphML 1.0 (http://graphml.graphdrawing.org/specification.html), for igraph, R, networkx, Cytoscape and yEd.

An edge's label is its role where it has no label of its own; lists are texts with ` | ` between the items.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.formats.flow import Attributes, Columns, Flow, plain, xml
from graph.formats.written import lines

TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "string"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(flow: Flow, path: Path) -> list[Path]:
    """Write one file."""
    return lines(path, _lines(flow))


def _lines(flow: Flow) -> Iterator[str]:
    nodes, edges = _keys("n", flow.node_columns), _keys("e", flow.edge_columns)
    about = _keys("g", dict.fromkeys(flow.about, str))
    yield HEAD
    yield from _declared("graph", about, dict.fromkeys(flow.about, str))
    yield from _declared("node", nodes, flow.node_columns)
    yield from _declared("edge", edges, flow.edge_columns)
    yield f'<graph id="G" edgedefault="{"directed" if flow.directed else "undirected"}">\n'
    yield _data(about, flow.about)
    for node, data in flow.nodes:
        yield f'<node id="{xml(node)}">{_data(nodes, data)}</node>\n'
    for number, source, target, data in flow.edges:
        yield (f'<edge id="e{number}" source="{xml(source)}" target="{xml(target)}">{_data(edges, data)}</edge>\n')
    yield "</graph>\n</graphml>\n"


def _keys(letter: str, columns: Columns) -> dict[str, str]:
    return {name: f"{letter}{number}" for number, name in enumerate(columns)}


def _declared(what: str, keys: dict[str, str], columns: Columns) -> Iterator[str]:
    for name, kind in columns.items():
        yield f'<key id="{keys[name]}" for="{what}" attr.name="{xml(name)}" attr.type="{TYPES[kind]}"/>\n'


def _data(keys: dict[str, str], data: Attributes) -> str:
    return "".join([f'<data key="{keys[name]}">{xml(plain(value))}</data>' for name, value in data.items()])
