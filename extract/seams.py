"""Where a page's text is not the page's characters in a row, so that quotes are cut to what stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple, TypeVar

import msgspec

from extract.blocks import PageText
from extract.records import Evidence, Record

Form = TypeVar("Form", bound=Record)


class OpenSeam(NamedTuple):
    """A seam of a block still being written: how many visible characters stand before its start and its end.

    A *soft* one parts two words only for some readers of the page, and none where white space stands anyway.
    """

    start: int
    end: int
    soft: bool


def placed(words: str, seams: Iterable[OpenSeam], offset: int) -> Iterator[tuple[int, int]]:
    """Yield the seams of a block *words*, which begins at *offset*, as places of the whole text."""
    visible = [at for at, character in enumerate(words) if not character.isspace()]
    for seam in seams:
        first = visible[seam.start - 1] + 1 if seam.start else 0
        last = visible[seam.end - 1] + 1 if seam.end > seam.start else first
        if not seam.soft or not words[first : first + 1].isspace():
            yield offset + first, offset + last


def shown(record: Form, text: PageText) -> Form:
    """Return *record* with quotes that stand on the page in a row: cut at its seams, without what was decoded."""
    if not any(_inside(e, text) for e in record.evidence):
        return record
    kept = tuple(dict.fromkeys(piece for e in record.evidence for piece in _pieces(e, text)))
    return msgspec.structs.replace(record, evidence=kept or (_before(record.evidence[0], text),))


def _inside(evidence: Evidence, text: PageText) -> tuple[tuple[int, int], ...]:
    """Return the seams that cut *evidence*; seams are sorted and do not overlap."""
    first = bisect_right(text.seams, evidence.start, key=itemgetter(1))
    return text.seams[first : bisect_left(text.seams, evidence.end, lo=first, key=itemgetter(0))]


def _pieces(evidence: Evidence, text: PageText) -> Iterator[Evidence]:
    place = evidence.start
    for start, end in (*_inside(evidence, text), (evidence.end, evidence.end)):
        quote = text.text[place:start]
        if quote.strip():
            first = place + len(quote) - len(quote.lstrip())
            yield Evidence(quote.strip(), first, first + len(quote.strip()), evidence.page_version)
        place = end


def _before(evidence: Evidence, text: PageText) -> Evidence:
    """Return the nearest block before *evidence* that no seam cuts; itself where there is none."""
    blocks = (Evidence(text.text[b.start : b.end], b.start, b.end, evidence.page_version)
              for b in reversed(text.blocks) if b.end <= evidence.start)  # fmt: skip
    return next((found for found in blocks if not _inside(found, text)), evidence)
