"""Whom else a construction names: who does it together with others, who is added last; and what denies it."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.constructions import matched
from extract.masked_page import spans_by_sentence
from extract.masks import mask
from extract.plain import read_plain
from extract.reader import Reader
from extract.records import Party, Relation
from extract.slots import is_group
from extract.subjects import names_of


def named(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Return (role, body) of every construction that is no weak one in a plain text of one sentence."""
    page = analyse("p", "p", "", read_plain(text))
    names = names_of(page, reader.recogniser.bodies.find(page, None), {})
    masked = mask(page, page.sentences[0], spans_by_sentence(page, names.entities)[0], names.things[0])
    found = [match for match in matched(masked, reader.recogniser.roles.frames) if not match.weak]
    return [(match.role, entity.name) for match in found for slot in match.bodies for entity, _ in slot.members]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Entwickelt hat das Projekt die AWO Celle zusammen mit der Caritas Ulm.",
            [("initiator", "AWO Celle"), ("initiator", "Caritas Ulm")],
        ),
        ("Das Projekt leitet die AWO Celle zusammen mit der Caritas Ulm.", [("host", "AWO Celle")]),
        (
            "Entwickelt hat das Projekt die AWO Celle; zusammen mit der Caritas Ulm feiert sie.",
            [("initiator", "AWO Celle")],
        ),
        (
            "Dem Projekt sind die Stadt Celle und die Stadt Hamm beigetreten, zuletzt die Stadt Ulm.",
            [("member", "Stadt Celle"), ("member", "Stadt Hamm"), ("member", "Stadt Ulm")],
        ),
        ("Beteiligt hat sich die Stadt Celle.", [("partner", "Stadt Celle")]),
        ("Nicht beteiligt hat sich die Stadt Celle.", []),
    ],
)
def test_a_construction_names_bodies(reader: Reader, sentence: str, told: list[tuple[str, str]]) -> None:
    assert named(reader, sentence) == told


@pytest.mark.parametrize(
    ("name", "group"),
    [("Runder Tisch Demenz", True), ("Arbeitskreis Gesundheit", True), ("Präventionskette Celle", False)],
)
def test_a_body_of_members_is_told_from_a_project_with_partners(name: str, *, group: bool) -> None:
    assert is_group(Party(name)) is group


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Präventionskette Neunkirchen", "partner"), ("Arbeitskreis Gesundheit Neunkirchen", "member")],
)
def test_who_sits_at_the_table_is_partner_of_a_project_and_member_of_a_group(
    reader: Reader, heading: str, role: str
) -> None:
    told = f"<h1>{heading}</h1><p>Mit am Tisch sitzen außerdem die Diakonie Saar und die AWO Celle.</p>"
    html = f"<html lang='de'><main>{told}<p>Es geht um Gesundheit und Prävention für arme Kinder.</p></main></html>"
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    assert {r.role for r in reading.records if isinstance(r, Relation)} == {role}


@pytest.mark.parametrize(
    ("lead", "role"),
    [
        ("<p>Der Arbeitsgruppe gehören zurzeit an:</p>", {"member"}),
        ("<h2>Mit wem?</h2>", {"partner"}),
        ("<h2>Gegen wen?</h2>", set()),
        ("<h2>Das bekommen Sie von uns</h2>", set()),
    ],
)
def test_a_lead_in_gives_its_list_the_role_that_its_sentence_would(reader: Reader, lead: str, role: set[str]) -> None:
    about = "<h1>Arbeitsgruppe Gesundheit Neunkirchen</h1><p>Es geht um Gesundheit und Prävention für arme Kinder.</p>"
    html = f"<html lang='de'><main>{about}{lead}<ul><li>Diakonie Saar</li><li>AWO Celle</li></ul></main></html>"
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    assert {r.role for r in reading.records if isinstance(r, Relation)} == role
