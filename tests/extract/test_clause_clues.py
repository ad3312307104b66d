"""What the clause round a word tells of it: who does something, whom it is done for, and with which words."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.clause_clues import clause_clues
from extract.phrases import Found
from extract.plain import read_plain
from extract.reader import Reader


def told(reader: Reader, sentence: str, word: str) -> frozenset[str]:
    page = analyse("p", "v", "", read_plain(sentence))
    place = page.words.index(word)
    return clause_clues(page, [Found(place, place + 1, "")], tuple(reader.recogniser.activities.find(page)))[0]


@pytest.mark.parametrize(
    ("sentence", "word", "clue", "has"),
    [
        ("Die Fachkräfte beraten Familien im Quartier.", "Fachkräfte", "agent of beratung", True),
        ("Hier beraten die Hebammen Familien im Quartier.", "Hebammen", "agent of beratung", True),
        ("Die Koordination berät Fachkräfte im Quartier.", "Fachkräfte", "agent", False),
        ("Wir beraten Fachkräfte im Quartier.", "Fachkräfte", "in does beraten", True),
        ("Die Schulung von Apothekern beginnt.", "Apothekern", "of schulung", True),
        ("Schulungen für junge Trainerinnen und Köche", "Köche", "of schulung", True),
        ("Es gab Schulungen. Für Köche war das neu.", "Köche", "of schulung", False),
        ("Im Beirat sitzen, so heißt es, Kreisräte.", "Kreisräte", "clause sitz", False),
        ("Im Beirat sitzen Kreisräte.", "Kreisräte", "clause sitz", True),
        ("Im Beirat sitzen Kreisräte.", "Kreisräte", "left sitz", True),
        ("Kreisräte sitzen im Beirat.", "Kreisräte", "left sitz", False),
        ("Kreisräte sitzen im Beirat.", "Kreisräte", "right sitz", True),
    ],
)
def test_the_clause_tells_who_acts_and_whom_it_is_for(
    reader: Reader, sentence: str, word: str, clue: str, *, has: bool
) -> None:
    assert (clue in told(reader, sentence, word)) is has


def sure_of(reader: Reader, sentence: str) -> float:
    text = read_plain(f"Koordinierungsstelle Gesundheitliche Chancengleichheit\n\n{sentence}")
    judge = reader.recogniser.people.audiences.judge
    return next(judge.verdict(one.clues)[1] for one in reader.recogniser.possible("p", "", text).audiences)


def test_who_is_advised_is_surer_to_be_an_audience_than_who_advises(reader: Reader) -> None:
    assert sure_of(reader, "Wir beraten Fachkräfte.") > sure_of(reader, "Die Fachkräfte beraten Familien.")
    assert sure_of(reader, "Wir schulen Hebammen.") > sure_of(reader, "Am Stand geben Hebammen Auskunft.")
