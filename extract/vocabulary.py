"""The concepts that pages are read for, from `data/vocabularies`: each with all its words."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import msgspec

from extract.turtle import CN, LABELS, SKOS, described

BASE = "https://w3id.org/chancennetz/"


class Concept(msgspec.Struct, frozen=True):
    """A concept of one scheme (`target-group`, `activity` …); `labels` are its words, the preferred one first."""

    iri: str
    scheme: str
    label: str
    labels: tuple[str, ...]
    activity_type: str | None = None
    heads: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


def load_concepts(folder: Traversable) -> tuple[Concept, ...]:
    """Return all concepts of the Turtle files in *folder*, sorted by IRI."""
    found = []
    for iri, values in described(folder).items():
        preferred = values.get(LABELS[0])
        if preferred and SKOS + "inScheme" in values and iri.startswith(BASE):
            found.append(
                Concept(
                    iri=iri,
                    scheme=iri.removeprefix(BASE).split("/")[0],
                    label=preferred[0],
                    labels=tuple(dict.fromkeys(label for kind in LABELS for label in values.get(kind, ()))),
                    activity_type=next((t.rsplit("/", 1)[1] for t in values.get(CN + "activityType", ())), None),
                    heads=values.get(CN + "compoundHead", ()),
                    verbs=values.get(CN + "verb", ()),
                )
            )
    return tuple(sorted(found, key=lambda concept: concept.iri))
