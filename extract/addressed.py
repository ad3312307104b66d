"""Whether a group of bodies is addressed: advised, trained, networked or invited, and not only named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.analysis import Analysis
from extract.doings import Doing

TO = re.compile(
    r"(?:für|an|mit|bei|zwischen|von)\s(?:(?:die|den|alle[nr]?|interessierte[nr]?|weitere[nr]?|der|das|dem)\s)?(?:[a-zäöüß-]+e[rn]?\s){0,2}$"
)
LABEL = re.compile(
    r"zielgruppe|adressat|teilnehm|für wen|angesprochen|richtet sich|gerichtet|eingeladen|willkommen|geld erhalten",
    re.IGNORECASE,
)
BEFORE = 4


@lru_cache(maxsize=1_000)
def _is_label(text: str) -> bool:
    return LABEL.search(text) is not None


class Addressed:
    """Knows the spans of activities that address someone, and reads the words before a group."""

    def __init__(self, page: Analysis, doings: Iterable[Doing]) -> None:
        self._page = page
        self._inside = frozenset(t for d in doings for t in range(d.start, d.end))

    def is_addressed(self, start: int, end: int) -> bool:
        """Tell whether tokens `start:end` stand in an addressing activity or behind `für`, or answer `Zielgruppe:`."""
        sentence = self._page.sentences[self._page.sentence_of[start]]
        if _is_label(" ".join((*sentence.block.labels, *sentence.block.path[-1:]))):
            return True
        if _is_label(self._page.said(sentence)):
            return True
        before = self._page.written(max(sentence.start, start - BEFORE), start) + " " if start > sentence.start else ""
        return start in self._inside and (bool(TO.search(before)) or end == sentence.end or self._is_object(start))

    def _is_object(self, start: int) -> bool:
        """Tell whether the group stands right behind the verb or begins the activity."""
        before = self._page.words[start - 1] if start else ""
        return start - 1 not in self._inside or before[:1].islower()
