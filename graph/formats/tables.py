"""Tables of nodes and edges as CSV (RFC 4180, UTF-8): with the headers of Gephi, or of Neo4j.

CSV has no place for what a file says of itself: a description after CSV on the Web (https://www.w3.org/TR/tabular-metadata/)
lies beside the two tables, with every column's type.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from graph.formats.flow import Columns, Flow, plain

CSVW_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string", list: "string"}
NEO4J_TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "string[]"}
TITLED = {"label": "Label", "weight": "Weight"}


class Table(NamedTuple):
    """A table to be written: the titles of its columns by the attribute that each holds, and rows of attributes."""

    path: Path
    titles: dict[str, str]
    rows: Iterable[Mapping[str, Any]]


def write_gephi(flow: Flow, path: Path) -> list[Path]:
    """Write `-nodes.csv` and `-edges.csv` with Id, Label, Source, Target, Type and Weight as Gephi wants them."""
    kind = "Directed" if flow.directed else "Undirected"
    nodes = {"": "Id"} | _titles(flow.node_columns)
    edges = {"\0source": "Source", "\0target": "Target", "\0type": "Type"} | _titles(flow.edge_columns)
    return _tables(
        flow,
        Table(_beside(path, "nodes"), nodes, ({"": node, **data} for node, data in flow.nodes)),
        Table(
            _beside(path, "edges"),
            edges,
            ({"\0source": s, "\0target": t, "\0type": kind, **data} for _, s, t, data in flow.edges),
        ),
    )


def write_neo4j(flow: Flow, path: Path) -> list[Path]:
    """Write tables for `neo4j-admin database import`, to be called with `--array-delimiter="|"`.

    A node's kind is its label in Neo4j's sense, an edge's role its type.
    """
    nodes = {"": "node:ID", "\0kind": ":LABEL"} | _typed(flow.node_columns)
    edges = {"\0source": ":START_ID", "\0target": ":END_ID", "\0role": ":TYPE"} | _typed(flow.edge_columns)
    return _tables(
        flow,
        Table(
            _beside(path, "neo4j-nodes"),
            nodes,
            ({"": node, "\0kind": data.get("kind", "node"), **data} for node, data in flow.nodes),
        ),
        Table(
            _beside(path, "neo4j-edges"),
            edges,
            (
                {"\0source": s, "\0target": t, "\0role": data.get("role", "LINKED"), **data}
                for _, s, t, data in flow.edges
            ),
        ),
    )


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.stem}-{what}.csv")


def _titles(columns: Columns) -> dict[str, str]:
    return {name: TITLED.get(name, name) for name in columns}


def _typed(columns: Columns) -> dict[str, str]:
    return {name: f"{name}:{NEO4J_TYPES[kind]}" for name, kind in columns.items()}


def _tables(flow: Flow, nodes: Table, edges: Table) -> list[Path]:
    for table in (nodes, edges):
        _write(table)
    described = nodes.path.with_name(nodes.path.name.removesuffix("-nodes.csv") + "-metadata.json")
    about = {f"chancennetz:{name}": value for name, value in flow.about.items()}
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"chancennetz": "https://w3id.org/chancennetz/ontology#"}],
        "dc:title": flow.about.get("name", ""),
        **about,
        "tables": [_described(nodes, flow.node_columns), _described(edges, flow.edge_columns)],
    }
    described.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n")
    return [nodes.path, edges.path, described]


def _described(table: Table, columns: Columns) -> dict[str, Any]:
    return {
        "url": table.path.name,
        "tableSchema": {
            "columns": [
                {"titles": title, "datatype": CSVW_TYPES[columns.get(name, str)]}
                for name, title in table.titles.items()
            ]
        },
    }


def _write(table: Table) -> None:
    names = list(table.titles)
    with table.path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.titles.values())
        writer.writerows([_cell(row[name]) if name in row else "" for name in names] for row in table.rows)


def _cell(value: Any) -> Any:  # noqa: ANN401 - any attribute
    return value if type(value) is str else plain(value)
