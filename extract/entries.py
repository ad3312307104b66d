"""Entries of lists that name a thing themselves, and say with or by whom it is done (`Spaziergang, zusammen mit …`)."""

from __future__ import annotations

import re

from extract.analysis import Analysis, Sentence
from extract.blocks import ENTRIES
from extract.constructions import Match
from extract.german.bracket import HELPERS
from extract.german.quotation import CLOSING, OPENING
from extract.german.verbs import looks_finite
from extract.records import Party
from extract.titles import asks, is_usual

BY = frozenset({"zusammen", "gemeinsam", "in", "mit", "von", "vom", "durch", "unter"})
DONE = re.compile(
    r"(?:durch|an|aus|auf|mit|heraus|zusammen)?ge[a-zäöüß]+(?:t|en)|"
    r"(?:organisier|finanzier|koordinier|konzipier|moderier|initiier|entwickel|veranstalte|unterstütz|betreu|bezahl)t|betrieben|verantwortet"
)
APART = frozenset({",", "(", ":", "–"})
LONGEST, FEWEST_WORDS = 9, 2


def named_by_entry(page: Analysis, sentence: Sentence, match: Match) -> Party | None:
    """Return what an entry, or its term, names that says with or by whom it is done; None where it names nothing.

    Nothing is named where a finite verb stands before, and no thing has members that way.
    """
    if sentence.block.kind not in ENTRIES or match.role == "member":
        return None
    own = _before(page, sentence, match)
    term = sentence.block.labels[0] if sentence.block.kind == "definition" and sentence.block.labels else ""
    if _names(term) and match.first < match.bodies[0].start:
        return Party(term, None, (own,) if own else ())
    return Party(own) if own else None


def _names(term: str) -> bool:
    """Tell whether a list's term is a name: several words, none of them usual for what sections tell."""
    several = term.count(" ") >= FEWEST_WORDS - 1 and term[:1].isupper()
    return several and not (is_usual(term) or asks(term) or any(map(str.isdigit, term)))


def _before(page: Analysis, sentence: Sentence, match: Match) -> str:
    """Return what stands first in an entry that goes on with whom it is done with, "" where that is no name."""
    words, end = page.words, match.first
    by = words[end].lower() in BY or DONE.fullmatch(words[end])
    while end > sentence.start and DONE.fullmatch(words[end - 1]):
        end -= 1
    if not by or end == sentence.start or words[end - 1] not in {",", "("}:
        return ""
    first = next((n for n in range(sentence.start, end) if words[n][:1].isalpha() or words[n] in OPENING), end)
    last = next((n for n in range(first, end) if words[n] in APART), end)
    named = page.written(first, last).strip(OPENING + CLOSING)
    tells = any(looks_finite(word) or word in HELPERS for word in words[first:last])
    return named if named[:1].isupper() and not tells and last - first <= LONGEST else ""
