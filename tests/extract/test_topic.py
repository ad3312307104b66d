"""The gate: pages about health for people who have it hard are read, those that only touch on health are not."""

from __future__ import annotations

import json

import pytest

from data import curated
from extract.analysis import analyse
from extract.judge import Judge, Weights
from extract.plain import read_plain
from extract.reader import Reader
from extract.topic import is_on_topic
from extract.topic_clues import Signs


def outcome(reader: Reader, text: str) -> int:
    """Return how many records are read from a plain text."""
    return len(reader.read_bytes("p", text.encode(), "text/plain")[1].records)


FIELD = """\
Die Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen berät Kommunen zur Gesundheitsförderung.
Das Projekt bringt geflüchtete Frauen in Bewegung. Der Sportverein ist Träger, Partner die Stadt. Alle treiben Sport.
Der Gesundheitskiosk Musterstadt berät wohnungslose Menschen. Träger ist der Caritasverband Musterstadt e. V.
"""
IN_PASSING = """\
Die Koordinierungsstelle Klimaschutz berät Kommunen und junge Menschen. Sie wird vom Landkreis Musterland gefördert.
Welche Krankenkasse zahlt am meisten für Vorsorge und Gesundheitskurse? Wir vergleichen für Familien und Studierende.
Wir suchen eine Vertriebskraft im Außendienst. Wir bieten Firmenwagen und betriebliche Gesundheitsförderung.
Kürbis-Linsen-Eintopf: gesund, schnell und bei Kindern beliebt. Die Mutter von drei Kindern kocht ihn oft.
"""


@pytest.mark.parametrize("text", FIELD.splitlines())
def test_pages_of_the_field_are_read(reader: Reader, text: str) -> None:
    assert outcome(reader, text)


@pytest.mark.parametrize("text", IN_PASSING.splitlines())
def test_pages_that_touch_on_health_in_passing_are_not(reader: Reader, text: str) -> None:
    assert not outcome(reader, text)


SIDES = {"care": ["arzt", "_pfleg"], "shop": ["_inkl_", "im preis"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der Hausarzt pflegt.", {"care 1", "care 2", "shop none"}),
        ("Arzt, Arzt, Arzt", {"care 1", "shop none"}),
        ("Die Altenpflege liefert alles, inklusive Kost.", {"care none", "shop none"}),
        ("Inkl. Versand, im Preis reduziert", {"care none", "shop 1", "shop 2"}),
    ],
)
def test_sides_count_their_different_signs_in_words_at_their_edges_and_in_phrases(text: str, told: set[str]) -> None:
    clues = Signs(SIDES).clues(text, "")
    assert {clue for clue in clues if not clue.endswith("%")} == told | {"any"}


def test_headings_tell_apart_from_the_text_and_many_signs_in_few_words_from_few() -> None:
    clues = Signs(SIDES).clues("Arzt " + "Wort " * 49, "Im Preis")
    assert {"heading shop", "care 1%", "care 2%"} <= clues
    assert clues.isdisjoint({"heading care", "care 4%"})


def test_no_written_text_off_topic_gives_a_record_and_most_on_topic_do(reader: Reader) -> None:
    topics = [json.loads(line) for line in curated("gold", "topics.jsonl").read_text("utf-8").splitlines()]
    read = {topic["id"]: outcome(reader, topic["text"].removeprefix("# ")) for topic in topics}
    assert [t["id"] for t in topics if not t["about"] and read[t["id"]]] == []
    assert sum(bool(read[t["id"]]) for t in topics if t["about"]) >= 50


def test_rules_let_in_only_what_the_weights_are_not_against(reader: Reader) -> None:
    gate = reader.recogniser.gate
    text = reader.read_bytes("p", FIELD.splitlines()[0].encode(), "text/plain")[0]
    assert text is not None
    seen = analyse("p", "v", "", text)
    entities = reader.recogniser.bodies.find(seen, None)
    against = gate._replace(judge=Judge(Weights(("topic", "none"), 0.8, {"any": (0, 300)})))
    undecided = gate._replace(judge=Judge(Weights(("topic", "none"), 0.8, {"any": (0, 0)})))
    assert undecided.lets_in(undecided.sure(text), seen, entities, lambda: False, known_host=False)
    assert not against.lets_in(against.sure(text), seen, entities, lambda: False, known_host=False)


def test_a_page_that_the_judge_is_against_is_not_even_taken_apart(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.recognise.analyse", lambda *_: pytest.fail("taken apart"))
    against = Judge(Weights(("topic", "none"), 0.8, {"any": (0, 300)}))
    recogniser = reader.recogniser._replace(gate=reader.recogniser.gate._replace(judge=against))
    text = read_plain(FIELD.splitlines()[0])
    assert recogniser.records("p", "v", "", text, "e") == ()


@pytest.mark.parametrize(
    ("text", "let_in"),
    [
        ("Der Verein kocht im Landkreis mit Älteren und hilft bei Diabetes, Bluthochdruck und Übergewicht.", True),
        ("Der Verein kocht im Landkreis mit Älteren und hilft bei Formularen, Steuern und Umzügen.", False),
        ("Diabetes, Bluthochdruck und Übergewicht haben Ältere oft.", False),
    ],
)
def test_rules_know_illnesses_as_care_where_people_work_on_them_together(text: str, *, let_in: bool) -> None:
    page = analyse("p", "v", "", read_plain(text))
    assert is_on_topic(page, [], lambda: True) == let_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Netz für Frühe Hilfen.", {"care 1", "care 1%", "care 2%", "care 4%", "care 8%"}),
        ("Frühe und späte Hilfen.", {"care none"}),
        ("Im Test", {"care 1", "care 1%", "care 2%", "care 4%", "care 8%"}),
        ("Im Protest", {"care none"}),
    ],
)
def test_a_phrase_is_a_sign_where_its_words_stand_side_by_side(text: str, shown: set[str]) -> None:
    assert Signs({"care": ("frühe hilfen", "im test_")}).clues(text, "") == {"any", *shown}
