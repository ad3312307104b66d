"""What is known of a network's nodes: labels in both languages, kind, Land, and the shortest name of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from graph.sparql import select

SHORTEST = 3
AT_ONCE = 2_000
_OTHER_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  { ?thing cn:abbreviation ?told } UNION { ?thing cn:kind ?kind ; skos:altLabel ?told }
  BIND(STR(?told) AS ?name)
}"""
QUERY = """
SELECT ?node ?label ?label_en ?kind ?land WHERE {{
  VALUES ?node {{ {nodes} }}
  OPTIONAL {{ ?node skos:prefLabel ?label FILTER(LANG(?label) = "de") }}
  OPTIONAL {{ ?node skos:prefLabel ?label_en FILTER(LANG(?label_en) = "en") }}
  OPTIONAL {{ ?node cn:kind ?told }}
  OPTIONAL {{ ?node a ?class . VALUES (?class ?classKind) {{
    (cn:Office "office") (cn:OrganisationClass "class") (cn:Undertaking "undertaking") (cn:Programme "programme")
    (skos:Concept "concept") (org:Organization "organisation") (org:FormalOrganization "organisation") }} }}
  OPTIONAL {{ ?node skos:inScheme ?scheme BIND(REPLACE(STR(?scheme), "^.*/([^/]+)/$", "$1") AS ?schemeKind) }}
  BIND(COALESCE(?told, ?schemeKind, ?classKind) AS ?kind)
  OPTIONAL {{ ?node cn:land ?state BIND(REPLACE(STR(?state), "^.*/", "") AS ?land) }}
}} ORDER BY ?node ?label ?kind ?land"""


def described(store: ox.Store, nodes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return every node's attributes, in the order of *nodes*; a node without a label is called by its IRI."""
    found: dict[str, dict[str, Any]] = {node: {"label": node, "iri": node} for node in nodes}
    for row in _rows(store, nodes):
        node = found[row.pop("node")]
        if len(node) == 2:  # noqa: PLR2004 - its label and IRI only: this is its first row
            node.update(row)
    for thing, name in _short_names(store).items():
        if thing in found:
            found[thing]["short"] = name
    return found


def _rows(store: ox.Store, nodes: Sequence[str]) -> Iterator[dict[str, str]]:
    for start in range(0, len(nodes), AT_ONCE):
        asked = " ".join(f"<{node}>" for node in nodes[start : start + AT_ONCE])
        table = select(store, QUERY.format(nodes=asked))
        for row in table.rows:
            yield {name: value for name, value in zip(table.columns, row, strict=True) if value is not None}


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
