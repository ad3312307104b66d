"""What is different between two releases, told in the words of the network: who joined, who left, what is new."""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

from graph.sparql import select

_QUESTIONS = {
    "page": """
        SELECT ?page (COALESCE(?title, STR(?page)) AS ?what) WHERE {
          ?page a cn:Page OPTIONAL { ?page dcterms:title ?title } }""",
    "relation": """
        SELECT ?page (CONCAT(?name, " → ", ?role, " → ", ?of, ?end) AS ?what) WHERE {
          ?relation a cn:Relation ; cn:onPage ?page ; cn:status ?status ; org:role/skos:prefLabel ?role ;
                    org:member/skos:prefLabel ?name ; org:organization/skos:prefLabel ?of .
          FILTER(LANG(?role) = "de" && LANG(?name) = "de" && LANG(?of) = "de")
          BIND(IF(?status = "current", "", CONCAT(" (", ?status, ")")) AS ?end) }""",
    "target group": """
        SELECT ?page (CONCAT(?office, " → ", ?group) AS ?what) WHERE {
          ?page foaf:primaryTopic ?stelle . ?mention cn:onPage ?page ; cn:mentions ?concept .
          ?stelle cn:targetGroup ?concept ; skos:prefLabel ?office . ?concept skos:prefLabel ?group .
          FILTER(LANG(?office) = "de" && LANG(?group) = "de") }""",
    "contact": """
        SELECT ?page (COALESCE(?mail, ?phone, "?") AS ?what) WHERE {
          ?contact a cn:Contact ; cn:onPage ?page .
          OPTIONAL { ?contact schema:email ?mail } OPTIONAL { ?contact schema:telephone ?phone } }""",
    "figure": """
        SELECT ?page (CONCAT(?subject, ": ", ?property, " ", ?value) AS ?what) WHERE {
          ?fact a cn:Observation ; cn:onPage ?page ; cn:subjectAsWritten ?subject ; cn:property ?property ;
                cn:value ?value }""",
}


class Change(NamedTuple):
    """One difference: of which kind, `new` or `gone`, what, and on which page."""

    kind: str
    way: str
    what: str
    page: str


def changes(before: ox.Store, after: ox.Store) -> list[Change]:
    """Return what *after* says and *before* does not (`new`), and the other way round (`gone`), sorted by kind."""
    found: list[Change] = []
    for kind, sparql in _QUESTIONS.items():
        old, new = set(select(before, sparql).rows), set(select(after, sparql).rows)
        found += [Change(kind, "gone", str(what), str(page)) for page, what in sorted(old - new, key=str)]
        found += [Change(kind, "new", str(what), str(page)) for page, what in sorted(new - old, key=str)]
    return found
