"""The graph's terms as people look them up: what `data/ontology.ttl` and the shapes say of each, with a real query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from data import curated
from graph.names import PREFIXES, prefixed, term
from graph.term_queries import counting, example, pattern
from graph.term_rules import Rule, rules

Kind: TypeAlias = Literal["Class", "ObjectProperty", "DatatypeProperty", "Property", "Individual"]
KINDS: dict[Node, Kind] = {
    OWL.Class: "Class",
    OWL.ObjectProperty: "ObjectProperty",
    OWL.DatatypeProperty: "DatatypeProperty",
}
LANGUAGE = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
OWN = PREFIXES["cn"]


class Term(NamedTuple):
    """One class, property or value; other terms by prefixed name, words by language (`de`, `en`).

    A term of another standard (`own` is false) has no words here: they stand where it is defined. `pattern` finds all
    its uses in all graphs, `query` shows the first of them.
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
    """Return every own term, then every borrowed one that the ontology or the shapes name, each by its name."""
    ontology = Graph().parse(data=curated("ontology.ttl").read_text("utf-8"), format="turtle")
    demands = rules()
    kinds = _borrowed(ontology, demands) | dict(_own(ontology))
    found = [_term(ontology, iri, kind, demands) for iri, kind in kinds.items()]
    return sorted(found, key=lambda one: (not one.own, one.name.casefold(), one.name))


def _own(ontology: Graph) -> Iterator[tuple[URIRef, Kind]]:
    for iri, kind in ontology.subject_objects(RDF.type):
        if isinstance(iri, URIRef) and str(iri).startswith(OWN):
            yield iri, KINDS.get(kind, "Individual")


def _borrowed(ontology: Graph, demands: list[Rule]) -> dict[URIRef, Kind]:
    classes = {iri for place in (RDFS.subClassOf, RDFS.domain, RDFS.range) for iri in ontology.objects(None, place)}
    classes |= {URIRef(term(name)) for rule in demands for name in rule.classes}
    properties = {*ontology.predicates(), *ontology.objects(None, RDFS.subPropertyOf)}
    properties |= {URIRef(term(path)) for rule in demands for path in rule.properties}
    found: dict[Node, Kind] = dict.fromkeys(classes, "Class")
    found.update(dict.fromkeys(properties, "Property"))
    return {iri: kind for iri, kind in found.items() if isinstance(iri, URIRef) and not str(iri).startswith(LANGUAGE)}


def _term(ontology: Graph, iri: URIRef, kind: Kind, demands: list[Rule]) -> Term:
    name = prefixed(iri)
    above = (RDFS.subClassOf, RDFS.subPropertyOf)
    narrower = tuple(sorted(prefixed(str(one)) for one in _below(ontology, iri)))
    return Term(
        name=name,
        iri=str(iri),
        kind=kind,
        labels=_words(ontology, iri, RDFS.label),
        definitions=_words(ontology, iri, SKOS.definition),
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
