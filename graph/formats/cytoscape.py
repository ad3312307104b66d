"""Cytoscape: `.cyjs` for Cytoscape and cytoscape.js, and CX2 (https://cytoscape.org/cx/cx2) for NDEx and Cytoscape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.formats.flow import Attributes, Columns, Flow
from graph.formats.written import items, json, lines

CX2_TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "list_of_string"}


def write_cyjs(flow: Flow, path: Path) -> list[Path]:
    """Write the elements that cytoscape.js takes; an edge's role is its `interaction`."""
    return lines(path, _cyjs(flow))


def _cyjs(flow: Flow) -> Iterator[str]:
    about = flow.about | {"shared_name": flow.about.get("name", "")}
    yield f'{{"format_version":"1.0","generated_by":"chancennetz","data":{json(about)},'
    yield f'"directed":{json(flow.directed)},"multigraph":true'
    yield ',"elements":{"nodes":['
    nodes = (
        {"data": {"id": node, "value": node, "name": data.get("label", node), **data}} for node, data in flow.nodes
    )
    yield from items(nodes)
    yield '\n],"edges":['
    yield from items(
        {"data": {"id": f"e{number}", "key": number, "source": one, "target": other, **_interaction(data), **data}}
        for number, one, other, data in flow.edges
    )
    yield "\n]}}\n"


def _interaction(data: Attributes) -> Attributes:
    return {"interaction": data["role"]} if "role" in data else {}


def write_cx2(flow: Flow, path: Path) -> list[Path]:
    """Write the aspects of CX2 with declared attributes; nodes and edges are numbered from 0."""
    return lines(path, _cx2(flow))


def _cx2(flow: Flow) -> Iterator[str]:
    declared = {
        "networkAttributes": {name: {"d": "string"} for name in flow.about},
        "nodes": _declared({"id": str, **flow.node_columns}),
        "edges": _declared(flow.edge_columns),
    }
    numbers: dict[str, int] = {}
    yield '[{"CXVersion":"2.0","hasFragments":false}'
    yield f',\n{{"attributeDeclarations":[{json(declared)}]}},\n{{"networkAttributes":[{json(flow.about)}]}}'
    yield ',\n{"nodes":['
    nodes = ({"id": numbers.setdefault(node, len(numbers)), "v": {"id": node, **data}} for node, data in flow.nodes)
    yield from items(nodes)
    yield '\n]},\n{"edges":['
    yield from items(
        {"id": number, "s": numbers[source], "t": numbers[target], "v": data}
        for number, source, target, data in flow.edges
    )
    yield '\n]},\n{"status":[{"success":true,"error":""}]}]\n'


def _declared(columns: Columns) -> dict[str, dict[str, str]]:
    return {name: {"d": CX2_TYPES[kind]} for name, kind in columns.items()}
