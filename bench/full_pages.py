"""Invented pages on which every question finds something: those of `bench.graph_pages` with records of every kind.

An office has one Land and, in 10,000, some ten pages. Each page has two more records, of kinds that are dealt out;
its concepts and known bodies are those of the curated files, the first far more often than the last. One page in
fifty speaks for no office, one in forty stands on the website of a known body.
"""

import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox
from msgspec.structs import replace

from bench.graph_pages import LAENDER, ROLES, page
from data import curated
from extract.records import (
    Activity,
    AnyRecord,
    Audience,
    Contact,
    Fact,
    Office,
    Party,
    Programme,
    Reading,
    Relation,
    Setting,
    TargetGroup,
)
from graph.lives import Seen
from graph.names import term

MORE = 2
TYPES = ("beratung", "qualifizierung", "veranstaltung", "vernetzung", "projekt", "gremium")
INSURERS = (term("body:gkv-buendnis"), "GKV-Bündnis für Gesundheit")
HAG = Party("HAG", id=term("body:hag"))
TENTHS = (0.8, 0.9)
Things = list[tuple[str, str]]


def full_pages(count: int) -> Iterator[Reading]:
    """Yield *count* pages of some 140 lines of RDF each."""
    return map(full_page, range(count))


def full_page(number: int) -> Reading:
    """Return the page of this number."""
    dice = random.Random(-1 - number)  # noqa: S311 - the same pages every time
    plain = page(number)
    host = plain.page if number % 40 else dice.choice(things("authority", "foaf:homepage"))[1]
    found = [
        _at_home(record, number)
        for record in plain.records
        if not isinstance(record, TargetGroup) and (number % 50 or not isinstance(record, Office))
    ]
    for at, kind in enumerate((_group, *dice.sample(KINDS, MORE))):
        quote = f"{kind.__name__.strip('_')} {dice.randrange(500)}"
        evidence = replace(
            plain.records[0].evidence[0], quote=quote, start=5000 + 100 * at, end=5000 + 100 * at + len(quote)
        )
        common = {"page": plain.page, "extractor": "bench/1", "confidence": dice.choice((0.6, 0.8, 0.9))}
        found.append(kind(dice, f"Koordinierungsstelle {number % 997}", common | {"evidence": (evidence,)}))
    return replace(plain, page=f"{host.rstrip('/')}/{number}", records=tuple(found))


def seen(count: int) -> dict[str, Seen]:
    """Return when the pages were seen: one in thirty not for more than a year."""
    times = {number: "2024-11-01T00:00:00Z" if number % 30 == 0 else "2026-01-01T00:00:00Z" for number in range(count)}
    return {full_page(number).page: Seen(time, time, time) for number, time in times.items()}


def _at_home(record: AnyRecord, number: int) -> AnyRecord:
    return replace(record, land=LAENDER[number % 997 % 12]) if isinstance(record, Office) else record


@cache
def things(folder: str, predicate: str) -> Things:
    """Return subjects and objects of *predicate* in a folder of curated files, in order; of texts the German ones."""
    found: Things = []
    for file in sorted(curated(folder).iterdir(), key=lambda file: file.name):
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            of_german = not isinstance(quad.object, ox.Literal) or quad.object.language == "de"
            if quad.predicate.value == term(predicate) and of_german:
                found.append((quad.subject.value, quad.object.value))
    return found


def _drawn(dice: random.Random, folder: str, part: str) -> tuple[str, str]:
    """Draw a thing whose IRI has this part; the tenth of *n* comes some five times as often as the last."""
    known = [thing for thing in things(folder, "skos:prefLabel") if f"/{part}/" in thing[0]]
    return known[int(len(known) * dice.random() ** 3)]


def _group(dice: random.Random, _: str, common: dict[str, Any]) -> AnyRecord:
    concept, label = _drawn(dice, "vocabularies", "target-group")
    return TargetGroup(label=label, as_written=label, concept=concept, **common)


def _audience(dice: random.Random, _: str, common: dict[str, Any]) -> AnyRecord:
    concept, label = _drawn(dice, "vocabularies", "audience")
    return Audience(label=label, as_written=label, concept=concept, **common)


def _setting(dice: random.Random, _: str, common: dict[str, Any]) -> AnyRecord:
    concept, label = _drawn(dice, "vocabularies", "setting")
    return Setting(label=label, as_written=label, concept=concept, **common)


def _programme(dice: random.Random, _: str, common: dict[str, Any]) -> AnyRecord:
    concept, label = _drawn(dice, "vocabularies", "programme")
    return Programme(name=label, id=concept, **common)


def _activity(dice: random.Random, _: str, common: dict[str, Any]) -> AnyRecord:
    concept, label = _drawn(dice, "vocabularies", "activity")
    often = dice.choice((None, "jährlich"))
    kind: Any = dice.choice(TYPES)
    return Activity(label=label, as_written=label, activity_type=kind, frequency=often, concept=concept, **common)


def _relation(dice: random.Random, office: str, common: dict[str, Any]) -> AnyRecord:
    body, name = _drawn(dice, "authority", "body") if dice.random() < TENTHS[0] else INSURERS
    subject = Party(office) if dice.random() < TENTHS[1] else HAG
    role: Any = dice.choice(ROLES)
    status: Any = dice.choice(("current", "current", "past", "planned"))
    since = dice.choice((None, f"{dice.randrange(1990, 2026)}"))
    return Relation(subject=subject, role=role, object=Party(name, id=body), status=status, since=since, **common)


def _contact(dice: random.Random, office: str, common: dict[str, Any]) -> AnyRecord:
    line = f"0{dice.randrange(10**9)}"
    return Contact(phone=line, email=f"kgc-{line}@office.example", organisation=office, **common)


def _fact(dice: random.Random, office: str, common: dict[str, Any]) -> AnyRecord:
    told, unit, value = dice.choice((("Gründung", None, "1990"), ("Budget", "Euro", "50000"), ("Beginn", None, "2001")))
    value = str(int(value) + dice.randrange(30))
    return Fact(subject=Party(office), property=told, value=value, unit=unit, as_written=told, as_of="2026", **common)


KINDS: tuple[Callable[[random.Random, str, dict[str, Any]], AnyRecord], ...] = (
    _group, _audience, _setting, _programme, _activity, _relation, _contact, _fact,
)  # fmt: skip
