"""Bodies in coordination become one sign; a body that begins a clause stays alone."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.german.verbs import looks_finite
from extract.plain import read_plain
from extract.reader import Reader
from extract.role_sentences import read_sentences
from extract.subjects import names_of


def masked(reader: Reader, sentence: str) -> str:
    """Return a sentence with its bodies masked."""
    recogniser = reader.recogniser
    page = analyse("p", "p", "", read_plain(sentence))
    bodies = recogniser.bodies.find(page, None)
    names = names_of(page, bodies, recogniser.programmes.parties(page))
    return read_sentences(page, names, recogniser.roles.frames).masks[0].text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Träger ist der DRK-Kreisverband Kehl, die Stadt Kehl gibt 8.000 Euro.",
            "träger ist der B100 , die B101 gibt 8.000 euro . ",
        ),
        ("Partner sind die Stadt Kehl, der Landkreis Emsland, die AOK Hessen.", "partner sind die B200 . "),
        (
            "Die Stadt Kehl, der Landkreis Emsland und die AOK Hessen zahlen.",
            "die B200 zahlen . ",
        ),
        (
            "Gefördert wird es von der AOK Hessen, die Stadt Kehl trug die Miete.",
            "gefördert wird P100 von der B101 , die B102 trug die miete . ",
        ),
        (
            "Gefördert wird es von der AOK Hessen, und die Stadt Kehl trug die Miete.",
            "gefördert wird P100 von der B101 , und die B102 trug die miete . ",
        ),
        ("Die AOK Hessen und die Stadt Kehl zahlten die Miete.", "die B200 zahlten die miete . "),
    ],
)
def test_a_body_behind_a_mere_comma_with_a_verb_behind_it_begins_a_clause(
    reader: Reader, sentence: str, expected: str
) -> None:
    assert masked(reader, sentence) == expected


@pytest.mark.parametrize("word", ["gibt", "begleiten", "trug", "finanzierte"])
def test_finite_verbs_look_like_it(word: str) -> None:
    assert looks_finite(word)


@pytest.mark.parametrize("word", ["Gibt", "neben", "und", "mit", "zwölf"])
def test_nouns_and_small_words_do_not_look_finite(word: str) -> None:
    assert not looks_finite(word)
