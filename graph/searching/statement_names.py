"""What a statement is called where it is found: `office → Träger → body`, `Mitglieder: 66`, the concept it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyoxigraph as ox

from graph.names import term
from graph.searching.things import Things

Told = Mapping[str, list[str]]


def told_of(store: ox.Store, subject: ox.NamedNode) -> Told:
    """Return what the default graph says of *subject*: values by the predicates' IRIs."""
    told: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(subject, None, None, ox.DefaultGraph()):
        told.setdefault(quad.predicate.value, []).append(str(getattr(quad.object, "value", quad.object)))
    return told


def first(told: Told, name: str) -> str:
    """Return the first value of a prefixed name, an empty text where there is none."""
    return next(iter(told.get(term(name), ())), "")


def named(told: Told, things: Things) -> tuple[str, str]:
    """Return the kind and the name of a statement; one that names a thing is of that thing's kind."""
    classes = told.get(term("rdf:type"), ())
    return next(make(told, things) for cls, make in _MADE.items() if term(cls) in classes)


def _mention(told: Told, things: Things) -> tuple[str, str]:
    about = things.known.get(first(told, "cn:mentions"))
    return (about.kind, about.name) if about else ("mention", first(told, "cn:asWritten"))


def _relation(told: Told, things: Things) -> tuple[str, str]:
    ends = (first(told, name) for name in ("org:organization", "org:role", "org:member"))
    names = (things.known[end].name if end in things.known else end for end in ends)
    return "relation", " → ".join(names)


def _activity(told: Told, _: Things) -> tuple[str, str]:
    return "activity", first(told, "skos:prefLabel")


def _fact(told: Told, _: Things) -> tuple[str, str]:
    return "fact", f"{first(told, 'cn:property')}: {first(told, 'cn:value')} {first(told, 'cn:unit')}".rstrip()


def _contact(told: Told, _: Things) -> tuple[str, str]:
    ways = ("schema:email", "schema:telephone", "schema:address", "schema:faxNumber", "schema:hoursAvailable")
    return "contact", next(filter(None, (first(told, way) for way in ways)), "")


_MADE: dict[str, Callable[[Told, Things], tuple[str, str]]] = {
    "cn:Mention": _mention,
    "cn:Relation": _relation,
    "cn:Activity": _activity,
    "cn:Observation": _fact,
    "cn:Contact": _contact,
}
