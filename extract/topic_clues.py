"""What the judge of a page's subject goes by: how often its main text and headings show each side of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from extract.sieve import Sieve

WORD = re.compile(r"\w+")
DIFFERENT = (1, 2, 3, 5)
IN_A_HUNDRED = (1, 2, 4, 8)


class Signs:
    """The sides of `frames/topic.toml`, each with its signs: in words, or in phrases where they are more than one."""

    def __init__(self, sides: Mapping[str, Sequence[str]]) -> None:
        self._sides = tuple(sides)
        phrases = ((side, s.strip("_")) for side, signs in sides.items() for s in signs if not WORD.fullmatch(s))
        self._phrases = tuple(dict.fromkeys(phrases))
        self._of_words = Sieve(*(_pattern(filter(WORD.fullmatch, signs)).search for signs in sides.values()))
        self._of_stretches = Sieve(*(_holding(phrase) for _, phrase in self._phrases))

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
        counted = Counter(words)
        for word, sides in self._of_words.sifted(frozenset(counted)):
            yield from ((self._sides[side], counted[word]) for side in sides)
        stretches = self._of_stretches.sifted(frozenset(text.split()))
        for number in {number for _, numbers in stretches for number in numbers}:
            side, phrase = self._phrases[number]
            if times := text.count(phrase):
                yield side, times


def _told(side: str, signs: Sequence[int], words: int) -> Iterator[str]:
    """Yield the clues of one side, whose *signs* stand so many times each among so many *words*."""
    different, all_told = len(signs), sum(signs)
    if not different:
        yield f"{side} none"
    yield from (f"{side} {least}" for least in DIFFERENT if different >= least)
    yield from (f"{side} {least}%" for least in IN_A_HUNDRED if all_told * 100 >= least * words)


def _holding(phrase: str) -> Callable[[str], bool]:
    """Return what tells whether a stretch of text without blanks holds a phrase's longest word, so that a text may."""
    longest = max(phrase.split(" "), key=len)
    return lambda stretch: longest in stretch


def _pattern(signs: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of *signs* in a word; `_` is the word's edge, and no sign finds nothing."""
    return re.compile("|".join(re.escape(sign).replace("_", r"\b") for sign in signs) or r"(?!)")
