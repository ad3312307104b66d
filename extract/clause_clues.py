"""The clues that the clause round a word gives: who is advised or trained is worded otherwise than who does it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from extract.analysis import Analysis, Sentence
from extract.doings import Doing
from extract.german.bracket import STOPS
from extract.german.prepositions import CONTRACTED, PREPOSITIONS
from extract.phrases import Found

GOVERNING = PREPOSITIONS | CONTRACTED
FURTHEST = 12
SHORTEST = 4


def clause_clues(page: Analysis, every: Iterable[Found], doings: Sequence[Doing]) -> list[frozenset[str]]:
    """Return the clues of *every* place; *doings* is all that may be an activity on the page, from left to right."""
    return [frozenset(_clues(page, found, doings)) for found in every]


def _clues(page: Analysis, found: Found, doings: Sequence[Doing]) -> Iterator[str]:
    sentence = page.sentences[page.sentence_of[found.start]]
    first, last = (bisect_left(doings, place, key=attrgetter("start")) for place in (sentence.start, sentence.end))
    yield from _of_doings(found, doings[first:last])
    yield from _of_noun(page, found, sentence)
    yield from _of_words(page, found, sentence)


def _of_doings(found: Found, doings: Iterable[Doing]) -> Iterator[str]:
    """Yield whether the word is who does it (`Fachkräfte geben Auskunft`), and what tells the phrase round it."""
    for doing in doings:
        if doing.agent is not None and found.start <= doing.agent < found.end:
            yield "agent"
            yield f"agent of {doing.type}"
        if doing.start <= found.start < doing.end:
            yield from (f"in {sign}" for sign in doing.signs)


def _of_noun(page: Analysis, found: Found, sentence: Sentence) -> Iterator[str]:
    """Yield the noun whose preposition governs the word or its list: `Schulung von`, `Vermittlung an`."""
    for place in range(found.start - 1, max(sentence.start, found.start - FURTHEST) - 1, -1):
        if page.words[place] in STOPS and page.words[place] != ",":
            return
        if page.small[place] in GOVERNING:
            noun = page.words[place - 1] if place > sentence.start else ""
            if noun[:1].isupper():
                yield f"of {page.keys[place - 1]}"
            return


def _of_words(page: Analysis, found: Found, sentence: Sentence) -> Iterator[str]:
    """Yield the words of the clause that are no nouns, and on which side: `Lotsen beraten`, `wir beraten Lotsen`."""
    first, last = found.start, found.end
    while first > sentence.start and page.words[first - 1] not in STOPS:
        first -= 1
    while last < sentence.end and page.words[last] not in STOPS:
        last += 1
    for place in (*range(first, found.start), *range(found.end, last)):
        if page.words[place][:1].islower() and len(page.words[place]) >= SHORTEST:
            yield f"clause {page.keys[place]}"
            yield f"{'left' if place < found.start else 'right'} {page.keys[place]}"
