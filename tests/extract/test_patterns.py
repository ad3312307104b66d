"""Words that begin alike are compiled once, and what is found stays the same."""

from __future__ import annotations

import re
from itertools import permutations

import pytest

from extract.patterns import either, expression

TEXTS = ("träger ", "trägerin ", "trägerinnen ", "trägerinnen und träger ", "geldgeber ", "träger und geldgeber ")


def test_what_words_begin_with_is_said_once() -> None:
    assert either(["träger", "trägerin", "geber"]) == "träger(?:|in)|geber"


@pytest.mark.parametrize("texts", [*permutations(TEXTS, 4)][::7])
def test_the_first_text_that_fits_is_found_as_in_a_plain_choice(texts: tuple[str, ...]) -> None:
    plain, shared = re.compile("|".join(map(re.escape, texts))), re.compile(either(texts))
    said = "die trägerinnen und träger und geldgeber , trägerin träger geldgeber "
    assert [hit.span() for hit in shared.finditer(said)] == [hit.span() for hit in plain.finditer(said)]


def test_signs_and_compounds_keep_their_place_among_the_words() -> None:
    pattern = re.compile(expression("(kosten|*mittel|mittel_von|BODY) aus"))
    for said in ("kosten aus ", "fördermittel aus ", "mittel von aus ", "der B100 aus "):
        assert pattern.fullmatch(said)
    assert not pattern.search("mittel für aus ")
