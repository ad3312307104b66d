"""A relation's confidence is the probability that it is right, judged by how its subject was found."""

from __future__ import annotations

from typing import TypeVar

import pytest

from extract.analysis import analyse
from extract.html import read_html
from extract.judge import Judge, Weights
from extract.reader import Reader
from extract.records import Organisation, Relation

Record = TypeVar("Record", Organisation, Relation)
NAMED = "<p>Träger der Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen ist die HAGE e. V.</p>"
BARE = "<p>Das Projekt wird von der Ärztekammer Musterland gefördert.</p>"
SILENT = "<p>Das Geld kommt von der Ärztekammer Musterland.</p>"
HEADING = "<h1>Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen</h1>"


def clues(reader: Reader, main: str) -> frozenset[str]:
    page = analyse("p", "p", "x.example", read_html(f"<main>{HEADING}{main}</main>".encode()))
    ((_, found),) = reader.recogniser.possible_relations(page)
    return found


def relation(reader: Reader, main: str) -> Relation:
    _, reading = reader.read_bytes("p", f"<main>{HEADING}{main}</main>".encode(), "text/html")
    (found,) = (record for record in reading.records if isinstance(record, Relation))
    return found


def told(reader: Reader, main: str, kind: type[Record]) -> list[Record]:
    _, reading = reader.read_bytes("p", f"<main>{HEADING}{main}</main>".encode(), "text/html")
    return [record for record in reading.records if isinstance(record, kind)]


def surely(reader: Reader, main: str) -> float:
    return reader.recogniser.roles.whole.verdict(clues(reader, main))[1]


@pytest.mark.parametrize(
    ("main", "told"),
    [
        (NAMED, {"way=told:O told", "is=topic", "block=paragraph told", "role=host told:O"}),
        (BARE, {"way=told:T? told", "block=paragraph told", "role=funder told:T?"}),
        (SILENT, {"way=silent told", "is=topic", "role=funder silent"}),
        (SILENT.replace("<p>", "<ul><li>").replace("</p>", "</li></ul>"), {"block=item silent"}),
    ],
    ids=["by name", "by a noun", "not at all", "in a list"],
)
def test_the_clues_say_how_the_subject_was_found(literal: Reader, main: str, told: set[str]) -> None:
    assert told <= clues(literal, main)


@pytest.mark.parametrize(
    ("main", "told"),
    [
        (NAMED, {"head=ngsstelle host", "weak=False host"}),
        (SILENT, {"newest=it silent", "last=section silent", "path=True silent", "below=False topic silent"}),
        (f"<p>Das Projekt „Querwind“ begann 2019.</p>{SILENT}", {"newest=other silent"}),
        (f"<h2>Wer zahlt</h2>{SILENT}", {"newest=none silent", "below=True topic silent", "last=section silent"}),
    ],
    ids=["by name", "the title's office", "another thing spoken of since", "in a section of its own"],
)
def test_the_clues_say_where_the_text_named_the_subject(literal: Reader, main: str, told: set[str]) -> None:
    assert told <= clues(literal, main)


def test_a_project_with_its_noun_is_what_the_title_names_in_quotation_marks(literal: Reader) -> None:
    title = "„Kita in Bewegung“ geht weiter"
    text = "Das Projekt „Kita in Bewegung“ wird von der Ärztekammer Musterland gefördert."
    main = f"<title>{title}</title><main><h1>{title}</h1><p>{text}</p></main>"
    page = analyse("p", "p", "x.example", read_html(main.encode()))
    ((_, found),) = literal.recogniser.possible_relations(page)
    assert {"is=topic", "title=True"} <= found


def test_a_subject_by_name_is_surer_than_one_that_a_noun_points_to(shipped: Reader) -> None:
    assert surely(shipped, NAMED) > surely(shipped, BARE)


def test_what_is_far_more_probably_wrong_is_left_out(literal: Reader) -> None:
    doubtful = Judge(Weights(("right", "none"), 0.25, {"way=silent told": (-100, 100)}))
    roles = literal.recogniser.roles._replace(whole=doubtful)
    doubting = Reader(literal.recogniser._replace(roles=roles), panel=literal.panel)
    assert relation(doubting, NAMED).role == "host"
    assert told(doubting, SILENT, Relation) == []


def test_a_body_that_counts_only_with_a_role_is_told_though_whom_it_is_for_is_doubtful(literal: Reader) -> None:
    doubtful = Judge(Weights(("right", "none"), 0.25, {"way=silent told": (-100, 100)}))
    roles = literal.recogniser.roles._replace(whole=doubtful)
    doubting = Reader(literal.recogniser._replace(roles=roles), panel=literal.panel)
    town = "<p>Das Geld kommt von der Stadt Musterau.</p>"
    assert told(doubting, town, Relation) == []
    assert [body.name for body in told(doubting, town, Organisation)] == ["Stadt Musterau"]
    assert told(doubting, "<p>Sie liegt in der Stadt Musterau.</p>", Organisation) == []
