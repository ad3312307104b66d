"""What has names in a graph: the vocabularies' concepts, each with what is wider, bodies, Länder and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from graph.names import local, term
from graph.searching.word_folding import folded

NAMES = tuple(map(term, ("skos:prefLabel", "skos:altLabel", "cn:abbreviation", "cn:formerName", "skos:hiddenLabel")))
IN_TEXTS = frozenset(("target-group", "audience", "activity", "setting", "programme"))
KINDS = IN_TEXTS | {"body", "name", "land", "role", "activity-type"}


class Thing(NamedTuple):
    """A concept, body, Land or role: its number in an index, its IRI and kind, all its names, the German one first."""

    number: int
    iri: str
    kind: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]


class Things:
    """The named things of a store, by their IRIs."""

    def __init__(self, store: ox.Store) -> None:
        self.known = {thing.iri: thing for thing in _things(store)}
        self.lands = _objects(store, "cn:land")
        self.broader = _objects(store, "skos:broader")
        self._names: dict[str, list[tuple[list[str], Thing]]] = defaultdict(list)
        for thing in self.known.values():
            for name in thing.names if thing.kind in IN_TEXTS else ():
                if keys := folded(name).split():
                    self._names[keys[0]].append((keys, thing))

    def named_in(self, keys: Sequence[str]) -> Iterator[Thing]:
        """Yield the concepts whose names stand among the *keys* of a text."""
        for place, key in enumerate(keys):
            for name, thing in self._names.get(key, ()):
                if keys[place : place + len(name)] == name:
                    yield thing

    def and_wider(self, things: Iterable[Thing]) -> frozenset[int]:
        """Return the numbers of *things* and of everything that is wider, up to the top."""
        found: set[int] = set()
        left = list(things)
        while left:
            thing = left.pop()
            if thing.number not in found:
                found.add(thing.number)
                left += (self.known[iri] for iri in self.broader.get(thing.iri, ()) if iri in self.known)
        return frozenset(found)


def _things(store: ox.Store) -> Iterator[Thing]:
    told: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
    for rank, name in enumerate(NAMES):
        for quad in store.quads_for_pattern(None, ox.NamedNode(name), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                told[quad.subject.value].append((quad.object.language == "en", rank, quad.object.value))
    for number, iri in enumerate(sorted(told)):
        kind = local(iri).partition("/")[0]
        if kind in KINDS:
            names = dict.fromkeys(name for *_, name in sorted(told[iri]))
            yield Thing(number, iri, "body" if kind == "name" else kind, tuple(names))


def _objects(store: ox.Store, name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, ox.NamedNode(term(name)), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            found[quad.subject.value].append(quad.object.value)
    return found
