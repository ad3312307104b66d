"""Whom a role is for below headings that name nothing, by an inflected short name, and in a look back at an event."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.full_names import FullNames
from extract.html import read_html
from extract.reader import Reader
from extract.records import Party

TOPIC = "Projekt „Querwind“"


def subjects(reader: Reader, main: str, body: str = "AOK Hessen") -> list[Party]:
    """Return whom *body* may have a role for on a page with this main part, however probable."""
    page = read_html(f"<html lang='de'><body><main>{main}</main></body></html>".encode())
    found = reader.recogniser.possible_relations(analyse("p", "p", "", page))
    return [relation.subject for relation, _ in found if relation.object.name == body]


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("Auf einen Blick", TOPIC),
        ("Daten und Fakten", TOPIC),
        ("Kurz und knapp", TOPIC),
        ("Laufende Vorhaben", TOPIC),
        # what a heading names is what its section is about
        ("Treff am Markt", "Treff am Markt"),
    ],
)
def test_what_sections_usually_are_called_is_no_thing(reader: Reader, heading: str, subject: str) -> None:
    sheet = "<dl><dt>Förderung</dt><dd>AOK Hessen</dd></dl>"
    found = subjects(reader, f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{heading}</h2>{sheet}")
    assert [party.name for party in found] == [subject]


@pytest.mark.parametrize(
    ("heading", "subject"), [("„Noch ein Arbeitskreis“", TOPIC), ("„Nordufer bewegt“", "Nordufer bewegt")]
)
def test_a_sigh_in_quotation_marks_names_nothing(reader: Reader, heading: str, subject: str) -> None:
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{heading}</h2><p>Die Hälfte zahlt die AOK Hessen.</p>"
    assert [party.name for party in subjects(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("Gesund leben in Musterauer Kitas", TOPIC),
        # it is what the section is about, not only where something is
        ("Netzwerk Kinderland Nord", "Netzwerk Kinderland Nord"),
    ],
)
def test_a_body_where_a_heading_says_something_is_names_no_section(reader: Reader, heading: str, subject: str) -> None:
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{heading}</h2><p>Alle sind gesund. Träger ist die AOK Hessen.</p>"
    assert [party.name for party in subjects(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Gesunde Nachbarschaft Eggenberg", "Gesunde Nachbarschaft Eggenberg"),
        # another noun is another thing, and one word is too little
        ("Gesunde Küche Eggenberg", "Gesunden Nachbarschaft"),
        ("Gesunde", "Gesunden Nachbarschaft"),
    ],
)
def test_an_inflected_short_name_is_the_headings(title: str, name: str) -> None:
    main = f"<h1>{title}</h1><p>Wir kochen in der Gesunden Nachbarschaft.</p>"
    page = analyse("p", "p", "", read_html(main.encode()))
    assert FullNames(page).of(Party("Gesunden Nachbarschaft")).name == name


def test_a_look_back_at_an_event_is_called_by_the_event_too(reader: Reader) -> None:
    title = "Gesund auf dem Land: Rückblick auf die Regionalkonferenz in Kusel"
    (found,) = subjects(reader, f"<h1>{title}</h1><p>Viele kamen. Bezahlt hat die Konferenz die AOK Hessen.</p>")
    assert found.name == title
    assert "Regionalkonferenz in Kusel" in found.aliases
