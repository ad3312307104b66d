"""The date that a page prints about itself ("Stand: 02/2024"), never one that is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan",
            "februar feb",
            "märz maerz mrz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(
    rf"(?<![\d.])(\d{{1,2}})\.\s?(?:(\d{{1,2}})\.\s?|({MONTH})\.?\s)(\d{{4}}|\d{{2}})(?!\d)", re.IGNORECASE
)
ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
MONTH_YEAR = re.compile(rf"(?<!\w)(?:({MONTH})\.?\s|(\d{{1,2}})/)(\d{{4}})(?!\d)", re.IGNORECASE)
OWN = re.compile(
    r"(?:stand|aktualisiert|aktualisierung|letzte änderung|zuletzt geändert|geändert|verändert|bearbeitet"
    r"|veröffentlicht|erstellt|datum|pressemitteilung vom|vom)\b[^\d]{0,25}(?=\d|[A-ZÄÖÜ])",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
LONGEST_LINE = 90
CENTURY = 70


def iso(text: str) -> str | None:
    """Return the first German date in *text* as ISO 8601, as precise as written; None when there is none."""
    return _iso(text) or _day(text) or _month(text)


def _iso(text: str) -> str | None:
    found = ISO.search(text)
    return found[0] if found else None


def _day(text: str) -> str | None:
    found = DAY.search(text)
    if not found:
        return None
    month = int(found[2]) if found[2] else MONTHS[found[3].lower()]
    day, year = int(found[1]), _year(found[4])
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None  # noqa: PLR2004


def _month(text: str) -> str | None:
    found = MONTH_YEAR.search(text)
    if not found:
        return None
    month = int(found[2]) if found[2] else MONTHS[found[1].lower()]
    return f"{found[3]}-{month:02}" if 1 <= month <= 12 else None  # noqa: PLR2004


def _year(written: str) -> int:
    short = int(written)
    return short if len(written) > 2 else short + (1900 if short > CENTURY else 2000)  # noqa: PLR2004


def printed(lines: Iterable[str]) -> str | None:
    """Return the date of the last line that says "Stand" or "aktualisiert", else the only one that is all of a line.

    Lines are short blocks. Several lines that are dates are a list of events or news, and none of them is the page's.
    """
    short = [line for line in lines if len(line) <= LONGEST_LINE and DIGIT.search(line)]
    said = [iso(line[found.end() :]) for line in short if (found := OWN.search(line))]
    alone = {date for line in short if _only_a_date(line) and (date := iso(line))}
    dates = [date for date in said if date] or (list(alone) if len(alone) == 1 else [])
    return dates[-1] if dates else None


def _only_a_date(line: str) -> bool:
    return any(p.fullmatch(line.strip(" .,|–-")) for p in (DAY, ISO)) and len(line) < LONGEST_LINE // 2
