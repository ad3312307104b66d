"""Readings of three invented pages, and a store built from them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.records import (
    Activity,
    AnyRecord,
    Audience,
    Contact,
    Evidence,
    Fact,
    Office,
    Organisation,
    Party,
    Programme,
    Reading,
    Relation,
    Setting,
    TargetGroup,
)
from graph.build import build
from graph.head import Head, opened

HAMBURG = "https://hag.example/kgc"
HESSEN = "https://hage.example/kgc?seite=1"
GROUP = "https://w3id.org/chancennetz/target-group/wohnungslose-menschen"
INSURERS = "GKV-Bündnis für Gesundheit"


def reading(page: str, land: str, land_name: str, *more: AnyRecord, digest: str = "a") -> Reading:
    """Return a page of a Land's office with one record of every kind that tells no person."""
    version = f"20261121224831/{page}"

    def quoted(quote: str, start: int = 0) -> dict[str, Any]:
        evidence = (Evidence(quote, start, start + len(quote), version),)
        return {"page": page, "extractor": "probe/1", "confidence": 0.9, "evidence": evidence}

    office = f"KGC {land_name}"
    records: tuple[AnyRecord, ...] = (
        Office(name=office, short=None, land=land, land_name=land_name, **quoted(office)),
        Organisation(name=INSURERS, aliases=("GKV-BfG",), **quoted(INSURERS, 30)),
        Relation(
            subject=Party(office),
            role="funder",
            object=Party("GKV-BfG"),
            since="2017-02",
            **quoted("gefördert durch das „GKV-BfG“", 60),
        ),
        Relation(
            subject=Party("sie"),
            role="host",
            object=Party("Verein Ä & Ö"),
            status="past",
            **quoted("beim Verein Ä & Ö", 90),
        ),
        TargetGroup(
            label="wohnungslose Menschen", as_written="Wohnungslosen", concept=GROUP, **quoted("Wohnungslosen", 120)
        ),
        Audience(label="Fachkräfte", as_written="Fachkräften", **quoted("Fachkräften", 140)),
        Setting(label="Quartier", as_written="Quartiere", **quoted("Quartiere", 150)),
        Activity(
            label="Fachtag",
            as_written="Fachtage",
            activity_type="veranstaltung",
            frequency="jährlich",
            **quoted("jährlich Fachtage", 160),
        ),
        Programme(name="Gesundheit für alle", **quoted("Gesundheit für alle", 180)),
        Fact(
            subject=Party(office),
            property="Mitglieder",
            value="66",
            unit="Organisationen",
            as_of="2026",
            as_written="66 Organisationen",
            **quoted("66 Organisationen", 200),
        ),
        Contact(phone="040 66969-12", email=f"kgc@{land}.example", **quoted("040 66969-12", 220)),
        *more,
    )
    return Reading(
        page=page,
        version=version,
        fetched="2026-11-21T22:48:31.5+00:00",
        digest=digest * 64,
        extractor="probe/1",
        outcome="read",
        title=f"{office} – Über uns",
        language="de",
        records=records,
    )


@pytest.fixture
def hamburg() -> Reading:
    return reading(HAMBURG, "DE-HH", "Hamburg")


@pytest.fixture
def hessen() -> Reading:
    return reading(HESSEN, "DE-HE", "Hessen", digest="b")


@pytest.fixture
def head(tmp_path: Path) -> Iterator[Head]:
    with opened(tmp_path / "graph") as found:
        yield found


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the two pages and all curated files once; a test gets a copy."""
    folder = tmp_path_factory.mktemp("built") / "graph"
    with opened(folder) as head:
        build(head, [reading(HAMBURG, "DE-HH", "Hamburg"), reading(HESSEN, "DE-HE", "Hessen", digest="b")], {})
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Iterator[Head]:
    shutil.copytree(built_once, tmp_path / "built")
    with opened(tmp_path / "built") as found:
        yield found


@pytest.fixture
def told() -> Callable[..., Reading]:
    return reading
