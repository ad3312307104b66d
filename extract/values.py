"""A value that a sentence states, and how German writes numbers: digits, thousands, words, ranges, hedges."""

from __future__ import annotations

from typing import NamedTuple

ONES = "zwei|drei|vier|fünf|sechs|sieben|acht|neun"
NUMBER_WORD = (
    rf"(?:(?:(?:ein|{ONES})und)?(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|(?:{ONES})?(?:hundert|tausend)|"
    r"(?:drei|vier|fünf|sech|sieb|acht|neun)?zehn|elf|zwölf|"
    rf"anderthalb|(?:ein|{ONES})einhalb|{ONES})"
)
WORD_ROOTS = (*ONES.split("|"), "zehn", "elf", "zwölf", "zig", "ßig", "hundert", "tausend", "anderthalb", "einhalb")
"""Small letters of which every number word holds some."""
ABOUT = (
    r"(?:(?:[Rr]und|[Ee]twa|[Cc]a\.|[Cc]irca|[Kk]napp|[Üü]ber|[Mm]ehr als|[Ff]ast|[Ii]nsgesamt|[Mm]indestens|"
    r"[Hh]öchstens|[Ll]ängstens|[Mm]aximal|[Bb]is zu)\s)?"
)
DIGITS = r"(?:\d{1,3}(?:[.'’\u202f ]\d{3})+(?!\d)|\d{1,6}(?:,\d+)?)"
NUMBER = rf"(?:{DIGITS}|(?=[ZzDdVvFfSsAaNnEeHhTt])(?i:{NUMBER_WORD}))"
SEVERAL = rf"{NUMBER}(?:(?:\sbis\s|\soder\s|\s?[–-]\s?){NUMBER})?"


class Value(NamedTuple):
    """What a sentence states at `start:end`: the value as written, what it measures, its unit, and of which year."""

    start: int
    end: int
    value: str
    property: str
    unit: str | None = None
    year: str | None = None
