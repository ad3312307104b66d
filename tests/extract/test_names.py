"""How far each part of a name reaches: a table of words, and what of them belongs to the name."""

import pytest

from extract.bodies import BodyFinder
from extract.names import brands, known, lands, purposes, reach, runs, sites
from extract.names.begins import left_of_place
from extract.names.legal import legal

BEHIND = [
    (purposes.purpose, "", "für Arbeit, Gesundheit und Soziales teil", "für Arbeit , Gesundheit und Soziales"),
    (purposes.purpose, "", "für die Stadt und den Landkreis Celle tagt", "für die Stadt und den Landkreis Celle"),
    (purposes.purpose, "", "für Pflege, lernt Chinesisch und züchtet Hühner", "für Pflege"),
    (purposes.purpose, "", "für Pflege, frühe Hilfen und Arbeit hilft", "für Pflege , frühe Hilfen und Arbeit"),
    (purposes.purpose, "", "zur Verfügung", ""),
    (purposes.purpose, "", "für Frauen in Not hilft", "für Frauen in Not"),
    (purposes.purpose, "", "für Gesundheit in Not hilft", "für Gesundheit"),
    (purposes.purpose, "", "für das Saarland hilft", "für das Saarland"),
    (purposes.purpose, "", "für den Öffentlichen Dienst hilft", "für den Öffentlichen Dienst"),
    (purposes.purpose, "", "für das Schild zahlt", ""),
    (purposes.departments, "", "Jugend, Soziales und Gesundheit berät", "Jugend , Soziales und Gesundheit"),
    (lands.land, "", "im Land Brandenburg sind", "im Land Brandenburg"),
    (lands.land, "", "Berlin und Brandenburg", "Berlin und Brandenburg"),
    (lands.of_land, "", "des Landes Hessen hat", "des Landes Hessen"),
    (lands.locality, "", "Frankfurt am Main lädt", "Frankfurt am Main"),
    (lands.diocese, "", "der Erzdiözese München und Freising hilft", "der Erzdiözese München und Freising"),
    (lands.diocese, "", "der Diözese Fulda und Kassel", "der Diözese Fulda"),
    (lands.diocese, "", "der Stadt Fulda", ""),
    (lands.district, "", "Kreis Unna hilft", "Kreis Unna"),
    (runs.run, "", "Gesunde Kinder in", "Gesunde Kinder"),
    (runs.run, "", "Kinder- und Jugendförderung hilft", "Kinder- und Jugendförderung"),
    (runs.run, "", "Gesund aufwachsen Lausitz lädt", "Gesund aufwachsen Lausitz"),
    (runs.run, "", "Celle aufwachsen", "Celle"),
    (runs.quoted, "", "„Gesund ins Leben“ lädt", "„ Gesund ins Leben “"),
    (sites.seat, "Universität", "zu Kiel forscht", "zu Kiel"),
    (sites.seat, "Universität", "zu Gast", ""),
    (sites.seat, "Gesellschaft", "von 1765 hilft", "von 1765"),
    (sites.seat, "Gesellschaft", "von 300 Leuten", ""),
    (sites.beside, "Grundschule", "an der Ruhr lädt", "an der Ruhr"),
    (sites.beside, "Grundschule", "am Montag", ""),
    (sites.at_water, "Sparkasse", "am Niederrhein zahlt", "am Niederrhein"),
    (sites.at_water, "Verband", "am Niederrhein zahlt", ""),
    (sites.lived_in, "Bewegung", "im Alter hilft", "im Alter"),
    (sites.lived_in, "Gesundheitsfachkräfte", "im Quartier hilft", "im Quartier"),
    (sites.lived_in, "Celle", "im Alter hilft", ""),
    (known.after, "", "gGmbH in Sachsen berät", "gGmbH in Sachsen"),
]


def _split(text: str) -> list[str]:
    for mark in (",", "„", "“"):
        text = text.replace(mark, f" {mark} ")
    return text.split()


@pytest.mark.parametrize(("part", "before", "text", "wanted"), BEHIND)
def test_a_part_behind_a_name_ends_where_it_says(
    finder: BodyFinder, part: reach.Step, before: str, text: str, wanted: str
) -> None:
    words = [before or "Amt", *_split(text)]
    end = part(finder.lexicon, words, 1, len(words))
    assert " ".join(words[1:end]) == wanted


def test_a_brand_makes_a_name_with_its_branch_and_place_alone(finder: BodyFinder) -> None:
    lexicon = finder.lexicon
    words = ["AWO", "Kreisverband", "Jena", "lädt"]
    assert brands.branded(lexicon, words, 0, len(words)) == words.index("lädt")
    assert brands.branded(lexicon, ["AWO", "lädt"], 0, 2) == 0
    assert brands.is_of_town(lexicon, ["Die", "Dortmunder", "Tafel"], 2, 0)
    assert not brands.is_of_town(lexicon, ["Die", "Förderer", "Tafel"], 2, 0)


def test_a_purpose_is_taken_once(finder: BodyFinder) -> None:
    words = ["Ministerium", "für", "Arbeit", "für", "Kinder"]
    found = reach.around(finder.lexicon, words, 0, 0, len(words))
    assert found is not None
    assert (found.start, found.end, found.complete) == (0, 3, True)


def test_adjectives_and_first_halves_stand_left_of_a_town() -> None:
    words = ["die", "Freie", "und", "Hansestadt", "Hamburg"]
    assert left_of_place(words, words.index("Hansestadt"), 0) == 1


def test_legal_forms_end_together() -> None:
    words = ["Haus", "GmbH", "&", "Co.", "KG", "baut"]
    assert legal(words, 1, len(words)) == words.index("baut")
