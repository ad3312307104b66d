"""Dated and counted statements by a small grammar of German dates, numbers, sums, seats and former names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from string import digits
from typing import TypeAlias

from extract.analysis import Analysis, Sentence
from extract.counts import captioned, counts, elliptic, labelled, long, often, parts, shares, standing, sums
from extract.dates import MONTH, MONTHS, OWN, iso
from extract.moments import dates, days, is_bare_year
from extract.records import Fact, Party
from extract.stated import place, stated
from extract.tallies import tallies
from extract.times import DATE
from extract.values import NUMBER_WORD, WORD_ROOTS, Value
from extract.venues import venues

Reader: TypeAlias = Callable[[str], Iterator[Value]]
NUMBERED_LINE = re.compile(r"\d{5}\s[A-ZÄÖÜ]|\btel(?:\.|efon)|\bfax|@|ISBN|IBAN", re.IGNORECASE)
DIGIT = re.compile(r"\d")
COUNTING = re.compile(rf"[0-9]|\b{NUMBER_WORD}\b")
CENTURIES = ("19", "20")
SEASONS = ("jahr", "frühling", "sommer", "herbst", "winter")
LONGEST_LINE = 160
LONGEST_DATE_LINE = 60
LONGEST_DATELINE = 100
DATED = re.compile(DATE, re.IGNORECASE)
FREE = frozenset({"heading", "paragraph", "text"})
LINES = frozenset({"paragraph", "text", "cell"})
STAND = re.compile(r"(?:Stand|Aktualisiert|Erstellt|Veröffentlicht|Erschienen)(?:\s(?:am|vom))?:?", re.IGNORECASE)
RUNNING = re.compile(r"(?:^|\s)[a-zäöü]\w+\s.*[.!?:…]\W*$", re.DOTALL)
SHORT_WORDS = re.compile(r"(?:am|vom|von|um|und|bei|Uhr|Nr\.?)\b")
FIRST_SMALL = re.compile(r"(?:^|[\s(])[a-zäöüß]{2,}")
CATALOGUE = re.compile(
    r"\b(?:PDF|\d\s?[MK]B|Aufl(?:age|\.)|Hg\.|Hrsg\.|ISBN)|\((?:19|20)\d\d\):|(?<!\d)[.,]\s"
    rf"(?!(?i:{MONTH})\b)[A-ZÄÖÜ][a-zäöüß]+\s(?:19|20)\d\d$"
)
CLAUSE_END = re.compile(r"[,;:]\s")
TEASER = re.compile(r"\b(?:weiterlesen|mehr lesen|mehr erfahren|zum Artikel|zur Meldung)\W*$", re.IGNORECASE)


def facts(page: Analysis, owner_of: Callable[[Sentence], Party | None], extractor: str) -> Iterator[Fact]:
    """Yield the dated and counted statements of the main text; *owner_of* says whose a sentence's are."""
    told: set[tuple[str, str]] = set()
    for sentence, first, found in _values(page):
        subject = owner_of(sentence)
        written = page.text.text[first + found.start : first + found.end].replace("\n", " ")
        if subject and (written, found.value) not in told:
            told.add((written, found.value))
            yield Fact(
                page=page.page,
                extractor=extractor,
                confidence=0.75,
                evidence=(page.quote(first + found.start, first + found.end),),
                subject=subject,
                property=found.property,
                value=found.value,
                as_written=written,
                unit=found.unit,
                as_of=found.year or page.text.date,
            )


def _values(page: Analysis) -> Iterator[tuple[Sentence, int, Value]]:
    """Yield what every sentence states, with the sentence and the place in the text where it begins."""
    heads = _heads(page)
    running, before = False, ""
    figure: tuple[Sentence, int, str] | None = None
    for sentence in page.sentences:
        first, last = page.span(sentence.start, sentence.end)
        text = page.text.text[first:last].replace("\n", " ")
        if figure and (caption := captioned(figure[2], text)):
            yield figure[0], figure[1], caption
        figure = (sentence, first, text) if sentence.block.kind in FREE and DIGIT.match(text[-1:]) else None
        running = running or _is_running(sentence, text)
        label = before if before.endswith(":") else ""
        opens = not running and not label and _is_dateline(sentence, text)
        found = [] if opens or STAND.fullmatch(label) else _stated(sentence, text, heads)
        if found and not _is_no_statement(text, None if label else page.text.date):
            yield from ((sentence, first, one) for one in found)
        before = text


def _heads(page: Analysis) -> Counter[tuple[int, str]]:
    """Count how many cells and definitions of a group stand below or behind each label."""
    return Counter((s.block.group, label) for s in page.sentences for label in s.block.labels)


def _stated(sentence: Sentence, text: str, heads: Mapping[tuple[int, str], int]) -> list[Value]:
    """Return what a sentence states, or a cell or definition behind its label.

    Headings, terms and cells that are labels of others state nothing but a date that is all of them.
    """
    block = sentence.block
    if block.kind in {"heading", "term"}:
        said = text.strip(" :")
        return [f for f in dates(text) if said == (f.value if is_bare_year(f) else text[f.start : f.end])]
    if block.row == 0 and (block.group, text) in heads:
        return []
    if block.labels and block.kind in {"cell", "definition"}:
        if STAND.fullmatch(block.labels[0]):
            return []
        one = heads[block.group, block.labels[0]] == 1
        alone = place(text, block.labels[0]) or (labelled(text, block.labels[0]) if len(block.labels) == 1 else None)
        if alone and one:
            return [alone]
    return _in_sentence(text)


def _is_running(sentence: Sentence, text: str) -> bool:
    """Tell whether a sentence is running text and no line of a head."""
    return sentence.block.kind != "heading" and bool(RUNNING.search(text))


def _is_dateline(sentence: Sentence, text: str) -> bool:
    """Tell whether a line before the running text says when the page was published: `Hamburg, 7. Mai 2024`."""
    if sentence.block.kind not in LINES or sentence.block.labels or len(text) > LONGEST_DATELINE:
        return False
    bare = SHORT_WORDS.sub("", DATED.sub("", text))
    return iso(text) is not None and not FIRST_SMALL.search(bare)


def _is_no_statement(text: str, own_date: str | None) -> bool:
    """Tell whether a line gives an address, the page's own date, a publication, or only begins another page's text."""
    if len(text) < LONGEST_LINE and (NUMBERED_LINE.search(text) or CATALOGUE.search(text) or TEASER.search(text)):
        return True
    return len(text) < LONGEST_DATE_LINE and (
        bool(OWN.match(text) or (OWN.search(text) and not RUNNING.search(text)))
        or (own_date is not None and iso(text) == own_date)
    )


def _in_sentence(text: str) -> list[Value]:
    """Return the values of a sentence; a count that names a year (`Mitte 2019 knapp 200`) stands beside the date.

    A bare year before a count (`2022 kamen 1.100 Menschen`) says only when it was counted.
    """
    taken: list[Value] = []
    for number in sorted(set(chain.from_iterable(map(_asked_by, text.lower().split())))):
        for found in READERS[number][0](text):
            if not any(found.start < t.end and t.start < found.end and t.property != "Anzahl" for t in taken):
                taken.append(found)
    return sorted(_with_years(taken, text), key=attrgetter("start", "end")) if taken else []


@lru_cache(maxsize=50_000)
def _asked_by(word: str) -> tuple[int, ...]:
    """Return what may find something in a sentence with a word in small letters, by its place among the readers."""
    return tuple(number for number, (_, asks) in enumerate(READERS) if asks(word))


def _with_years(taken: Sequence[Value], text: str) -> Iterator[Value]:
    """Yield values; a bare year in the clause of a figure is no value, but that figure's year."""
    years = [found for found in taken if is_bare_year(found)]
    figures = [found for found in taken if found.unit]
    yield from (f for f in taken if f not in figures and not any(f in years and _dates(f, g, text) for g in figures))
    for figure in figures:
        year = next((year.value for year in years if _dates(year, figure, text)), figure.year)
        yield figure._replace(year=year)


def _dates(year: Value, figure: Value, text: str) -> bool:
    """Tell whether a year stands in the clause of a figure, or in brackets right behind it."""
    first, second = sorted((year, figure), key=attrgetter("start"))
    return not CLAUSE_END.search(text[first.end : second.start])


def _some_of(*needed: str) -> Callable[[str], bool]:
    """Return what tells whether a word holds some of the letters *needed*."""
    return lambda word: any(map(word.__contains__, needed))


def _is_number(word: str) -> bool:
    """Tell whether a word in small letters holds a digit or a number word that is no part of a longer word."""
    return COUNTING.search(word) is not None


READERS: tuple[tuple[Reader, Callable[[str], bool]], ...] = (
    (stated, _some_of("sitz", "hieß", "namen", "damals", "ehem", "früher", "vormals", "ort:")),
    (venues, "am".__eq__),
    (sums, _some_of("eur", "€", "franken", "chf")),
    (often, _some_of("jahr", "jähr", "quartal", "monat", "woche", "wöchen", "tage", "tägig")),
    (parts, _some_of("stelle")),
    (shares, _some_of("prozent", "%")),
    (tallies, _is_number),
    (standing, _some_of(*CENTURIES)),
    (dates, _some_of(*CENTURIES)),
    (days, _some_of(*MONTHS, *SEASONS)),
    (long, _some_of("stündig", "tägig", "wöchig", "monatig", "semestrig")),
    (elliptic, _some_of(*WORD_ROOTS, *digits, "drit", "sieb")),
    (counts, _is_number),
)
"""What reads a sentence, in this order, and what tells whether it may find something in one with a word."""
