"""Reads an exported network with other people's libraries, as plain nodes and edges that can be compared.

A value that a reader gives as nothing (None, an empty text, not a number) counts as not there.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
from rdflib import RDF, Dataset, URIRef

from graph.formats.rdf import ATTRIBUTE, TERMS
from graph.names import term

Attributes = dict[str, Any]


class Read(NamedTuple):
    """What a reader found: nodes by their id, and edges with their ends and attributes."""

    nodes: dict[str, Attributes]
    edges: list[tuple[str, str, Attributes]]


def networkx(graph: Any) -> Read:
    edges = [(str(one), str(other), dict(data)) for one, other, data in graph.edges(data=True)]
    return Read({str(node): dict(data) for node, data in graph.nodes(data=True)}, edges)


def igraph(graph: Any, name: str = "id") -> Read:
    names = [vertex[name] for vertex in graph.vs]
    edges = [(names[edge.source], names[edge.target], edge.attributes()) for edge in graph.es]
    return Read({vertex[name]: vertex.attributes() for vertex in graph.vs}, edges)


def igraph_graphml(files: list[Path]) -> Read:
    return igraph(import_module("igraph").Graph.Read_GraphML(str(files[0])))


def igraph_pajek(files: list[Path]) -> Read:
    found = import_module("igraph").Graph.Read_Pajek(str(files[0]))
    labels = found.vs["name"] if found.vcount() else []
    edges = [(str(edge.source), str(edge.target), edge.attributes()) for edge in found.es]
    return Read({str(number): {"label": label} for number, label in enumerate(labels)}, edges)


def gephi_csv(files: list[Path]) -> Read:
    nodes, edges = map(_table, files[:2])
    return Read(
        {row.pop("Id"): _lower(row) for row in nodes}, [(*_pop(row, "Source", "Target"), _lower(row)) for row in edges]
    )


def neo4j_csv(files: list[Path]) -> Read:
    nodes, edges = map(_table, files[:2])
    ends = (":START_ID", ":END_ID")
    return Read(
        {row.pop("node:ID"): _typeless(row) for row in nodes}, [(*_pop(row, *ends), _typeless(row)) for row in edges]
    )


def _table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _pop(row: dict[str, str], one: str, other: str) -> tuple[str, str]:
    return row.pop(one), row.pop(other)


def _lower(row: Mapping[str, str]) -> Attributes:
    return {{"Label": "label", "Weight": "weight"}.get(name, name): value for name, value in row.items()}


def _typeless(row: Mapping[str, str]) -> Attributes:
    return {name.rpartition(":")[0]: value for name, value in row.items()}


def parquet(files: list[Path]) -> Read:
    nodes, edges = (import_module("pyarrow.parquet").read_table(file).to_pylist() for file in files)
    return Read({row.pop("id"): row for row in nodes}, [(row.pop("source"), row.pop("target"), row) for row in edges])


def cx2(files: list[Path]) -> Read:
    aspects = {name: value for aspect in json.loads(files[0].read_bytes()) for name, value in aspect.items()}
    names = {node["id"]: node["v"]["id"] for node in aspects["nodes"]}
    return Read(
        {node["v"]["id"]: node["v"] for node in aspects["nodes"]},
        [(names[edge["s"]], names[edge["t"]], edge["v"]) for edge in aspects["edges"]],
    )


def graphviz(files: list[Path]) -> Read:
    done = subprocess.run(
        ["dot", "-Kneato", "-Tdot_json", files[0]],  # noqa: S607 - wherever it is installed
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)
    nodes = {node["_gvid"]: node for node in found.get("objects", [])}
    ends = [(nodes[edge["tail"]]["name"], nodes[edge["head"]]["name"], edge) for edge in found.get("edges", [])]
    return Read({node["name"]: node for node in nodes.values()}, ends)


def rdflib(form: str) -> Callable[[list[Path]], Read]:
    """Return a reader of edges as linked data; nodes are whatever an edge ends in or a label is given to."""

    def read(files: list[Path]) -> Read:
        found = Dataset(default_union=True)
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # rdflib's of itself
            found.parse(files[0], format=form)
        names = {predicate[1:-1]: name for name, (predicate, _) in TERMS.items() if name != "label_en"}

        def attributes(subject: Any) -> Attributes:
            told: dict[str, list[Any]] = {}
            value: Any
            for predicate, value in found.predicate_objects(subject):
                name = names.get(str(predicate), str(predicate).removeprefix(ATTRIBUTE))
                name = f"{name}_en" if name == "label" and value.language == "en" else name
                told.setdefault(name, []).append(str(value).rpartition("/land/")[2] if name == "land" else str(value))
            return {name: values[0] if len(values) == 1 else values for name, values in told.items()}

        edges: list[tuple[str, str, Attributes]] = []
        ends: set[Any] = set()
        for edge in found.subjects(RDF.type, URIRef(term("cn:Edge"))):
            source, target = (found.value(edge, URIRef(term(end))) for end in ("cn:edgeSource", "cn:edgeTarget"))
            ends |= {source, target}
            edges.append((str(source), str(target), attributes(edge)))
        ends |= set(found.subjects(URIRef(term("skos:prefLabel"))))
        return Read({str(node): {"iri": str(node), **attributes(node)} for node in ends}, edges)

    return read


READERS: dict[str, dict[str, Callable[[list[Path]], Read]]] = {
    "graphml": {"networkx": lambda files: networkx(nx.read_graphml(files[0])), "igraph": igraph_graphml},
    "gexf": {"networkx": lambda files: networkx(nx.read_gexf(files[0], version="1.3"))},
    "csv": {"csv": gephi_csv},
    "neo4j": {"csv": neo4j_csv},
    "parquet": {"pyarrow": parquet},
    "json": {"networkx": lambda files: networkx(nx.node_link_graph(json.loads(files[0].read_bytes()), edges="edges"))},
    "cyjs": {"networkx": lambda files: networkx(nx.cytoscape_graph(json.loads(files[0].read_bytes())))},
    "cx2": {"json": cx2},
    "dot": {"graphviz": graphviz},
    "nq": {"rdflib": rdflib("nquads")},
    "ttl": {"rdflib": rdflib("turtle")},
    "jsonld": {"rdflib": rdflib("json-ld")},
}


def why_not(what: str) -> str:
    """Return why a reader cannot be asked here, or an empty text."""
    if what == "graphviz":
        return "" if shutil.which("dot") else "Graphviz is not installed"
    return f"{what} is not installed" if what in {"igraph", "pyarrow"} and not find_spec(what) else ""


def differences(told: Read, found: Read) -> Iterable[str]:
    """Yield what *told* has and *found* has not, or has otherwise."""
    if told.nodes.keys() != found.nodes.keys():
        yield f"nodes: {sorted(told.nodes.keys() ^ found.nodes.keys())[:3]}"
    for node, data in told.nodes.items():
        yield from (f"{node}: {lost}" for lost in _lost(data, found.nodes.get(node, {})))
    for one, other in zip(sorted(told.edges, key=_key), sorted(found.edges, key=_key), strict=False):
        if one[:2] != other[:2]:
            yield f"edge {one[:2]}: {other[:2]}"
        yield from (f"edge {one[:2]}: {lost}" for lost in _lost(one[2], other[2]))
    if len(told.edges) != len(found.edges):
        yield f"{len(told.edges)} edges: {len(found.edges)}"


def _key(edge: tuple[str, str, Attributes]) -> tuple[str, ...]:
    return edge[0], edge[1], str(edge[2].get("role") or ""), str(edge[2].get("iri") or "")


def _lost(told: Attributes, found: Attributes) -> Iterable[str]:
    for name, value in told.items():
        if not same(value, found.get(name)):
            yield f"{name}: {str(value)[:40]!r} became {str(found.get(name))[:40]!r}"


def same(told: Any, found: Any) -> bool:
    """Tell whether a reader gave the value back, be it as text."""
    if isinstance(told, list):
        return found == told or (
            sorted(found) == sorted(told) if isinstance(found, list) else found == " | ".join(told)
        )
    if isinstance(told, bool):
        return str(found).casefold() in ({"true", "1", "1.0"} if told else {"false", "0", "0.0"})
    if isinstance(told, int | float):
        return float(found) == float(told) if found not in {None, ""} else False
    return str(found) == told or (told == "" and found is None)
