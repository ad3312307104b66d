"""When an address is asked again: sooner if it changes often, later if it never does.

A table beside the archive's index, in the same transaction; what it does not know is due.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from crawlers.archive.records import Found
from crawlers.frontier import Outcome

TABLE = """
CREATE TABLE IF NOT EXISTS due (url TEXT PRIMARY KEY, interval REAL NOT NULL, next_due TEXT NOT NULL) WITHOUT ROWID
"""
SHORTEST, LONGEST = 1.0, 30.0
FACTORS: dict[Found | None, float] = {
    "new": 1.0,
    "changed": 0.5,
    "same text": 1.5,
    "same bytes": 1.5,
    "not modified": 1.5,
    None: 1.0,
}
AT_MOST: dict[Outcome, float] = {"missing": 7.0, "redirect": 7.0, "failed": 1.0}
SLACK = timedelta(hours=2)


class Due(msgspec.Struct, frozen=True):
    """How many days lie between two visits of an address at present, and when the next one is due."""

    interval: float
    next_due: datetime


class Calendar:
    """What is due when; lives in the archive's database and commits with it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(TABLE)

    def of(self, url: str) -> Due | None:
        """Return when an address is due, None if it was never visited."""
        row = self._connection.execute("SELECT interval, next_due FROM due WHERE url = ?", (url,)).fetchone()
        return msgspec.convert(dict(row), Due, strict=False) if row else None

    def visited(self, url: str, outcome: Outcome, found: Found | None, usual: float, moment: datetime) -> None:
        """Note a visit: half the interval after a change, one and a half times it after none; 1 to 30 days.

        `usual` (days) is where an address begins. What is missing or moved is asked again after a week at the latest,
        what failed after a day.
        """
        before = self.of(url)
        interval = min(max((before.interval if before else usual) * FACTORS[found], SHORTEST), LONGEST)
        wait = timedelta(days=min(interval, AT_MOST.get(outcome, LONGEST)))
        self._put(url, Due(interval, moment + wait))

    def pull(self, url: str, moment: datetime) -> None:
        """Make an address due at a moment, unless it is due before or was never visited."""
        due = self.of(url)
        if due and due.next_due > moment:
            self._put(url, Due(due.interval, moment))

    def _put(self, url: str, due: Due) -> None:
        fields = (url, due.interval, msgspec.to_builtins(due.next_due))
        self._connection.execute("INSERT OR REPLACE INTO due VALUES (?, ?, ?)", fields)


class Plan(NamedTuple):
    """What a crawl that began at `moment` asks: everything, or only what is due; two hours early is not too early."""

    calendar: Calendar
    moment: datetime
    only_due: bool = False

    def asks(self, url: str) -> bool:
        """Tell whether an address is to be asked in this crawl."""
        due = self.calendar.of(url) if self.only_due else None
        return due is None or due.next_due <= self.moment + SLACK

    def begins(self, moments: Iterable[datetime | None]) -> bool:
        """Tell whether any of these moments has come (None: it has)."""
        return not self.only_due or any(at is None or at <= self.moment + SLACK for at in moments)
