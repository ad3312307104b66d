"""Curated Turtle files as plain lookups: subject → predicate → values, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import TypeAlias

import pyoxigraph

from data.errors import AskedWrongly

SKOS = "http://www.w3.org/2004/02/skos/core#"
CN = "https://w3id.org/chancennetz/ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABELS = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")
Described: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]


def described(folder: Traversable) -> Described:
    """Return every subject of the folder's Turtle files with its values; of literals, the German and the untagged."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ttl"):
            for subject, predicate, value in _triples(file):
                values = found.setdefault(subject, {})
                values[predicate] = (*values.get(predicate, ()), value)
    return found


def _triples(file: Traversable) -> Iterator[tuple[str, str, str]]:
    try:
        for quad in pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            value = _value(quad.object)
            if isinstance(quad.subject, pyoxigraph.NamedNode) and value is not None:
                yield quad.subject.value, quad.predicate.value, value
    except SyntaxError as error:
        raise AskedWrongly(f"{file.name} is no valid Turtle: {error}.") from error


def _value(term: object) -> str | None:
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    if isinstance(term, pyoxigraph.Literal) and term.language in {None, "de"}:
        return term.value
    return None
