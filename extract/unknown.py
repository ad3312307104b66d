"""What pages say and no recogniser understood: the curator's work list of names, role sentences and list items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec

from extract.activities import NO_TASKS
from extract.analysis import Analysis, Sentence, analyse
from extract.blocks import Block, PageText
from extract.mentions import Entity
from extract.names_unknown import unknown_names
from extract.recognise import Recogniser
from extract.records import AnyRecord, Evidence, Relation

Kind: TypeAlias = Literal["name", "role", "item"]
KINDS: dict[Kind, str] = {
    "name": "names of several words that are no known body, programme or person",
    "role": "sentences with a body and the word of a role, but no relation",
    "item": "list items that gave no record",
}
LONGEST = 90
LONGEST_QUOTE = 300
SHORTEST_TRIGGER = 5
DISTANCE = 2
WORDS = re.compile(r"\w+")


class Unknown(msgspec.Struct, frozen=True):
    """One place that was not understood; `what` is the name, the word of the role, or the item."""

    kind: Kind
    what: str
    page: str
    quote: str


class Group(msgspec.Struct, frozen=True):
    """The same thing wherever it stands: how often, on which pages, and one quote."""

    kind: Kind
    what: str
    count: int
    pages: tuple[str, ...]
    quote: str


def unknown(
    recogniser: Recogniser, page: str, host: str, text: PageText, records: Sequence[AnyRecord]
) -> list[Unknown]:
    """Return what *recogniser* leaves in a page that gave *records*; nothing for a page that gave none (off topic)."""
    if not records:
        return []
    seen = analyse(page, page, host, text)
    entities = recogniser.bodies.find(seen, recogniser.lands.of_page(seen))
    return [
        *_names(recogniser, seen, entities, records),
        *_roles(recogniser, seen, entities, records),
        *_items(seen, records),
    ]


def grouped(found: Iterable[Unknown]) -> list[Group]:
    """Return the same things together, those on most pages first."""
    groups: dict[tuple[Kind, str], list[Unknown]] = defaultdict(list)
    for one in found:
        groups[one.kind, " ".join(WORDS.findall(one.what.casefold()))].append(one)
    made = [
        Group(same[0].kind, same[0].what, len(same), tuple(sorted({one.page for one in same})), same[0].quote)
        for same in groups.values()
    ]
    return sorted(made, key=lambda group: (-len(group.pages), -group.count, group.what))


def _names(
    recogniser: Recogniser, page: Analysis, entities: Iterable[Entity], records: Iterable[AnyRecord]
) -> Iterator[Unknown]:
    known = {place for entity in entities for span in entity.spans for place in range(span.start, span.end)}
    known |= {place for start, end, *_ in recogniser.programmes.spans(page) for place in range(start, end)}
    told = _Told(e for record in records if not isinstance(record, Relation) for e in record.evidence)
    for sentence in page.sentences:
        for start, end in unknown_names(page.words, sentence, known, recogniser.bodies.lexicon.never):
            if not told.fills(*page.span(start, end)):
                yield Unknown("name", page.written(start, end), page.page, _quoted(page, sentence))


def _roles(
    recogniser: Recogniser, page: Analysis, entities: Iterable[Entity], records: Iterable[AnyRecord]
) -> Iterator[Unknown]:
    triggers = {word for word in recogniser.roles.frames.anchored.telling if len(word) >= SHORTEST_TRIGGER}
    named = {page.sentence_of[span.start] for entity in entities for span in entity.spans}
    told = _Told(e for record in records if isinstance(record, Relation) for e in record.evidence)
    for number in sorted(named):
        sentence = page.sentences[number]
        words = {page.words[place].lower() for place in range(sentence.start, sentence.end)} & triggers
        if words and sentence.block.kind != "heading" and not told.touches(*page.span(sentence.start, sentence.end)):
            yield Unknown("role", max(sorted(words), key=len), page.page, _quoted(page, sentence))


def _items(page: Analysis, records: Iterable[AnyRecord]) -> Iterator[Unknown]:
    told = _Told(e for record in records for e in record.evidence)
    for block in page.text.content():
        words = " ".join(page.text.text[block.start : block.end].split())
        if _is_listed(block) and len(WORDS.findall(words)) >= DISTANCE and not told.touches(block.start, block.end):
            yield Unknown("item", words[:LONGEST], page.page, words[:LONGEST_QUOTE])


def _is_listed(block: Block) -> bool:
    above = " ".join((*block.path[-1:], *block.labels))
    return block.kind == "item" and not NO_TASKS.search(above) and block.href is None


def _quoted(page: Analysis, sentence: Sentence) -> str:
    return page.said(sentence)[:LONGEST_QUOTE]


class _Told:
    """Characters of a page that are the evidence of records."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._spans = sorted({(e.start, e.end) for e in evidence})

    def touches(self, start: int, end: int) -> bool:
        return any(a < end and start < b for a, b in self._spans)

    def fills(self, start: int, end: int) -> bool:
        """Tell whether a single quote is mostly these characters: a longer one only passes by."""
        return any(a < end and start < b and b - a <= 2 * (end - start) for a, b in self._spans)
