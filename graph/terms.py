"""The graph's terms as people look them up: what the ontology and the shapes say of each, with a real query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from data import curated
from graph.names import PREFIXES, prefixed
from graph.term_queries import counting, example, pattern
from graph.term_rules import Rule, rules

Kind: TypeAlias = Literal["Class", "ObjectProperty", "DatatypeProperty", "Property", "Individual"]
KINDS: dict[Node, Kind] = {
    OWL.Class: "Class",
    OWL.ObjectProperty: "ObjectProperty",
    OWL.DatatypeProperty: "DatatypeProperty",
    RDF.Property: "Property",
}
OWN = PREFIXES["cn"]


class Term(NamedTuple):
    """One class, property or value; other terms by prefixed name, words by language (`de`, `en`).

    A term of another standard (`own` is false) is defined there; its words here, of `data/borrowed.ttl`, say what the
    graph uses it for. `pattern` finds all its uses in all graphs, `query` shows the first of them.
    """

    name: str
    iri: str
    kind: Kind
    labels: dict[str, str]
    definitions: dict[str, str]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    rules: tuple[Rule, ...]
    pattern: str

    @property
    def own(self) -> bool:
        """Whether the term is defined in `data/ontology.ttl`."""
        return self.iri.startswith(OWN)

    @property
    def query(self) -> str:
        """The example query, which `chancennetz ask --sparql` and every SPARQL server answer."""
        return example(self.kind, self.pattern)

    @property
    def counting(self) -> str:
        """The query that counts the different things which the term is used of."""
        return counting(self.kind, self.pattern)


def terms() -> list[Term]:
    """Return every own term, then every one that is borrowed from other standards, each by its name."""
    ontology, demands = Graph(), rules()
    for file in ("ontology.ttl", "borrowed.ttl"):
        ontology.parse(data=curated(file).read_text("utf-8"), format="turtle")
    kinds = dict(_declared(ontology))
    found = [_term(ontology, iri, kind, demands) for iri, kind in kinds.items()]
    return sorted(found, key=lambda one: (not one.own, one.name.casefold(), one.name))


def _declared(ontology: Graph) -> Iterator[tuple[URIRef, Kind]]:
    for iri, kind in ontology.subject_objects(RDF.type):
        if isinstance(iri, URIRef) and kind != OWL.Ontology:
            yield iri, KINDS.get(kind, "Individual")


def _term(ontology: Graph, iri: URIRef, kind: Kind, demands: list[Rule]) -> Term:
    name = prefixed(iri)
    above = (RDFS.subClassOf, RDFS.subPropertyOf)
    narrower = tuple(sorted(prefixed(str(one)) for one in _below(ontology, iri)))
    return Term(
        name=name,
        iri=str(iri),
        kind=kind,
        labels=_words(ontology, iri, RDFS.label),
        definitions=_words(ontology, iri, SKOS.definition) or _words(ontology, iri, SKOS.scopeNote),
        broader=_names(ontology, iri, *above, *([RDF.type] if kind == "Individual" else [])),
        narrower=narrower,
        domains=_names(ontology, iri, RDFS.domain),
        ranges=_names(ontology, iri, RDFS.range),
        rules=tuple(rule for rule in demands if name in rule.classes or name in rule.properties),
        pattern=pattern(name, kind, narrower),
    )


def _below(ontology: Graph, iri: URIRef) -> set[Node]:
    """Return the classes that are narrower than a class, over any number of steps, without itself."""
    return {one for one in ontology.transitive_subjects(RDFS.subClassOf, iri) if one is not None} - {iri}


def _words(ontology: Graph, iri: URIRef, place: URIRef) -> dict[str, str]:
    return {str(getattr(word, "language", "")): str(word) for word in ontology.objects(iri, place)}


def _names(ontology: Graph, iri: URIRef, *places: URIRef) -> tuple[str, ...]:
    return tuple(sorted(prefixed(str(one)) for place in places for one in ontology.objects(iri, place)))
