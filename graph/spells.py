"""Times during which something was seen, as texts that travel: `2026-11-01T08:00:00Z/2026-11-21T08:00:00Z dropped`.

A spell runs from the first fetch that showed it to the fetch that showed it no longer; `..` is an end that has not come
(ISO 8601-2). Times are in UTC, so they are in order as texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import NamedTuple

from data.errors import AskedWrongly

OPEN = ".."
LAST = "~"


class Spell(NamedTuple):
    """A time without a break: its begin, its end (empty: it lasts), and what ended it."""

    begin: str
    end: str = ""
    why: str = ""

    def __str__(self) -> str:
        """Write the interval, and what ended it."""
        return f"{self.begin}/{self.end or OPEN} {self.why}".rstrip()

    def holds(self, moment: str) -> bool:
        """Tell whether *moment* lies in it; the moment of its end does not."""
        return self.begin <= moment < (self.end or LAST)


def read(text: str) -> Spell:
    """Read a spell that was written by `str`."""
    interval, _, why = text.partition(" ")
    begin, _, end = interval.partition("/")
    return Spell(begin, "" if end == OPEN else end, why)


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """Return the times in which any of *spells* lasts, in order; what ended the last of them ended the time."""
    found: list[Spell] = []
    for spell in sorted(spells):
        if found and spell.begin <= (found[-1].end or LAST):
            later = max(found[-1], spell, key=lambda one: one.end or LAST)
            found[-1] = Spell(found[-1].begin, later.end, later.why)
        else:
            found.append(spell)
    return found


def common(some: Iterable[Spell], others: Iterable[Spell]) -> list[Spell]:
    """Return the times in which one of *some* and one of *others* last together."""
    pairs = [(one, other) for one in some for other in others]
    found = (
        (max(one.begin, other.begin), min(one, other, key=lambda spell: spell.end or LAST)) for one, other in pairs
    )
    return merged(Spell(begin, first.end, first.why) for begin, first in found if begin < (first.end or LAST))


def end_of(day: str) -> datetime:
    """Return a day's last moment, or the moment that was given; without a zone it is in UTC."""
    try:
        moment = datetime.fromisoformat(day)
    except ValueError:
        raise AskedWrongly(f"{day!r} is not a day; write it as 2026-01-31, or as 2026-01-31T12:00:00Z.") from None
    if len(day) <= len("2026-01-31"):
        moment = datetime.combine(moment, time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def moment_of(day: str) -> str:
    """Return `end_of` as the store writes it, to the second: `2026-01-31T23:59:59Z`."""
    return end_of(day).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
