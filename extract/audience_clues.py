"""The clues by which a word for people or bodies is judged: whether the page addresses them, or only names them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extract.activities import Doing
from extract.analysis import Analysis, Sentence
from extract.doing_clues import TASKS
from extract.phrases import Found
from extract.vocabulary import Concept

PERSONS = re.compile(r"innen|kräfte|leute|liche$|ende$|lotsen|paten", re.IGNORECASE)
BEFORE, AFTER = (1, 2, 3), (0, 1)
ENDINGS = (2, 4)
MOST_WORDS = 4


class Named(NamedTuple):
    """A word of the audiences' vocabulary on a page: *kept* by the rules, *addressed* by an activity or a heading."""

    found: Found
    concept: Concept
    kept: bool
    addressed: bool


def audience_clues(page: Analysis, named: Named, doings: Sequence[Doing]) -> frozenset[str]:
    """Return the clues of *named*; *doings* is everything that may be an activity on the page, from left to right."""
    sentence = page.sentences[page.sentence_of[named.found.start]]
    first, last = (bisect_left(doings, place, key=attrgetter("start")) for place in (sentence.start, sentence.end))
    inside = doings[first:last]
    return frozenset(
        (*_of_word(page, named, sentence), *_around(page, named.found, sentence), *_of_doings(named.found, inside))
    )


def _of_word(page: Analysis, named: Named, sentence: Sentence) -> Iterator[str]:
    found = named.found
    yield "always"
    yield f"concept {named.concept.iri.rsplit('/', 1)[1]}"
    yield f"kept {named.kept}"
    yield f"block {sentence.block.kind}"
    yield f"kept {named.kept} in {sentence.block.kind}"
    yield f"words {min(MOST_WORDS, found.end - found.start)}"
    yield from (f"word {key}" for key in page.keys[found.start : found.end] if key[:1].isalpha())
    yield from (f"ends {page.words[found.end - 1].lower()[-length:]}" for length in ENDINGS)
    if PERSONS.search(named.concept.label):
        yield "persons"
    if named.addressed:
        yield "addressed"


def _around(page: Analysis, found: Found, sentence: Sentence) -> Iterator[str]:
    for step in BEFORE:
        place = found.start - step
        yield f"before{step} {page.words[place].lower() if place >= sentence.start else '^'}"
        if place >= sentence.start:
            yield f"near {page.keys[place]}"
    for step in AFTER:
        place = found.end + step
        yield f"after{step} {page.words[place].lower() if place < sentence.end else '$'}"
    yield from _under(" ".join((*sentence.block.path[-1:], *sentence.block.labels)).lower())


@lru_cache(maxsize=1_000)
def _under(above: str) -> tuple[str, ...]:
    words = tuple(f"under {word}" for word in re.findall(r"[\w-]{5,}", above))
    return (*words, "under tasks") if TASKS.search(above) else words


def _of_doings(found: Found, doings: Iterable[Doing]) -> Iterator[str]:
    around = None
    for doing in doings:
        yield f"beside {doing.type}"
        around = around or (doing if doing.start <= found.start < doing.end else None)
    if around:
        yield "in doing"
        yield f"in {around.type}"
        if around.end == found.end:
            yield "closes doing"
        if around.start == found.start:
            yield "opens doing"
