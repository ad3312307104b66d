"""Writes a network as files that other people's tools open with everything in them; one small file a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.errors import AskedWrongly
from graph.formats import cytoscape, dot, gexf, graphml, node_link, pajek, parquet, rdf, tables
from graph.formats.flow import Flow, flow_of

if TYPE_CHECKING:
    from graph.formats.flow import Network


class Format(NamedTuple):
    """How a format is written, and who reads it."""

    write: Callable[[Flow, Path], list[Path]]
    readers: str


FORMATS: dict[str, Format] = {
    "graphml": Format(graphml.write, "igraph, R, networkx, Cytoscape, yEd"),
    "gexf": Format(gexf.write, "Gephi, with colours, sizes and time"),
    "csv": Format(tables.write_gephi, "Gephi and tables; two files and their description"),
    "neo4j": Format(tables.write_neo4j, "neo4j-admin database import"),
    "parquet": Format(parquet.write, "pandas, polars, DuckDB, R; two files"),
    "json": Format(node_link.write, "networkx, d3, sigma.js"),
    "cyjs": Format(cytoscape.write_cyjs, "Cytoscape, cytoscape.js"),
    "cx2": Format(cytoscape.write_cx2, "NDEx, Cytoscape"),
    "net": Format(pajek.write, "Pajek, igraph; labels and weights only"),
    "two-mode.net": Format(pajek.write_two_mode, "Pajek, R; labels and weights only"),
    "dot": Format(dot.write, "Graphviz"),
    "nq": Format(rdf.write_nquads, "RDF stores"),
    "ttl": Format(rdf.write_turtle, "RDF tools"),
    "jsonld": Format(rdf.write_json_ld, "RDF and JSON tools"),
}


def write(network: Network, form: str, path: Path) -> list[Path]:
    """Write *network* to *path* in the format called *form* and return the files made, the network's own first."""
    return stream(flow_of(network), form, path)


def stream(told: Flow, form: str, path: Path) -> list[Path]:
    """Write a network that need not fit into memory; see `write`."""
    if form not in FORMATS:
        raise AskedWrongly(f"There is no format {form!r}; choose one of: {', '.join(FORMATS)}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    return FORMATS[form].write(told, path)
