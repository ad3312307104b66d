"""What a page treats as a project is a programme, though nothing marks its name."""

from __future__ import annotations

import pytest

from extract.reader import Reader
from extract.records import Programme

ALONE = "<p>Wir beraten zur Gesundheitsförderung für arme Familien und zu Präventionsketten im Stadtteil.</p>"
ABOUT = "<p>Gesundheitsförderung für arme Familien im Stadtteil, gefördert von der AOK Bayern.</p>"


def programmes(reader: Reader, html: str, title: str = "Gesundheitsförderung", about: str = ABOUT) -> list[str]:
    page = f"<html lang='de'><head><title>{title}</title></head><body><main>{html}{about}</main></body></html>"
    records = reader.read_bytes("p", page.encode(), "text/html", url="https://a.example")[1].records
    return [record.name for record in records if isinstance(record, Programme)]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<h1>Arbeit</h1><h2>Bunter Teller</h2><p>Wir kochen. Das Projekt läuft seit 2020.</p>", "Bunter Teller"),
        ("<h1>Arbeit</h1><h2>Satt und froh</h2><p>Unser neues Vorhaben hilft Kindern.</p>", "Satt und froh"),
        ("<h1>Stark allein</h1><dl><dt>Laufzeit</dt><dd>2022 bis 2025</dd></dl>", "Stark allein"),
        ("<h1>Büro</h1><h2>Projekte</h2><p>Bewegte Wiese. Dort treffen sich Familien.</p>", "Bewegte Wiese"),
        ("<h1>Büro</h1><p>Das zahlt das Bundesprogramm Ländliches Leben.</p>", "Bundesprogramm Ländliches Leben"),
        ("<h1>Büro</h1><p>Die Präventionskette Celle ist jung.</p>", "Präventionskette Celle"),
        ("<h1>Büro</h1><p>Dort lief das Modellvorhaben „Kiezluft“.</p>", "Modellvorhaben „Kiezluft“"),
        ("<h1>Büro</h1><p>Das ist Teil von IN FORM.</p>", "IN FORM"),
        ("<h1>Büro</h1><p>Es gibt das Städtebauprogramm Bunte Mitte.</p>", "Städtebauprogramm Bunte Mitte"),
        ("<h1>Büro</h1><p>Wir vergeben den Preis „Gesund im Dorf“.</p>", "Preis „Gesund im Dorf“"),
        ("<h1>Büro</h1><h2>Neues Vorhaben: „Aufgetaut“</h2>", "Aufgetaut"),
        ("<h1>Büro</h1><p>Das sind Erfahrungen aus „Bewegt im Hof“.</p>", "Bewegt im Hof"),
        ("<h1>Büro</h1><p>Mit dem Quartiersfonds Gesundheit helfen wir.</p>", "Quartiersfonds Gesundheit"),
        ("<h1>Büro</h1><p>Das Programm „Alt und Jung“ (LSZ) läuft.</p>", "Programm „Alt und Jung“"),
        ("<h1>Büro</h1><p>So will es das Präventionsgesetz in Hessen.</p>", "Präventionsgesetz"),
        ("<h1>Frische Brise</h1><p>Frische Brise ist ein kleines Projekt der Kita.</p>", "Frische Brise"),
        ("<h1>Büro</h1><p>Man kann sich um den „Kleinen Gesundheitsfonds“ bewerben.</p>", "Kleinen Gesundheitsfonds"),
    ],
)  # fmt: skip
def test_what_a_page_treats_as_a_project_is_a_programme(reader: Reader, html: str, name: str) -> None:
    assert programmes(reader, html) == [name]


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Arbeit</h1><h2>Voraussetzungen</h2><p>Das Vorhaben hat noch nicht begonnen.</p>",
        "<h1>Arbeit</h1><h2>Fachtag Kinder</h2><p>Das Projekt lädt ein.</p>",
        "<h1>Arbeit</h1><h2>Wer hilft?</h2><p>Das Projekt hilft.</p>",
        "<h1>Arbeit</h1><h2>Bunter Teller</h2><p>Wir kochen gern.</p>",
        "<h1>Büro</h1><h2>Leitlinien</h2><p>Bewegte Wiese. Dort treffen sich Familien.</p>",
        "<h1>Büro</h1><p>Das will ein Programm Kindern nahebringen.</p>",
        "<h1>Büro</h1><p>Fragen zum Projekt Frau Amsel.</p>",
        "<h1>Büro</h1><p>Wir sind gut in Form von Anfang an.</p>",
        "<h1>Büro</h1><p>Dort arbeiten Stadtteilmütter.</p>",
        "<h1>Büro</h1><p>Frische Brise ist ein kleines Projekt der Kita.</p>",
        "<h1>Neben der Kita</h1><p>Neben der Kita ist ein Projekt entstanden.</p>",
        "<h1>Büro</h1><p>Purzelbaum, Hüpfen, Rennen: das fehlt vielen.</p>",
        "<h1>Büro</h1><p>Das macht die Fachstelle Gesundheitsziele.</p>",
        "<h1>Büro</h1><p>Das sind Ergebnisse des „Fachtags Gesund im Hof“.</p>",
        "<h1>Büro</h1><p>Angedockt ist es an die Gesundheitsregion Celle.</p>",
        '<h1>Büro</h1><p>Diese "Strategien" kommen "an", sagt man.</p>',
        "<h1>Büro</h1><p>„Wir fördern keine Eintagsfliegen“, sagt Ada Amsel von der AOK Bayern.</p>",
    ],
)
def test_what_a_page_only_speaks_of_is_none(reader: Reader, html: str) -> None:
    assert programmes(reader, html) == []


@pytest.mark.parametrize("title", ["Ballspiel – Über das Projekt", "Über das Projekt | Ballspiel"])
def test_the_other_part_of_the_title_names_the_project_that_the_page_is_about(reader: Reader, title: str) -> None:
    html = "<h1>Über das Projekt</h1><p>Ballspiel bringt Mädchen in Bewegung.</p>"
    assert programmes(reader, html, title) == ["Ballspiel"]
    assert programmes(reader, html.replace("Ballspiel bringt", "Es bringt"), title) == []


def test_the_heading_beside_a_title_about_the_project_names_it(reader: Reader) -> None:
    html = "<h1>KitaStark – von Anfang an</h1><p>KitaStark hilft Kindern.</p>"
    assert programmes(reader, html, "Das Projekt – KitaStark Celle") == ["KitaStark"]
    assert programmes(reader, html, "Unser Team – KitaStark Celle") == []


def test_a_column_of_undertakings_names_them(reader: Reader) -> None:
    rows = "<tr><td>Älter werden im Dorf</td><td>bis 2025</td></tr>"
    table = "<h1>Förderer</h1><table><tr><th>{}</th><th>Laufzeit</th></tr>{}</table>"
    assert programmes(reader, table.format("Vorhaben", rows)) == ["Älter werden im Dorf"]
    assert programmes(reader, table.format("Thema", rows)) == []


@pytest.mark.parametrize("title", ["Celle - Bewegt im Hof", "Celle"])
def test_a_name_in_quotation_marks_that_the_title_bears_is_one(reader: Reader, title: str) -> None:
    named = ["Bewegt im Hof"] if "Hof" in title else []
    html = "<h1>Rückblick</h1><p>Kinder fragten viel bei „Bewegt im Hof“.</p>"
    assert programmes(reader, html, title, ALONE) == named


@pytest.mark.parametrize(
    ("noun", "names"), [("das Angebot", ["Angebot „Gesund im Kiez“"]), ("die Arbeitsgruppe", []), ("den Fachtag", [])]
)
def test_an_event_or_body_in_quotation_marks_is_no_programme(reader: Reader, noun: str, names: list[str]) -> None:
    assert programmes(reader, f"<h1>Büro</h1><p>Die AOK Bayern fördert {noun} „Gesund im Kiez“.</p>") == names
