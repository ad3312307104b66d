"""What a page has said stays to be asked: from when, until when, why it ended; doubt ends nothing."""

from collections.abc import Callable

import msgspec
import pytest

from extract.records import Fact, Reading, Relation
from graph.books import checksum_of
from graph.build import build
from graph.head import Head
from graph.history import history, history_graph
from graph.lives import Life, Spell
from graph.minting import page_iri
from graph.sparql import select

DAYS = [f"2026-0{month}-01T00:00:00+00:00" for month in range(1, 8)]
SPELLS = """
    SELECT ?first ?confirmed ?on ?by {
      GRAPH ?history { ?what cn:spell ?spell . ?spell cn:firstSeen ?first
        OPTIONAL { ?spell cn:lastConfirmed ?confirmed ; cn:endedOn ?on ; cn:endedBy ?by } }
      GRAPH ?page { ?what a cn:Relation ; org:role role:funder } } ORDER BY ?first"""


def version(reading: Reading, number: int, *without: type) -> Reading:
    """Return the reading as that of another version, without records of some types."""
    records = tuple(record for record in reading.records if not isinstance(record, without))
    day = DAYS[number]
    return msgspec.structs.replace(
        reading, version=f"2026{number}/{reading.page}", fetched=day, digest=f"{number}" * 64, records=records
    )


def spell(reading: Reading, number: int, gone: int | None = None) -> Spell:
    """Return the spell of a version that was first seen on one day and confirmed twelve hours later."""
    return Spell(
        reading=reading,
        first_seen=DAYS[number],
        last_confirmed=DAYS[number].replace("T00", "T12"),
        gone_on=None if gone is None else DAYS[gone],
    )


def days(rows: tuple[tuple[str | None, ...], ...]) -> list[tuple[str | None, ...]]:
    return [tuple(value and (value[:10] if value[0] == "2" else value.rpartition("#")[2]) for value in r) for r in rows]


@pytest.mark.parametrize(
    ("told", "gone", "expected"),
    [
        ([True], None, [("2026-01-01", None, None, None)]),
        ([True, True], None, [("2026-01-01", None, None, None)]),
        ([False, True], None, [("2026-02-01", None, None, None)]),
        ([True, False], None, [("2026-01-01", "2026-01-01", "2026-02-01", "dropped")]),
        ([True, True, False], None, [("2026-01-01", "2026-02-01", "2026-03-01", "dropped")]),
        (
            [True, False, True],
            None,
            [("2026-01-01", "2026-01-01", "2026-02-01", "dropped"), ("2026-03-01", None, None, None)],
        ),
        ([True, True], 5, [("2026-01-01", "2026-02-01", "2026-06-01", "pageGone")]),
    ],
)
def test_every_time_that_a_statement_stood_on_its_page_is_told(
    head: Head, hamburg: Reading, told: list[bool], gone: int | None, expected: list[tuple[str | None, ...]]
) -> None:
    spells = [spell(version(hamburg, n, *() if there else (Relation,)), n) for n, there in enumerate(told)]
    spells[-1] = msgspec.structs.replace(spells[-1], gone_on=None if gone is None else DAYS[gone])
    build(head, [Life(spells=tuple(spells))])
    assert days(select(head.store, SPELLS).rows) == expected


def test_a_page_that_came_back_has_two_spells(head: Head, hamburg: Reading) -> None:
    build(head, [Life(spells=(spell(hamburg, 0, gone=2), spell(hamburg, 4)))])
    expected = [("2026-01-01", "2026-01-01", "2026-03-01", "pageGone"), ("2026-05-01", None, None, None)]
    assert days(select(head.store, SPELLS).rows) == expected
    assert days(select(head.store, SPELLS.replace("cn:Relation ; org:role role:funder", "cn:Page")).rows) == expected


@pytest.mark.parametrize(("cls", "change"), [(Fact, {"value": "76"}), (Relation, {"status": "past"})])
def test_another_answer_to_the_same_question_contradicts(
    head: Head, hamburg: Reading, cls: type, change: dict[str, str]
) -> None:
    first = version(hamburg, 0)
    changed = tuple(msgspec.structs.replace(r, **change) if isinstance(r, cls) else r for r in hamburg.records)
    second = version(msgspec.structs.replace(hamburg, records=changed), 1)
    build(head, [Life(spells=(spell(first, 0), spell(second, 1)))])
    table = select(head.store, "SELECT DISTINCT ?by { GRAPH ?history { ?what cn:spell/cn:endedBy ?by } }")
    assert [row[0].rpartition("#")[2] for row in table.rows if row[0]] == ["contradicted"]


def test_what_has_ended_is_in_no_default_graph_but_whole_in_its_history(head: Head, hamburg: Reading) -> None:
    build(head, [Life(spells=(spell(hamburg, 0), spell(version(hamburg, 1, Relation), 1)))])
    relation = (
        "{ ?r a cn:Relation ; org:member ?body ; cn:evidence/oa:hasSelector/oa:exact ?quote . ?body skos:prefLabel ?n }"
    )
    assert select(head.store, f"SELECT * {relation}").rows == ()
    assert select(head.store, "ASK { ?o cn:fundedBy ?b }").rows == (("no",),)
    assert select(head.store, "ASK { GRAPH ?g { ?o cn:fundedBy ?b } }").rows == (("no",),)
    past = select(head.store, f"SELECT ?quote {{ GRAPH <{history_graph(page_iri(hamburg))}> {relation} }}")
    assert ("gefördert durch das „GKV-BfG“",) in past.rows


def test_seeing_a_page_again_changes_only_what_the_meta_graph_says(head: Head, hamburg: Reading) -> None:
    life = Life(spells=(spell(hamburg, 0),))
    build(head, [life])
    before = checksum_of(head.store)
    later = msgspec.structs.replace(life.spells[0], last_confirmed=DAYS[6])
    build(head, [Life(spells=(later,), unconfirmed_because="answered 503")])
    assert checksum_of(head.store) == before
    told = select(head.store, "SELECT ?c ?why { GRAPH ?m { ?p cn:lastConfirmed ?c ; cn:unconfirmedBecause ?why } }")
    assert told.rows == (("2026-07-01T00:00:00Z", "answered 503"),)


def test_a_gone_page_leaves_its_history_only(head: Head, hamburg: Reading, hessen: Reading) -> None:
    build(head, [hamburg, hessen])
    report = build(head, [Life(spells=(spell(hamburg, 0, gone=1),)), hessen])
    assert report.dropped == (page_iri(hamburg),)
    assert {graph for graph in head.graphs() if hamburg.page in graph} == {history_graph(page_iri(hamburg))}
    build(head, [hessen])
    assert [graph for graph in head.graphs() if hamburg.page in graph] == []


def test_the_same_life_gives_the_same_lines_without_blank_nodes(hamburg: Reading) -> None:
    life = Life(spells=(spell(hamburg, 0), spell(version(hamburg, 1, Relation, Fact), 1)))
    assert history(life)[1] == history(life)[1]
    assert not [line for line in history(life)[1] if "_:" in line.split('"', maxsplit=1)[0]]


def test_spells_of_two_pages_are_no_life(hamburg: Reading, told: Callable[..., Reading]) -> None:
    other = told("https://other.example/", "DE-BE", "Berlin")
    with pytest.raises(ValueError, match="belong to one page"):
        Life(spells=(spell(hamburg, 0), spell(other, 1)))
