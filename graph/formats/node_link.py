"""Node-link JSON, as networkx (`node_link_graph`), d3 and sigma.js read it; attributes keep their types, lists too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.formats.flow import Flow
from graph.formats.written import items, json, lines


def write(flow: Flow, path: Path) -> list[Path]:
    """Write one object with `nodes` and `edges`; the ids of nodes are IRIs, the keys of edges numbers."""
    return lines(path, _lines(flow))


def _lines(flow: Flow) -> Iterator[str]:
    yield f'{{"directed":{json(flow.directed)},"multigraph":true,"graph":{json(flow.about)},"nodes":['
    yield from items({"id": node, **data} for node, data in flow.nodes)
    yield '\n],"edges":['
    yield from items(
        {"source": source, "target": target, "key": number, **data} for number, source, target, data in flow.edges
    )
    yield "\n]}\n"
