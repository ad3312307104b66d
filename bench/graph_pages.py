"""Invented readings for measuring the graph: pages of offices with relations, groups, activities and their quotes."""

import random
from collections.abc import Iterator

from extract.records import (
    AnyRecord,
    Evidence,
    Fact,
    Office,
    Organisation,
    Party,
    Reading,
    Relation,
    TargetGroup,
)

LAENDER = ("DE-BB", "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW", "DE-RP", "DE-SH")
ROLES = ("host", "funder", "member", "partner", "initiator")
GROUPS = ("wohnungslose-menschen", "alleinerziehende", "aeltere-menschen", "kinder", "erwerbslose")


def pages(count: int, start: int = 0, state: str = "a") -> Iterator[Reading]:
    """Yield *count* pages from the number *start* on; another *state* of the same page tells other figures."""
    for number in range(start, start + count):
        yield page(number, state)


def page(number: int, state: str = "a") -> Reading:
    """Return the page of this number: some 70 lines of RDF, its bodies shared with others."""
    dice = random.Random(number)  # noqa: S311 - the same pages every time
    address = f"https://office-{number % 997}.example/seite/{number}"
    version = f"20260101000000/{address}"
    place = iter(range(0, 100_000, 90))

    def quoted(quote: str) -> dict[str, object]:
        start = next(place)
        evidence = (Evidence(quote, start, start + len(quote), version),)
        return {"page": address, "extractor": "bench/1", "confidence": 0.9, "evidence": evidence}

    office = f"Koordinierungsstelle {number % 997}"
    body, role = f"Verein {dice.randrange(3000)} für Gesundheit", dice.choice(ROLES)
    records: list[AnyRecord] = [
        Office(name=office, short=None, land=LAENDER[number % 12], land_name=None, **quoted(office)),  # type: ignore[arg-type]
        Fact(
            subject=Party(office),
            property="Mitglieder",
            value=f"{dice.randrange(90)}{state}",
            unit="Organisationen",
            as_of="2026",
            as_written="Mitglieder",
            **quoted(f"Mitglieder {state}"),  # type: ignore[arg-type]
        ),
        Organisation(name=body, **quoted(body)),  # type: ignore[arg-type]
        Relation(subject=Party(office), role=role, object=Party(body), **quoted(f"{role} ist {body}")),  # type: ignore[arg-type]
    ]
    group = dice.choice(GROUPS)
    concept = f"https://w3id.org/chancennetz/target-group/{group}"
    records.append(TargetGroup(label=group, as_written=group, concept=concept, **quoted(group)))  # type: ignore[arg-type]
    return Reading(
        page=address,
        version=version,
        fetched="2026-01-01T00:00:00+00:00",
        digest=f"{number:064x}",
        extractor="bench/1",
        outcome="read",
        title=f"{office}, Seite {number}",
        language="de",
        records=tuple(records),
    )
