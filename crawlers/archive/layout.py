"""The index's tables, and what happens to an index that was laid out by another version of chancennetz."""

import os
import sqlite3
from pathlib import Path

from data.errors import AskedWrongly, JobFailed

LAYOUT = 2
TABLES = """
CREATE TABLE IF NOT EXISTS warc (file TEXT PRIMARY KEY, indexed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS capture (
  url TEXT NOT NULL, stamp TEXT NOT NULL, fetched TEXT NOT NULL, kind TEXT NOT NULL, status INTEGER NOT NULL,
  media_type TEXT, digest TEXT, text TEXT, payload TEXT, etag TEXT, last_modified TEXT, location TEXT, canonical TEXT,
  noindex INTEGER NOT NULL, missing INTEGER NOT NULL, length INTEGER NOT NULL, why TEXT, file TEXT NOT NULL,
  offset INTEGER NOT NULL, PRIMARY KEY (url, stamp)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (
  url TEXT PRIMARY KEY, status INTEGER NOT NULL, media_type TEXT NOT NULL, stamp TEXT NOT NULL, newest TEXT NOT NULL,
  digest TEXT NOT NULL, text TEXT NOT NULL, payload TEXT NOT NULL, etag TEXT, last_modified TEXT,
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, last_changed TEXT NOT NULL, missing_since TEXT, gone_since TEXT,
  why TEXT, noindex INTEGER NOT NULL, canonical TEXT, found TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS state_text ON state (text);
"""
OURS = ("warc", "capture", "state")


def is_closed(path: Path) -> bool:
    """Tell whether nobody writes the database at *path*, nor we may: its folder is closed to us, and no log lies there.

    SQLite keeps a log beside a database that is written while others read, and makes one to read it, too.
    """
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def closed_uri(path: Path) -> str:
    """Return the URI under which SQLite reads a closed database as it stands, without a file beside it."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def connect(path: Path | str, *, write: bool) -> sqlite3.Connection:
    """Return a connection to the index without automatic transactions; a newer layout than ours is refused.

    An older layout is emptied when the archive is opened for writing, which then reads the WARC files anew.
    """
    address = closed_uri(path) if not write and isinstance(path, Path) and is_closed(path) else path
    connection = sqlite3.connect(address, isolation_level=None, timeout=30, check_same_thread=False, uri=True)
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
    if not write:
        _demand_ours(layout, path)
        connection.execute("PRAGMA query_only=ON")
        return
    if layout < LAYOUT:
        connection.executescript("".join(f"DROP TABLE IF EXISTS {table};" for table in OURS))
    connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {TABLES}")
    connection.execute(f"PRAGMA user_version={LAYOUT}")


def _demand_ours(layout: int, path: Path | str) -> None:
    if layout < LAYOUT:
        raise JobFailed(
            f"{path}: this index was laid out by an older chancennetz; crawl, or rebuild the archive's index, and it "
            "is made anew from the WARC files."
        )
