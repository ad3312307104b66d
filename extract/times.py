"""When a role holds: `seit 2017`, `bis Ende 2022`, `2016 – 2020`, and what makes it past, planned or denied."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extract.dates import MONTH, iso
from extract.records import Status

YEAR = r"(?:19|20)\d{2}"
DATE = (
    rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?{YEAR}|\d{{1,2}}\.\s?(?:{MONTH})\s{YEAR}|(?:{MONTH})\s{YEAR}|"
    rf"\d{{1,2}}/{YEAR}|{YEAR})"
)
VAGUE = (
    r"(?:(?:dem|den|der|Jahr|Jahre|Anfang|Ende|Mitte|Beginn|Herbst|Frühjahr|Sommer|Winter|Frühling|des|Jahres|"
    r"circa|ca\.|zum)\s){0,4}"
)
SINCE = re.compile(rf"\b(?:seit|ab|von|vom|Seit|Ab)\s{VAGUE}(?P<date>{DATE})", re.IGNORECASE)
UNTIL = re.compile(rf"\bbis\s{VAGUE}(?P<date>{DATE})", re.IGNORECASE)
SPAN = re.compile(rf"(?P<first>{YEAR})\s?[–-]\s?(?P<last>{YEAR})")
PAST = re.compile(
    r"\b(?:ehemal\w+|früher\w*|bisher\w*|bis dahin|bis dato|"
    r"nicht (?:länger|mehr|verlängert|erneuert|fortgesetzt)|endet\w*|ausgelaufen|einst|"
    r"ausgetreten|ausgeschieden|ausgestiegen|"
    r"damals|zuvor|vormals|"
    r"bis vor kurzem|lief aus|eingestellt|abgegeben)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:künftig|geplant\w*|soll(?:en)? (?:künftig|ab)|vorgesehen|in Planung|demnächst|zukünftig|wird ab|"
    r"werden ab)\b",
    re.IGNORECASE,
)
DENIALS = ("nicht", "kein", "weder", "niemals", "ohne")
DENIED = re.compile(
    r"\b(?:nicht|kein|keine[mnrs]?|weder|niemals|ohne)\b(?!\s(?:länger|mehr|nur|zuletzt|erst|verlängert|weiter|fortgesetzt|fortgeführt|erneuert)\w*)",
    re.IGNORECASE,
)


class When(NamedTuple):
    """A role's status and its ISO 8601 dates, as told."""

    status: Status
    since: str | None
    until: str | None


@lru_cache(maxsize=1_000)
def when(clause: str) -> When:
    """Return what *clause* says about the time of the role in it."""
    since, until, span = SINCE.search(clause), UNTIL.search(clause), SPAN.search(clause)
    first = _iso(since["date"]) if since else (span["first"] if span else None)
    last = _iso(until["date"]) if until else (span["last"] if span else None)
    if PAST.search(clause):
        return When("past", first, last)
    return When("planned" if PLANNED.search(clause) else "current", first, last)


def _iso(written: str) -> str | None:
    return written if written.isdigit() else iso(written)


def is_denied(clause: str) -> bool:
    """Tell whether the clause says that the role never was."""
    return any(map(clause.lower().__contains__, DENIALS)) and DENIED.search(clause) is not None
