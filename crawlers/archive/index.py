"""The SQLite index of the archive: captures and states; all of it can be built again from the WARC files."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from crawlers.archive.history import after
from crawlers.archive.records import Capture, State
from data.errors import AskedWrongly

LAYOUT = 1
STAMP = "%Y%m%d%H%M%S"
TABLES = """
CREATE TABLE IF NOT EXISTS warc (file TEXT PRIMARY KEY, indexed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS capture (
  url TEXT NOT NULL, stamp TEXT NOT NULL, fetched TEXT NOT NULL, kind TEXT NOT NULL, status INTEGER NOT NULL,
  media_type TEXT, digest TEXT, payload TEXT, etag TEXT, last_modified TEXT, location TEXT, canonical TEXT,
  noindex INTEGER NOT NULL, length INTEGER NOT NULL, why TEXT, file TEXT NOT NULL, offset INTEGER NOT NULL,
  PRIMARY KEY (url, stamp)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (
  url TEXT PRIMARY KEY, status INTEGER NOT NULL, media_type TEXT NOT NULL, stamp TEXT NOT NULL, digest TEXT NOT NULL,
  payload TEXT NOT NULL, etag TEXT, last_modified TEXT, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  last_changed TEXT NOT NULL, missing_since TEXT, gone_since TEXT, why TEXT, noindex INTEGER NOT NULL, canonical TEXT)
  WITHOUT ROWID;
"""
Row = TypeVar("Row", Capture, State)


def connect(path: Path | str, *, write: bool) -> sqlite3.Connection:
    """Return a connection to the index without automatic transactions; a newer layout than ours is refused."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    try:
        _prepare(connection, path, write=write)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | str, *, write: bool) -> None:
    layout: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if layout > LAYOUT:
        raise AskedWrongly(f"{path}: this archive was written by a newer chancennetz; update chancennetz to read it.")
    if write:
        connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {TABLES}")
        connection.execute(f"PRAGMA user_version={LAYOUT}")
    else:
        connection.execute("PRAGMA query_only=ON")


class Index:
    """Captures and states in one SQLite database; the caller begins and commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def add(self, capture: Capture) -> State | None:
        """Add a capture (its stamp already free) and return the state of its address after it."""
        _insert(self.connection, "capture", capture)
        state = after(self.state(capture.url), capture)
        if state:
            _insert(self.connection, "state", state)
        return state

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
        """Yield every state in the order of addresses."""
        return self._read(State, "SELECT * FROM state ORDER BY url")

    def capture(self, url: str, stamp: str) -> Capture | None:
        """Return one capture."""
        return next(self._read(Capture, "SELECT * FROM capture WHERE url = ? AND stamp = ?", (url, stamp)), None)

    def captures(self, url: str) -> Iterator[Capture]:
        """Yield the captures of an address, oldest first."""
        return self._read(Capture, "SELECT * FROM capture WHERE url = ? ORDER BY stamp", (url,))

    def all_captures(self) -> Iterator[Capture]:
        """Yield every capture in the order of addresses and times."""
        return self._read(Capture, "SELECT * FROM capture ORDER BY url, stamp")

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
