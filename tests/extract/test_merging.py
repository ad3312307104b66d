"""Records of several extractors: what means the same becomes one record, and the first one's fields stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.merging import merged
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
    Relation,
    TargetGroup,
)


def by(extractor: str, quote: str, confidence: float = 0.5) -> dict[str, Any]:
    evidence = (Evidence(quote, 0, len(quote), "v"),)
    return {"page": "p", "extractor": extractor, "confidence": confidence, "evidence": evidence}


RULES, MODEL = by("regeln/0.1", "Regel", 0.8), by("modell/1", "Modell")


def relation(source: dict[str, Any], role: str = "funder", body: str = "Land") -> Relation:
    return Relation(**source, subject=Party("KGC", aliases=("Die Stelle",)), role=role, object=Party(body))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "model"),
    [
        (Organisation(**RULES, name="Verein Muster e. V.", aliases=("VM",)), Organisation(**MODEL, name="VM")),
        (Office(**RULES, name="KGC Musterland"), Organisation(**MODEL, name="Die KGC Musterland")),
        (Programme(**RULES, name="Präventionsgesetz"), Programme(**MODEL, name="Das Präventionsgesetz")),
        (relation(RULES), Relation(**MODEL, subject=Party("die Stelle"), role="funder", object=Party("Land"))),
        (
            TargetGroup(**RULES, label="Alleinerziehende", as_written="alleinerziehende Eltern"),
            TargetGroup(**MODEL, label="x", as_written="Alleinerziehende"),
        ),
        (
            Activity(**RULES, label="Beratung", as_written="berät Kommunen", activity_type="beratung"),
            Activity(**MODEL, label="x", as_written="berät Kommunen", activity_type="sonstiges"),
        ),
        (Contact(**RULES, person="Ada L.", phone="1"), Contact(**MODEL, person="Ada L.", phone="2")),
        (Contact(**RULES, email="kgc@x.de"), Contact(**MODEL, email="KGC@x.de", phone="2")),
        (
            Fact(**RULES, subject=Party("KGC"), property="members", value="66", as_written="66 Mitglieder"),
            Fact(**MODEL, subject=Party("Verbund"), property="count", value="66", as_written="66 Mitglieder"),
        ),
    ],
)
def test_what_means_the_same_is_one_record_with_the_fields_of_the_rules(rule: AnyRecord, model: AnyRecord) -> None:
    (record,) = merged([rule], [model])
    assert type(record) is type(rule)
    assert [e.quote for e in record.evidence] == ["Regel", "Modell"]
    assert record.confidence == pytest.approx(0.9)
    assert record.extractor == "regeln/0.1 modell/1"
    fields = set(rule.__struct_fields__) - {"evidence", "confidence", "extractor"}
    assert all(getattr(record, name) == getattr(rule, name) for name in fields)


@pytest.mark.parametrize(
    ("rule", "model"),
    [
        (relation(RULES), relation(MODEL, role="partner")),
        (relation(RULES), relation(MODEL, body="Bund")),
        (Contact(**RULES, phone="040 1"), Contact(**MODEL, person="Ada L.", phone="040 1")),
        (Programme(**RULES, name="Netzwerk"), Organisation(**MODEL, name="Netzwerk")),
        (
            TargetGroup(**RULES, label="Kinder", as_written="Kinder"),
            Audience(**MODEL, label="Kinder", as_written="Kinder"),
        ),
    ],
)
def test_what_means_something_else_stands_beside_it_under_its_own_extractor(rule: AnyRecord, model: AnyRecord) -> None:
    assert merged([rule], [model]) == (rule, model)


def test_an_extractor_that_repeats_itself_is_not_surer() -> None:
    (record,) = merged([], [Organisation(**MODEL, name="VM"), Organisation(**MODEL, name="VM")])
    assert (record.confidence, record.extractor, len(record.evidence)) == (0.5, "modell/1", 1)


NAMES = st.lists(st.sampled_from(["Verein", "Land", "Kasse", "Bund"]), max_size=6)


@given(NAMES, NAMES)
def test_nothing_is_lost_and_nothing_is_told_twice(rules: list[str], models: list[str]) -> None:
    first = merged([], [Organisation(**RULES, name=name) for name in rules])
    both = merged(first, [Organisation(**MODEL, name=name) for name in models])
    names = [record.name for record in both if isinstance(record, Organisation)]
    assert sorted(names) == sorted({*rules, *models})
    assert all(0 <= record.confidence <= 1 for record in both)
    assert names[: len(first)] == [record.name for record in first if isinstance(record, Organisation)]
