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
Outcome: TypeAlias = Literal["page", "sitemap", "redirect", "missing", "refused", "failed", "elsewhere", "budget"]
START, FOUND, KNOWN = 0, 1, 2
TABLES = """
CREATE TABLE IF NOT EXISTS round (
  source TEXT PRIMARY KEY, started TEXT NOT NULL, finished TEXT,
  requests INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0, spent INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS frontier (
  number INTEGER PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL,
  depth INTEGER NOT NULL, hops INTEGER NOT NULL, outcome TEXT, why TEXT, UNIQUE (source, url));
CREATE INDEX IF NOT EXISTS open_rows ON frontier (source, rank, depth, number) WHERE outcome IS NULL;
"""
SPENDING = frozenset({"page", "redirect", "missing", "failed", "elsewhere"})


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
    """One round of a source; `finished` is None while something is open; `received` counts bytes of bodies.

    `added` and `done` count addresses, `spent` those that used up the page budget.
    """

    source: str
    started: datetime
    finished: datetime | None
    requests: int
    received: int
    added: int
    done: int
    spent: int


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
        fields = msgspec.to_builtins(row)
        done = self._connection.execute(
            "INSERT INTO frontier (source, url, kind, rank, depth, hops) "
            "VALUES (:source, :url, :kind, :rank, :depth, :hops) ON CONFLICT DO NOTHING",
            fields,
        )
        if done.rowcount:
            self._connection.execute("UPDATE round SET added = added + 1 WHERE source = ?", (row.source,))
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
        spent = int(row.kind == "page" and outcome in SPENDING)
        query = "UPDATE round SET done = done + 1, spent = spent + ? WHERE source = ?"
        self._connection.execute(query, (spent, row.source))

    def mark_open(self, source: str, outcome: Outcome, why: str) -> None:
        """Note the same for everything that is still open."""
        self._connection.execute("UPDATE round SET done = added WHERE source = ?", (source,))
        query = "UPDATE frontier SET outcome = ?, why = ? WHERE source = ? AND outcome IS NULL"
        self._connection.execute(query, (outcome, why, source))

    def count(self, source: str, requests: int, received: int) -> None:
        """Add to the round's requests and received bytes."""
        query = "UPDATE round SET requests = requests + ?, received = received + ? WHERE source = ?"
        self._connection.execute(query, (requests, received, source))

    def rows(self, source: str) -> Iterator[Row]:
        """Yield every address of the round in the order in which it came in."""
        return self._rows("SELECT * FROM frontier WHERE source = ? ORDER BY number", source)

    def _rows(self, query: str, source: str) -> Iterator[Row]:
        for row in self._connection.execute(query, (source,)):
            yield msgspec.convert(dict(row), Row)
