"""The SQLite index of the archive: captures and states; all of it can be built again from the WARC files."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import msgspec

from crawlers.archive.history import after, is_good
from crawlers.archive.records import Capture, State
from crawlers.archive.soft404 import SURELY_MISSING, surely_missing

STAMP = "%Y%m%d%H%M%S"
AT_ONCE = 1000
Row = TypeVar("Row", Capture, State)


class Index:
    """Captures and states in one SQLite database; the caller begins and commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def add(self, capture: Capture) -> State | None:
        """Add a capture (its stamp already free) and return the state of its address after it."""
        _insert(self.connection, "capture", capture)
        state = after(self.state(capture.url), capture, soft=self.is_soft(capture))
        if state:
            _insert(self.connection, "state", state)
        if capture.url == surely_missing(capture.url) and is_good(capture):
            self._think_again(capture)
        return state

    def tell_anew(self, url: str) -> State | None:
        """Follow an address from its first capture on again, and return its state."""
        state: State | None = None
        for capture in list(self.captures(url)):
            state = after(state, capture, soft=self.is_soft(capture))
        self.connection.execute("DELETE FROM state WHERE url = ?", (url,))
        if state:
            _insert(self.connection, "state", state)
        return state

    def is_soft(self, capture: Capture) -> bool:
        """Tell whether a good answer only shows that there is no such page (a soft 404)."""
        if capture.missing or not capture.text:
            return capture.missing
        query = "SELECT 1 FROM capture WHERE url = ? AND text = ? AND kind = 'response' LIMIT 1"
        known = self.connection.execute(query, (surely_missing(capture.url), capture.text))
        return known.fetchone() is not None

    def alike(self, state: State) -> Iterator[str]:
        """Yield the other addresses, of any website, that now have the same text."""
        query = "SELECT url FROM state WHERE text = ? AND url != ?"
        for row in self.connection.execute(query, (state.text, state.url)):
            yield row[0]

    def _think_again(self, answer: Capture) -> None:
        """See soft 404s in what was taken for pages before the website's answer to missing addresses was known."""
        website = answer.url.removesuffix(SURELY_MISSING) + "/"
        query = "SELECT DISTINCT url FROM capture WHERE url >= ? AND url < ? AND text = ?"
        end = website[:-1] + chr(ord("/") + 1)
        for row in self.connection.execute(query, (website, end, answer.text)).fetchall():
            self.tell_anew(row[0])

    def free_stamp(self, url: str, fetched: datetime) -> str:
        """Return the capture's second, or the next one that this address has not used yet."""
        row = self.connection.execute("SELECT max(stamp) FROM capture WHERE url = ?", (url,)).fetchone()
        stamp = fetched.astimezone(UTC).strftime(STAMP)
        if row[0] is None or row[0] < stamp:
            return stamp
        return (datetime.strptime(row[0], STAMP).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(STAMP)

    def state(self, url: str) -> State | None:
        """Return what is known of an address."""
        return next(self._read(State, "SELECT * FROM state WHERE url = ?", (url,)), None)

    def states(self) -> Iterator[State]:
        """Yield every state in the order of addresses, a thousand at a time, so that it may be written between."""
        query, last = "SELECT * FROM state WHERE url > ? ORDER BY url LIMIT ?", ""
        while part := list(self._read(State, query, (last, AT_ONCE))):
            yield from part
            last = part[-1].url

    def capture(self, url: str, stamp: str) -> Capture | None:
        """Return one capture."""
        return next(self._read(Capture, "SELECT * FROM capture WHERE url = ? AND stamp = ?", (url, stamp)), None)

    def captures(self, url: str) -> Iterator[Capture]:
        """Yield the captures of an address, oldest first."""
        return self._read(Capture, "SELECT * FROM capture WHERE url = ? ORDER BY stamp", (url,))

    def all_captures(self) -> Iterator[Capture]:
        """Yield every capture in the order of addresses and times."""
        return self._read(Capture, "SELECT * FROM capture ORDER BY url, stamp")

    def newest_moment(self) -> str | None:
        """Return when the newest capture was made, in ISO 8601."""
        row = self.connection.execute("SELECT max(fetched) FROM capture").fetchone()
        return None if row[0] is None else str(row[0])

    def indexed(self, file: str) -> int:
        """Return up to which byte a WARC file has been indexed."""
        row = self.connection.execute("SELECT indexed FROM warc WHERE file = ?", (file,)).fetchone()
        return int(row[0]) if row else 0

    def files(self) -> dict[str, int]:
        """Return every known WARC file with the byte up to which it has been indexed."""
        return {row[0]: int(row[1]) for row in self.connection.execute("SELECT file, indexed FROM warc ORDER BY file")}

    def mark_indexed(self, file: str, end: int) -> None:
        """Remember that a WARC file is indexed up to a byte."""
        self.connection.execute("INSERT OR REPLACE INTO warc VALUES (?, ?)", (file, end))

    def clear(self) -> None:
        """Forget everything that the WARC files can tell again."""
        for table in ("warc", "capture", "state"):
            self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - three names of our own

    def _read(self, shape: type[Row], query: str, values: tuple[Any, ...] = ()) -> Iterator[Row]:
        for row in self.connection.execute(query, values):
            yield msgspec.convert(dict(row), shape, strict=False)


def _insert(connection: sqlite3.Connection, table: str, value: Capture | State) -> None:
    plain = msgspec.to_builtins(value)
    marks = ", ".join(f":{name}" for name in plain)
    query = f"INSERT OR REPLACE INTO {table} ({', '.join(plain)}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.execute(query, plain)
