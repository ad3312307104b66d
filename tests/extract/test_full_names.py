"""A thing that a page calls by its noun has the name that the page gives it elsewhere; headings and sheets name."""

from __future__ import annotations

import pytest

from extract.reader import Reader
from extract.records import Party, Programme, Relation


def subjects(reader: Reader, main: str) -> list[Party]:
    """Return the subjects of the relations on a page with this main part."""
    html = f"<html lang='de'><body><main>{main}<p>Es geht um Gesundheitsförderung für Ältere.</p></main></body></html>"
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    return [record.subject for record in reading.records if isinstance(record, Relation)]


@pytest.mark.parametrize(
    ("main", "name", "also"),
    [
        (
            "<h1>Kurier</h1><p>Der Gesundheitstreff in Musterau ist neu. Träger des Gesundheitstreffs ist die AOK.</p>",
            "Gesundheitstreff in Musterau",
            "Gesundheitstreff",
        ),
        (
            "<h1>Gesundheitskonferenz (KGK) im Kreis Musterau</h1><p>Träger ist die AOK.</p>",
            "Gesundheitskonferenz (KGK) im Kreis Musterau",
            "Gesundheitskonferenz (KGK)",
        ),
        (
            "<h1>Landesinitiative Gesund älter werden</h1><p>Die Landesinitiative Gesund hat die AOK als Träger.</p>",
            "Landesinitiative Gesund älter werden",
            "Landesinitiative Gesund",
        ),
        (
            "<h1>Kurier</h1><p>Zur Kursreihe Musik und Gesundheit im März: Die Kursreihe hat die AOK als Träger.</p>",
            "Kursreihe Musik und Gesundheit",
            "Kursreihe",
        ),
        (
            "<h1>Atem holen: Woche der Pausen</h1><p>Träger ist die Ärztekammer Musterland.</p>",
            "Atem holen: Woche der Pausen",
            "Woche der Pausen",
        ),
    ],
)
def test_a_thing_has_its_longer_name_and_keeps_the_shorter_one(reader: Reader, main: str, name: str, also: str) -> None:
    (subject,) = subjects(reader, main)
    assert subject.name == name
    assert also in subject.aliases


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Gesundheitsregion<sup>plus</sup> Landkreis Musterau", ("Gesundheitsregionplus Landkreis Musterau", False)),
        ("Gesundheitsregion<sup>plus</sup> im Kreis Bad Muster", ("Gesundheitsregionplus im Kreis Bad Muster", False)),
        ("Gesundheitsregion<sup>plus</sup> Förderung", ("Gesundheitsregionplus", True)),
    ],
)
def test_a_districts_own_network_is_not_the_programme_of_that_name(
    shipped: Reader, heading: str, told: tuple[str, bool]
) -> None:
    text = "Die Gesundheitsregion<sup>plus</sup> wird vom Landkreis Musterau getragen."
    (subject,) = subjects(shipped, f"<h1>{heading}</h1><p>{text}</p>")
    assert (subject.name, subject.id is not None) == told


@pytest.mark.parametrize(
    ("heading", "sentence", "subject"),
    [
        (
            "Gesundheitsforum",
            "Ihm gehören die Ärztekammer Musterland und der Sportbund Musterland an.",
            "Gesundheitsforum",
        ),
        ("Präventionskette", "Getragen wird sie von der Ärztekammer Musterland.", "Präventionskette"),
        # a pronoun of another gender does not mean the heading, but what the page is about
        ("Präventionskette", "Getragen wird es von der Ärztekammer Musterland.", "Projekt „Gutes Altern“"),
    ],
)
def test_a_pronoun_below_a_heading_means_what_the_heading_names(
    reader: Reader, heading: str, sentence: str, subject: str
) -> None:
    main = (
        f"<h1>Projekt „Gutes Altern“</h1><p>Das Projekt läuft.</p><h2>{heading}</h2><p>Es wird getagt. {sentence}</p>"
    )
    assert {party.name for party in subjects(reader, main)} == {subject}


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("Projekttitel: Gut zu Fuß", "Gut zu Fuß"),
        ("Name des Projekts: „Gut zu Fuß“", "Gut zu Fuß"),
        ("Projektleitung: Gut zu Fuß", "Steckbrief"),
    ],
)
def test_a_fact_sheet_is_about_what_it_calls_its_project(reader: Reader, line: str, subject: str) -> None:
    main = f"<h1>Steckbrief</h1><p>{line}</p><p>Gefördert durch: Ärztekammer Musterland</p>"
    assert [party.name for party in subjects(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Mitveranstalter ist die Ärztekammer Musterland.", "Netzwerktreffen"),
        ("Partner der Koordinierungsstelle ist die Ärztekammer Musterland.", "Koordinierungsstelle"),
    ],
)
def test_what_is_organised_is_the_event_and_no_office(literal: Reader, sentence: str, subject: str) -> None:
    main = (
        "<h1>Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen</h1>"
        f"<p>Im Mai lädt die Koordinierungsstelle zum vierten Netzwerktreffen ein. {sentence}</p>"
    )
    assert [party.name.split()[0] for party in subjects(literal, main)] == [subject]


@pytest.mark.parametrize(
    ("named", "subject"),
    [
        ("den Mobilen Medizinischen Dienst", "Mobilen Medizinischen Dienst"),
        ("den Runden Tisch", "Runden Tisch"),
        ("das Verbundprojekt STARK ab Anfang", "STARK ab Anfang"),
        # adjectives in small letters name nothing
        ("einen medizinischen Dienst", "Hilfe auf der Straße"),
    ],
)
def test_capitals_and_nouns_show_what_is_a_name(reader: Reader, named: str, subject: str) -> None:
    main = (
        f"<h1>Hilfe auf der Straße</h1><p>Seit 1993 gibt es hier {named}. "
        "Die Kosten trägt die Ärztekammer Musterland.</p>"
    )
    assert [party.name for party in subjects(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("„Gut zu Fuß“ wird von der AOK gefördert.", ["Gut zu Fuß"]),
        ("Das Angebot „Gut zu Fuß“ wird von der AOK gefördert.", ["Gut zu Fuß"]),
        ("Der Fachtag „Gut zu Fuß“ wird von der AOK gefördert.", []),
        ("„Uns hilft ja sonst keiner“, sagt sie. Träger ist die AOK.", []),
    ],
)
def test_what_is_carried_under_a_name_in_quotation_marks_is_a_programme(
    reader: Reader, told: str, named: list[str]
) -> None:
    main = f"<main><h1>Kurier</h1><p>Hier geht es um Gesundheitsförderung. {told}</p></main>"
    html = f"<html lang='de'><body>{main}</body></html>"
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    names = [record.name for record in reading.records if isinstance(record, Programme)]
    assert [name.split("„")[-1].strip("“") for name in names] == named
