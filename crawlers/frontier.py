"""What is still to be read in this round: a table beside the archive's index, in the same transaction.

A round of a source begins with its start addresses and the pages known from before, grows with every link found, and
ends when nothing is open. What a crash or Ctrl-C interrupts stays open, and the next crawl goes on with it.
"""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal["page", "sitemap"]
Outcome: TypeAlias = Literal["page", "sitemap", "redirect", "missing", "refused", "failed", "budget"]
START, FOUND, KNOWN = 0, 1, 2
TABLES = """
CREATE TABLE IF NOT EXISTS round (
  source TEXT PRIMARY KEY, started TEXT NOT NULL, finished TEXT,
  requests INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS frontier (
  source TEXT NOT NULL, url TEXT NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL, depth INTEGER NOT NULL,
  hops INTEGER NOT NULL, number INTEGER NOT NULL, outcome TEXT, why TEXT, PRIMARY KEY (source, url)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS open_rows ON frontier (source, rank, depth, number) WHERE outcome IS NULL;
"""
COUNTED = "('page', 'redirect', 'missing', 'failed')"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One address of a round: how it came in (`rank`), how far from a start page, and what became of it."""

    source: str
    url: str
    kind: Kind
    rank: int = FOUND
    depth: int = 0
    hops: int = 0
    outcome: Outcome | None = None
    why: str | None = None


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One round of a source; `finished` is None while something is open; `received` counts bytes of bodies."""

    source: str
    started: datetime
    finished: datetime | None
    requests: int
    received: int


class Frontier:
    """The rounds of all sources; lives in the archive's database and commits with it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for statement in TABLES.split(";"):
            connection.execute(statement)

    def round(self, source: str) -> Round | None:
        """Return the newest round of a source."""
        row = self._connection.execute("SELECT * FROM round WHERE source = ?", (source,)).fetchone()
        return msgspec.convert(dict(row), Round) if row else None

    def begin(self, source: str, started: datetime) -> None:
        """Forget the last round of a source and begin a new one."""
        self._connection.execute("DELETE FROM frontier WHERE source = ?", (source,))
        moment = msgspec.to_builtins(started)
        self._connection.execute("INSERT OR REPLACE INTO round (source, started) VALUES (?, ?)", (source, moment))

    def finish(self, source: str, finished: datetime) -> None:
        """Note that nothing is open any more."""
        moment = msgspec.to_builtins(finished)
        self._connection.execute("UPDATE round SET finished = ? WHERE source = ?", (moment, source))

    def add(self, row: Row) -> bool:
        """Add an address unless the round has it; a nearer way to an open one lowers its depth. True if it is new."""
        number = self._connection.execute("SELECT count(*) FROM frontier WHERE source = ?", (row.source,)).fetchone()
        fields = msgspec.to_builtins(row) | {"number": number[0]}
        done = self._connection.execute(
            "INSERT INTO frontier (source, url, kind, rank, depth, hops, number) "
            "VALUES (:source, :url, :kind, :rank, :depth, :hops, :number) ON CONFLICT DO NOTHING",
            fields,
        )
        if done.rowcount:
            return True
        self._connection.execute(
            "UPDATE frontier SET rank = :rank, depth = :depth WHERE source = :source AND url = :url "
            "AND outcome IS NULL AND (rank, depth) > (:rank, :depth)",
            fields,
        )
        return False

    def next(self, source: str) -> Row | None:
        """Return the open address that comes next: start pages, then the nearest found, then those known before."""
        query = "SELECT * FROM frontier WHERE source = ? AND outcome IS NULL ORDER BY rank, depth, number LIMIT 1"
        return next(self._rows(query, source), None)

    def mark(self, row: Row, outcome: Outcome, why: str | None = None) -> None:
        """Note what became of an address."""
        query = "UPDATE frontier SET outcome = ?, why = ? WHERE source = ? AND url = ?"
        self._connection.execute(query, (outcome, why, row.source, row.url))

    def mark_open(self, source: str, outcome: Outcome, why: str) -> None:
        """Note the same for everything that is still open."""
        query = "UPDATE frontier SET outcome = ?, why = ? WHERE source = ? AND outcome IS NULL"
        self._connection.execute(query, (outcome, why, source))

    def count(self, source: str, requests: int, received: int) -> None:
        """Add to the round's requests and received bytes."""
        query = "UPDATE round SET requests = requests + ?, received = received + ? WHERE source = ?"
        self._connection.execute(query, (requests, received, source))

    def rows(self, source: str) -> Iterator[Row]:
        """Yield every address of the round in the order in which it came in."""
        return self._rows("SELECT * FROM frontier WHERE source = ? ORDER BY number, url", source)

    def spent(self, source: str) -> int:
        """Return how many pages of the budget the round has used."""
        query = f"SELECT count(*) FROM frontier WHERE source = ? AND kind = 'page' AND outcome IN {COUNTED}"  # noqa: S608
        return int(self._connection.execute(query, (source,)).fetchone()[0])

    def counts(self, source: str) -> tuple[int, int]:
        """Return how many addresses are done and how many are open."""
        query = "SELECT count(outcome), sum(outcome IS NULL) FROM frontier WHERE source = ?"
        done, waiting = self._connection.execute(query, (source,)).fetchone()
        return int(done), int(waiting or 0)

    def _rows(self, query: str, source: str) -> Iterator[Row]:
        for row in self._connection.execute(query, (source,)):
            yield msgspec.convert(dict(row), Row)
