"""Networks: a recipe is a SPARQL file with a header; what it selects becomes a networkx graph with everything known.

A recipe selects `?source` and `?target` (IRIs); every other column becomes an attribute of the edge, `?weight` its
weight. Of the nodes the labels, the kind and the Land are looked up, so a recipe need not name them.
"""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from data import curated
from data.errors import AskedWrongly
from graph.sparql import Table, select

if TYPE_CHECKING:
    import networkx as nx

_HEADER = re.compile(r"^# ([a-z@]+): *(.+)$", re.MULTILINE)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
SHORTEST = 3
_OTHER_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  { ?thing cn:abbreviation ?told } UNION { ?thing cn:kind ?kind ; skos:altLabel ?told }
  BIND(STR(?told) AS ?name)
}"""
_NUMBERS = {"weight": int, "confidence": float}
_NODES = """
SELECT ?node ?label ?label_en ?kind ?land WHERE {{
  VALUES ?node {{ {nodes} }}
  OPTIONAL {{ ?node skos:prefLabel ?label FILTER(LANG(?label) = "de") }}
  OPTIONAL {{ ?node skos:prefLabel ?label_en FILTER(LANG(?label_en) = "en") }}
  OPTIONAL {{ ?node cn:kind ?told }}
  OPTIONAL {{ ?node a ?class . VALUES (?class ?classKind) {{
    (cn:Office "office") (cn:OrganisationClass "class") (cn:Undertaking "undertaking") (cn:Programme "programme")
    (skos:Concept "concept") (org:Organization "organisation") (org:FormalOrganization "organisation") }} }}
  BIND(COALESCE(?told, ?classKind) AS ?kind)
  OPTIONAL {{ ?node cn:land ?state BIND(REPLACE(STR(?state), "^.*/", "") AS ?land) }}
}} ORDER BY ?node ?label ?kind ?land"""


class Recipe(NamedTuple):
    """A network's SPARQL file with what its header says."""

    name: str
    title: str
    description: str
    directed: bool
    edge: str
    sparql: str


def shipped() -> dict[str, Recipe]:
    """Return the recipes of `data/networks` by name."""
    files = sorted(curated("networks").iterdir(), key=lambda file: file.name)
    return {recipe.name: recipe for recipe in map(read, files)}


def read(file: Traversable) -> Recipe:
    """Read a recipe's file; its name is the file's without `.rq`."""
    sparql = file.read_text("utf-8")
    header = {key: value.strip() for key, value in _HEADER.findall(sparql)}
    name = file.name.removesuffix(".rq")
    return Recipe(
        name=name,
        title=header.get("title", name),
        description=header.get("description", ""),
        directed=header.get("directed", "yes") == "yes",
        edge=header.get("edge", ""),
        sparql=sparql,
    )


def network(store: ox.Store, recipe: Recipe, **about: str) -> nx.MultiDiGraph[str] | nx.MultiGraph[str]:
    """Return the recipe's network; *about* (release, date …) goes into the graph's own attributes."""
    import networkx as nx

    edges = select(store, recipe.sparql)
    missing = [column for column in ("source", "target") if column not in edges.columns]
    if missing:
        raise AskedWrongly(f"The recipe {recipe.name} must select ?source and ?target; missing: {', '.join(missing)}.")
    found: nx.MultiDiGraph[str] | nx.MultiGraph[str] = nx.MultiDiGraph() if recipe.directed else nx.MultiGraph()
    found.graph.update(name=recipe.title, recipe=recipe.name, **about)
    names = sorted({str(row[edges.columns.index(end)]) for row in edges.rows for end in ("source", "target")})
    for node, attributes in _described(store, names).items():
        found.add_node(node, **attributes)
    for row in _rows(edges):
        source, target = row.pop("source"), row.pop("target")
        found.add_edge(source, target, **row)
    return found


def _described(store: ox.Store, nodes: list[str]) -> dict[str, dict[str, Any]]:
    """Return every node's attributes; a node without a label is called by its IRI."""
    table = select(store, _NODES.format(nodes=" ".join(f"<{node}>" for node in nodes)))
    described: dict[str, dict[str, Any]] = {}
    for row in _rows(table):
        node = row.pop("node")
        described.setdefault(node, {"label": node, "iri": node} | row)
    for node, short in _short_names(store).items():
        if node in described:
            described[node]["short"] = short
    return {node: described[node] for node in nodes}


def _short_names(store: ox.Store) -> dict[str, str]:
    """Return the shortest other name of each thing that no other thing shares: `KGC Hamburg`, but not `LVG`."""
    rows = [(str(thing), str(name)) for thing, name in select(store, _OTHER_NAMES).rows]
    owners: dict[str, set[str]] = {}
    for thing, name in rows:
        owners.setdefault(name, set()).add(thing)
    found: dict[str, str] = {}
    for thing, name in sorted(rows, key=lambda row: (len(row[1]), row[1])):
        if len(owners[name]) == 1 and len(name) >= SHORTEST:
            found.setdefault(thing, name)
    return found


def _rows(table: Table) -> list[dict[str, Any]]:
    """Return rows without their empty cells, numbers as numbers, texts without characters that XML cannot hold."""
    return [
        {
            name: _NUMBERS[name](value) if name in _NUMBERS else _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
            for name, value in zip(table.columns, row, strict=True)
            if value is not None
        }
        for row in table.rows
    ]
