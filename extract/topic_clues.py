"""What the judge of a page's subject goes by: how often its main text and headings show each side of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

WORD = re.compile(r"\w+")
DIFFERENT = (1, 2, 3, 5)
IN_A_HUNDRED = (1, 2, 4, 8)


class Signs:
    """The sides of `frames/topic.toml`, each with its signs: in words, or in phrases where they are more than one."""

    def __init__(self, sides: Mapping[str, Sequence[str]]) -> None:
        self._sides = tuple(sides)
        self._words = {side: _pattern([s for s in signs if WORD.fullmatch(s)]) for side, signs in sides.items()}
        self._phrases = [
            (side, sign.strip("_")) for side, signs in sides.items() for sign in signs if not WORD.fullmatch(sign)
        ]
        self._of_word = lru_cache(maxsize=50_000)(self._find)
        self._of_stretch = lru_cache(maxsize=50_000)(self._find_phrases)

    def clues(self, text: str, headings: str) -> frozenset[str]:
        """Return for every side how many signs *text* shows, how many of 100 words, and whether *headings* do."""
        small = text.lower()
        words = WORD.findall(small)
        found: dict[str, list[int]] = {side: [] for side in self._sides}
        for side, times in self._shown(small, words):
            found[side].append(times)
        head = headings.lower()
        above = {side for side, _ in self._shown(head, WORD.findall(head))}
        return frozenset(
            (
                "any",
                *(f"heading {side}" for side in above),
                *(c for side in found for c in _told(side, found[side], len(words))),
            )
        )

    def _shown(self, text: str, words: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Yield for every word and phrase that is a sign the side that it shows, and how often it stands there."""
        for word, times in Counter(words).items():
            yield from ((side, times) for side in self._of_word(word))
        for side, phrase in frozenset(chain.from_iterable(map(self._of_stretch, frozenset(text.split())))):
            if times := text.count(phrase):
                yield side, times

    def _find(self, word: str) -> tuple[str, ...]:
        return tuple(side for side, pattern in self._words.items() if pattern.search(word))

    def _find_phrases(self, stretch: str) -> tuple[tuple[str, str], ...]:
        """Return the phrases whose longest word stands in a stretch of text without blanks: the text may hold them."""
        return tuple((side, phrase) for side, phrase in self._phrases if max(phrase.split(" "), key=len) in stretch)


def _told(side: str, signs: Sequence[int], words: int) -> Iterator[str]:
    """Yield the clues of one side, whose *signs* stand so many times each among so many *words*."""
    different, all_told = len(signs), sum(signs)
    if not different:
        yield f"{side} none"
    yield from (f"{side} {least}" for least in DIFFERENT if different >= least)
    yield from (f"{side} {least}%" for least in IN_A_HUNDRED if all_told * 100 >= least * words)


def _pattern(signs: Sequence[str]) -> re.Pattern[str]:
    """Return what finds one of *signs* in a word; `_` is the word's edge, and no sign finds nothing."""
    return re.compile("|".join(re.escape(sign).replace("_", r"\b") for sign in signs) or r"(?!)")
