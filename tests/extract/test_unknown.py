"""What no recogniser understood is listed: names, sentences that word a role, list items; the most frequent first."""

from __future__ import annotations

import pytest

from extract.reader import Reader
from extract.unknown import Unknown, grouped, unknown

KNOWN = "<p>Die Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen wird vom Land Hessen gefördert.</p>"


def found(reader: Reader, html: str, page: str = "p") -> list[tuple[str, str]]:
    text, reading = reader.read_bytes(page, f"<main>{KNOWN}{html}</main>".encode(), "text/html")
    return [(one.kind, one.what) for one in unknown(reader.recogniser, page, "", text, reading.records)]


def test_a_page_that_is_understood_leaves_nothing(reader: Reader) -> None:
    assert found(reader, "") == []


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>Sie arbeitet mit der Aktion Sonnenblume in vielen Orten.</p>", "Aktion Sonnenblume"),
        ("<p>Mit dabei: „Frischer Wind Kassel“ und andere.</p>", "Frischer Wind Kassel"),
        ("<p>Es berichtet Erika Mustermann.</p>", None),
        ("<p>Das erzählt die Lebenshelden GmbH gern.</p>", None),
        ("<p>Besondere Betonung liegt auf Kindern.</p>", None),
        ("<p>Ansprechpartnerin ist Frau Erika Mustermann im Januar.</p>", None),
        ("<p>Am Montag und im Oktober, Gesundheit und Teilhabe.</p>", None),
    ],
)
def test_a_name_of_several_words_that_is_no_known_body_is_listed(reader: Reader, html: str, name: str | None) -> None:
    assert [what for kind, what in found(reader, html) if kind == "name"] == ([name] if name else [])


def test_a_sentence_with_a_body_and_a_role_word_without_a_relation_is_listed_by_the_word(literal: Reader) -> None:
    listed = found(literal, "<p>Gefördert wird hier nichts außer Ideen, sagt die Techniker Krankenkasse.</p>")
    assert [what for kind, what in listed if kind == "role"] == ["gefördert"]


def test_a_list_item_that_gave_no_record_is_listed_and_a_link_or_a_member_is_not(reader: Reader) -> None:
    html = (
        "<h2>Grundsätze</h2><ul><li>alles andere als einfach</li><li><a href='/x'>mehr dazu hier</a></li></ul>"
        "<h2>Mitglieder</h2><ul><li>noch unbekannte Größe</li></ul>"
    )
    assert [what for kind, what in found(reader, html) if kind == "item"] == ["alles andere als einfach"]


def test_a_page_that_gave_no_record_is_off_topic_and_leaves_nothing(reader: Reader) -> None:
    text, reading = reader.read_bytes("p", b"<main><p>Die Aktion Sonnenblume verkauft Schuhe.</p></main>", "text/html")
    assert unknown(reader.recogniser, "p", "", text, reading.records) == []


def test_the_same_thing_is_told_once_with_all_its_pages() -> None:
    places = [("a", "Aktion Sonnenblume"), ("b", "AKTION  Sonnenblume"), ("a", "Frischer Wind"), ("a", "frischer Wind")]
    groups = grouped(Unknown("name", what, page, f"Zitat von {page}") for page, what in places)
    assert [(g.what, g.count, g.pages, g.quote) for g in groups] == [
        ("Aktion Sonnenblume", 2, ("a", "b"), "Zitat von a"),
        ("Frischer Wind", 2, ("a",), "Zitat von a"),
    ]
