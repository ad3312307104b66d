"""How far a noun that may be an activity reaches: its complements, what `und` joins to them, and its name."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.plain import read_plain
from extract.reader import Reader


def nouns(reader: Reader, text: str) -> list[str]:
    page = analyse("p", "v", "", read_plain(text))
    return [page.written(d.start, d.end) for d in reader.recogniser.activities.find(page) if d.rule == "noun"]


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Nötig ist die Zusammenarbeit der Akteurinnen und Akteure.", "Zusammenarbeit der Akteurinnen und Akteure"),
        ("Neu ist die Beratung von Müttern und jungen Vätern.", "Beratung von Müttern und jungen Vätern"),
        ("Neu ist die Verzahnung von Geh- und Radwegen.", "Verzahnung von Geh- und Radwegen"),
        ("Dazu gehört der Arbeitskreis Kind und Familie.", "Arbeitskreis Kind und Familie"),
        ("Es gehören dazu: AK Alter(n) und Gesundheit, AK Bewegung.", "AK Alter(n) und Gesundheit"),
        ("Dazu gehört die AG Gesunde Kieze in Mitte.", "AG Gesunde Kieze in Mitte"),
        (
            "Neu ist das Modellprojekt Peer-Involvement bei Müttern (2018).",
            "Modellprojekt Peer-Involvement bei Müttern",
        ),
    ],
)
def test_a_noun_takes_what_belongs_to_it(reader: Reader, sentence: str, noun: str) -> None:
    assert noun in nouns(reader, sentence)


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Neu ist die Beratung von Kommunen und Vernetzung.", "Beratung von Kommunen"),
        ("Neu ist der Kurs für Eltern und die Kita.", "Kurs für Eltern"),
        ("Dabei ist die Beratung von Kindern ein Thema.", "Beratung von Kindern"),
        ("Dass die Beratung für Eltern wichtig wurde, ist neu.", "Beratung für Eltern wichtig"),
        ("Das Projekt und Kommunen gehören dazu.", "Projekt"),
        ("Es gehören dazu: AK Bewegung AK Ernährung und andere.", "AK Bewegung"),
        ("Die Beratung Wohnungsloser ist neu.", "Beratung"),
    ],
)
def test_what_stands_for_itself_belongs_to_no_noun(reader: Reader, sentence: str, noun: str) -> None:
    assert noun in nouns(reader, sentence)
