"""What a page tells around a possible activity are clues: its list, its sentence, what was told before, who does it."""

from __future__ import annotations

import pytest

from extract.analysis import Analysis, analyse
from extract.doing_clues import every_clues
from extract.plain import read_plain
from extract.reader import Reader


def page_of(text: str) -> Analysis:
    return analyse("p", "v", "", read_plain(text))


def clues_of(reader: Reader, text: str, words: str, named: frozenset[int] = frozenset()) -> frozenset[str]:
    page = page_of(text)
    doings = reader.recogniser.activities.find(page)
    told = zip(doings, every_clues(page, doings, named), strict=True)
    return next(clues for doing, clues in told if page.written(doing.start, doing.end).startswith(words))


def test_what_a_list_holds_besides_is_a_clue_of_each_item(reader: Reader) -> None:
    text = "* Kitas beraten\n* Schulen vernetzen\n* Stadt Celle\n"
    told = clues_of(reader, text, "Stadt Celle")
    assert {"item with 2", "with beratung", "with vernetzung", "with verb 3"} <= told
    assert "with verb 2" in clues_of(reader, text, "Kitas beraten")
    assert "item with 0" in clues_of(reader, "Wir tun viel.\n\n* Kitas beraten\n", "Kitas beraten")


def test_items_of_another_list_are_no_clue(reader: Reader) -> None:
    between = "Viele machen mit. Das Haus ist alt. Der Garten ist groß."
    assert "item with 0" in clues_of(reader, f"* Kitas beraten\n\n{between}\n\n* Schulen vernetzen\n", "Kitas beraten")


def test_what_a_sentence_says_before_and_behind_is_a_clue(reader: Reader) -> None:
    text = "Wir beraten Kitas und vernetzen Schulen."
    first, second = clues_of(reader, text, "beraten"), clues_of(reader, text, "vernetzen")
    assert {"first of sentence", "before phrase", "before a vernetzung"} <= first
    assert {"last of sentence", "behind phrase", "behind a beratung"} <= second


def test_a_noun_that_stands_above_already_says_so(reader: Reader) -> None:
    text = "Neu ist eine Sprechstunde. Die Sprechstunde ist mittwochs."
    page = page_of(text)
    doings = reader.recogniser.activities.find(page)
    first, second = every_clues(page, doings, frozenset())
    assert {"noun of nothing told before", "noun of all told later"} <= first
    assert {"noun of all told before", "noun of nothing told later"} <= second


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("Wir beraten Kitas.", "beraten", "by wir"),
        ("Die Stelle berät Kitas.", "berät", "by noun"),
        ("Kitas und Schulen beraten.", "Kitas", "by nobody"),
    ],
)
def test_who_does_it_is_a_clue(reader: Reader, sentence: str, words: str, who: str) -> None:
    assert who in clues_of(reader, sentence, words)


def test_a_body_that_does_it_is_more_than_a_noun(reader: Reader) -> None:
    assert {"by body", "by die"} <= clues_of(reader, "Die Stelle berät Kitas.", "berät", frozenset({1}))


def test_the_verb_of_a_phrase_is_a_clue_in_every_form(reader: Reader) -> None:
    assert "does entgegen|nehmen" in clues_of(reader, "Sie nimmt Anträge entgegen.", "nimmt")
    assert "does entgegen|nehmen" in clues_of(reader, "Sie haben Anträge entgegengenommen.", "Anträge")
