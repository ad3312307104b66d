"""Writes a network as files that Gephi, igraph, R and Python open with all attributes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from data.errors import AskedWrongly

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str] | nx.MultiGraph[str]


def write(network: Network, form: str, path: Path) -> list[Path]:
    """Write *network* to *path* in the format called *form* and return the files made; CSV makes two of them."""
    if form not in FORMATS:
        raise AskedWrongly(f"There is no format {form!r}; choose one of: {', '.join(FORMATS)}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    return FORMATS[form](network, path)


def _graphml(network: Network, path: Path) -> list[Path]:
    """GraphML for igraph, R, Cytoscape and yEd."""
    import networkx as nx

    nx.write_graphml(network, path, encoding="utf-8", prettyprint=True, infer_numeric_types=True)
    return [path]


def _gexf(network: Network, path: Path) -> list[Path]:
    """GEXF 1.2 for Gephi; the date is the release's, so that one release always gives one file."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph(network)
    meta = writer.xml.find("meta")
    if meta is not None:
        meta.set("lastmodifieddate", str(network.graph.get("created", ""))[:10])
    with path.open("wb") as file:
        writer.write(file)
    return [path]


def _csv(network: Network, path: Path) -> list[Path]:
    """Two CSV files, nodes and edges, with the column names that Gephi expects; UTF-8."""
    nodes = path.with_name(f"{path.stem}-nodes.csv")
    edges = path.with_name(f"{path.stem}-edges.csv")
    kind = "Directed" if network.is_directed() else "Undirected"
    _table(nodes, ({"Id": node, **_titled(data)} for node, data in network.nodes(data=True)), ["Id", "Label"])
    _table(
        edges,
        ({"Source": u, "Target": v, "Type": kind, **_titled(data)} for u, v, data in network.edges(data=True)),
        ["Source", "Target", "Type", "Weight"],
    )
    return [nodes, edges]


def _titled(data: dict[str, Any]) -> dict[str, Any]:
    """Spell `label` and `weight` as Gephi does."""
    return {name.title() if name in {"label", "weight"} else name: value for name, value in data.items()}


def _table(path: Path, rows: Iterable[dict[str, Any]], first: list[str]) -> None:
    listed = list(rows)
    others = sorted({name for row in listed for name in row} - set(first))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*first, *others], restval="")
        writer.writeheader()
        writer.writerows(listed)


FORMATS: dict[str, Callable[[Network, Path], list[Path]]] = {"graphml": _graphml, "gexf": _gexf, "csv": _csv}
