"""The clues by which a word for people, bodies or places is judged: whether the page means them, or only names them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from extract.analysis import Analysis, Sentence
from extract.doing_clues import TASKS
from extract.doings import Doing
from extract.german.prepositions import CONTRACTED, PREPOSITIONS
from extract.phrases import Found

PERSONS = re.compile(r"innen|kräfte|leute|liche$|ende$|lotsen|paten", re.IGNORECASE)
BEFORE, AFTER = (1, 2, 3), (0, 1)
ENDINGS = (2, 4, 6)
MOST_WORDS, MOST_TIMES = 4, 3
How: TypeAlias = Literal["label", "head", "gender", "described", "named"]
GOVERNING = (PREPOSITIONS - {"auf", "neben", "vor"}) | CONTRACTED
ENUMERATED = frozenset({",", "und", "oder", "sowie", "/", "bzw.", "&"})
PASSIVE = frozenset({"werden", "wird", "wurden", "wurde"})
COUNTED = re.compile(
    r"\d[\d.]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|viele|mehrere|einige|hunderte?", re.IGNORECASE
)
FINITE = re.compile(r"[a-zäöüß]{2,}(?:en|t|te|ten|ern|eln|ind)")
FURTHEST, LONGEST_JOINT = 12, 4


class Named(NamedTuple):
    """A word for people, bodies or places: *kept* by the rules, *addressed* by an activity or a heading.

    *label* and *slug* are those of its concept, or its own words and "" where it has none; *how* it was found: as a
    label, by the head of a compound, by a gender form, as people described by more than a noun, or in a place's name.
    """

    found: Found
    label: str
    slug: str
    how: How
    kept: bool
    addressed: bool


def people_clues(page: Analysis, every: Sequence[Named], doings: Sequence[Doing]) -> list[frozenset[str]]:
    """Return the clues of *every* word; *doings* is all that may be an activity on the page, from left to right."""
    times = Counter(named.slug or named.label.lower() for named in every)
    above = " ".join((page.text.title or "", *(page.said(s) for s in _main_headings(page)))).lower()
    own = (_clues(page, named, doings, times, above) for named in every)
    return [frozenset(chain(mine, others)) for mine, others in zip(own, enumerated_with(page, every), strict=True)]


def enumerated_with(page: Analysis, every: Sequence[Named]) -> list[frozenset[str]]:
    """Return, for *every* word, the clues of those that commas and `und` join to it: people or bodies, how found."""
    runs: list[list[Named]] = []
    for named in every:
        if runs and _is_joined(page, runs[-1][-1].found, named.found):
            runs[-1].append(named)
        else:
            runs.append([named])
    return [frozenset(_with(page, (other for other in run if other is not named))) for run in runs for named in run]


def _is_joined(page: Analysis, before: Found, found: Found) -> bool:
    between = page.words[before.end : found.start]
    apart = page.sentence_of[before.start] != page.sentence_of[found.start] or len(between) > LONGEST_JOINT
    return not apart and any(word.lower() in ENUMERATED for word in between)


def _with(page: Analysis, others: Iterable[Named]) -> Iterator[str]:
    for other in others:
        if _is_counted(page, other.found):
            yield "with counted"
        yield "with persons" if PERSONS.search(other.label) else "with bodies"
        yield f"with {other.how}"
        if other.addressed:
            yield "with addressed"


def _main_headings(page: Analysis) -> Iterator[Sentence]:
    return (s for s in page.sentences if s.block.kind == "heading" and s.block.level == 1)


def _clues(
    page: Analysis, named: Named, doings: Sequence[Doing], times: Mapping[str, int], above: str
) -> Iterator[str]:
    found = named.found
    sentence = page.sentences[page.sentence_of[found.start]]
    first, last = (bisect_left(doings, place, key=attrgetter("start")) for place in (sentence.start, sentence.end))
    yield from _of_word(page, named, sentence)
    yield from _around(page, found, sentence)
    yield from _of_clause(page, found, sentence)
    yield from _of_doings(found, doings[first:last])
    yield f"times {min(MOST_TIMES, times[named.slug or named.label.lower()])}"
    if page.written(found.start, found.end).lower() in above:
        yield "in title"


def _of_word(page: Analysis, named: Named, sentence: Sentence) -> Iterator[str]:
    found = named.found
    yield "always"
    yield f"concept {named.slug or 'none'}"
    yield f"how {named.how}"
    if named.how == "named":
        yield f"named {named.slug}"
    yield f"kept {named.kept}"
    yield f"block {sentence.block.kind}"
    yield f"kept {named.kept} in {sentence.block.kind}"
    yield f"words {min(MOST_WORDS, found.end - found.start)}"
    yield from (f"word {key}" for key in page.keys[found.start : found.end] if key[:1].isalpha())
    yield f"written {page.words[found.end - 1].lower()}"
    yield from (f"ends {page.words[found.end - 1].lower()[-length:]}" for length in ENDINGS)
    if PERSONS.search(named.label):
        yield "persons"
    if named.addressed:
        yield "addressed"
        yield f"addressed {named.how}"


def _around(page: Analysis, found: Found, sentence: Sentence) -> Iterator[str]:
    for step in BEFORE:
        place = found.start - step
        yield f"before{step} {page.words[place].lower() if place >= sentence.start else '^'}"
        if place >= sentence.start:
            yield f"near {page.keys[place]}"
    for step in AFTER:
        place = found.end + step
        yield f"after{step} {page.words[place].lower() if place < sentence.end else '$'}"
    if _is_counted(page, found):
        yield "counted"
    yield from _under(" ".join((*sentence.block.path[-1:], *sentence.block.labels)).lower())


def _is_counted(page: Analysis, found: Found) -> bool:
    """Tell whether a number stands right before the word, or an adjective between: `fünf Männer`."""
    first = page.sentences[page.sentence_of[found.start]].start
    return any(COUNTED.fullmatch(word) for word in page.words[max(first, found.start - 2) : found.start])


def _of_clause(page: Analysis, found: Found, sentence: Sentence) -> Iterator[str]:
    """Yield the preposition or verb that governs the word or its list, and whether it is a sentence's first part."""
    governor, listed = _governor(page, found, sentence)
    yield governor or "governed by nothing"
    if listed:
        yield "listed"
    behind = page.words[found.end] if found.end < sentence.end else ""
    if governor is None and FINITE.fullmatch(behind):
        yield "subject passive" if behind in PASSIVE else "subject"
        yield f"subject of {page.keys[found.end]}"


def _governor(page: Analysis, found: Found, sentence: Sentence) -> tuple[str | None, bool]:
    """Return the clue of the next preposition or verb to the left, and whether a joint of a list comes before it."""
    listed = False
    for place in range(found.start - 1, max(sentence.start, found.start - FURTHEST) - 1, -1):
        word = page.words[place].lower()
        if word in GOVERNING:
            return f"governed {word}", listed
        if word in ENUMERATED:
            listed = True
        elif FINITE.fullmatch(page.words[place]) and not listed and place < found.start - 1:
            return f"behind {page.keys[place]}", listed
    return None if found.start - sentence.start < FURTHEST else "governed from afar", listed


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
