"""A sentence is searched for a construction only where its words and signs stand in their order."""

from __future__ import annotations

import pytest

from data import curated
from extract.analysis import analyse
from extract.anchors import Anchored, anchors, most_telling, stand_in, words_of
from extract.plain import read_plain
from extract.reader import Reader
from extract.role_frames import candidates, load_role_frames
from extract.role_sentences import read_sentences
from extract.subjects import names_of

FRAMES = load_role_frames(curated("frames"))
PHRASES = [phrase for _, phrase in FRAMES.phrases]
EXAMPLES = [told.yes for family in (FRAMES.verbs, PHRASES, FRAMES.nouns, FRAMES.orders) for told in family]


def test_anchors_are_words_and_signs_in_the_order_of_the_pattern() -> None:
    groups = anchors("BODY (gab|stellte_zur_verfügung) GAP2 (heute)? NETWORK")
    assert [sorted(group) for group in groups] == [
        ["B1", "B2", "B3", "B4", "B5", "O1", "O2", "O3", "O4", "O5"],
        ["gab", "verfügung"],
        ["B3"],
    ]
    assert most_telling(groups) == {"gab", "verfügung"}


def test_a_pattern_is_possible_where_a_word_of_each_of_its_groups_stands_in_their_order() -> None:
    known = Anchored([anchors(f"BODY {verb} von BODY (gefördert|bezuschusst)") for verb in ("wird", "(ist|war)")])
    assert sorted(known.telling) == ["bezuschusst", "gefördert"]
    assert known.possible(words_of("B100 ist seit 2001 von B101 gefördert ")) == [1]
    assert known.possible(words_of("B100 ist , wie es wird : von B101 bezuschusst ")) == [0, 1]
    assert known.possible(words_of("B100 ist mit B101 gefördert ")) == []
    assert known.possible(words_of("von B100 ist B101 gefördert ")) == []


def test_a_pattern_that_any_words_may_fill_is_always_possible() -> None:
    assert Anchored([(), anchors("BODY gab")]).possible(["heute"]) == [0]


@pytest.mark.parametrize("pattern", ["OBJECT", "(BODY|REST)", "*kosten", "END", "(auch)?"])
def test_what_any_word_may_fill_is_no_anchor(pattern: str) -> None:
    assert anchors(pattern) == ()


def test_anchors_stand_in_a_sentence_only_in_their_order() -> None:
    groups = anchors("BODY gab NETWORK")
    assert stand_in(groups, words_of("B100 gab dem B301 geld "))
    assert not stand_in(groups, words_of("dem B300 gab B101 geld "))
    assert not stand_in(groups, words_of("B100 gab dem B101 geld "))
    assert not stand_in(groups, words_of("B300 gab geld "))


@pytest.mark.parametrize("number", range(0, len(EXAMPLES), 40))
def test_every_construction_that_matches_is_a_candidate(literal: Reader, number: int) -> None:
    page = analyse("p", "p", "", read_plain(EXAMPLES[number]))
    bodies = literal.recogniser.bodies.find(page, None)
    names = names_of(page, bodies, literal.recogniser.programmes.parties(page))
    texts = [masked.text for masked in read_sentences(page, names, FRAMES).masks]
    assert texts
    for text in texts:
        matching = {frame.name for frame in FRAMES.frames if frame.regex.search(text)}
        assert matching <= {frame.name for frame in candidates(FRAMES, text)}
