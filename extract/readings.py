"""The store of readings: texts by digest, readings by page, version and extractor; people in a file of their own.

`readings.sqlite` holds texts and every record that names no person; `persons.sqlite` the records that do, from the
first byte written. A personal row is written before its reading, so a crash between the two leaves nothing that
names a person outside its file, and the page is simply read again.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

import msgspec

from crawlers.archive import Suppressed, closed_uri, is_closed
from data.errors import AskedWrongly, JobFailed
from extract.blocks import PageText
from extract.privacy import parted
from extract.records import AnyRecord, Reading

SCHEMA = 1
TABLES = {
    "readings.sqlite": """
        CREATE TABLE IF NOT EXISTS texts (digest TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS readings (
            number INTEGER PRIMARY KEY, page TEXT NOT NULL, version TEXT NOT NULL, extractor TEXT NOT NULL,
            fetched TEXT NOT NULL, digest TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (version, extractor, page));
        CREATE INDEX IF NOT EXISTS by_page ON readings (page, fetched, number);
    """,
    "persons.sqlite": """
        CREATE TABLE IF NOT EXISTS persons (
            page TEXT NOT NULL, version TEXT NOT NULL, extractor TEXT NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (version, extractor, page)) WITHOUT ROWID;
    """,
}
NEWEST = "SELECT body FROM readings WHERE page = ? ORDER BY fetched DESC, number DESC LIMIT 1"
OF_VERSION = "SELECT body FROM readings WHERE version = ? ORDER BY number DESC LIMIT 1"
PUT_READING = """
    INSERT INTO readings (page, version, extractor, fetched, digest, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (version, extractor, page) DO UPDATE SET fetched = excluded.fetched, digest = excluded.digest,
        body = excluded.body"""
PREFER = """
    UPDATE readings SET number = (SELECT max(number) + 1 FROM readings) WHERE version = ? AND extractor = ?
        AND EXISTS (SELECT 1 FROM readings AS r WHERE r.page = readings.page AND r.number > readings.number)"""
LATEST = """
    SELECT body FROM readings AS r WHERE number = (
        SELECT number FROM readings WHERE page = r.page ORDER BY fetched DESC, number DESC LIMIT 1) ORDER BY page"""
_CLOSED = ("they are closed to you", "ask for the right to write")
_FULL = ("most likely the disk is full", "make room")


class Readings:
    """Open with `Readings.open(folder)`; a context manager that closes both files."""

    def __init__(self, public: sqlite3.Connection, persons: sqlite3.Connection) -> None:
        self._public = public
        self._persons = persons

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open or make the store in *folder*; raises AskedWrongly when a newer version wrote it."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(*(_connect(folder / name) for name in TABLES))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close both files."""
        self._public.close()
        self._persons.close()

    def known(self, version: str, extractor: str) -> bool:
        """Tell whether *extractor* has read this page version."""
        row = self._public.execute("SELECT 1 FROM readings WHERE version = ? AND extractor = ?", (version, extractor))
        return row.fetchone() is not None

    def prefer(self, version: str, extractor: str) -> None:
        """Make a known reading the newest of its page version, whoever read it last; JobFailed on a full disk."""
        with _written(self._public):
            self._public.execute(PREFER, (version, extractor))

    def put(self, text: PageText, reading: Reading) -> None:
        """Keep a text and its reading, replacing an earlier one of the same version; JobFailed on a full disk."""
        public, personal = parted(reading, text.text)
        key = (reading.page, reading.version, reading.extractor)
        with _written(self._persons):
            if personal:
                self._persons.execute("INSERT OR REPLACE INTO persons VALUES (?, ?, ?, ?)", (*key, _pack(personal)))
            else:
                self._persons.execute("DELETE FROM persons WHERE page = ? AND version = ? AND extractor = ?", key)
        with _written(self._public):
            body = zlib.compress(text.text.encode("utf-8", "replace"))
            self._public.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (reading.digest, body))
            self._public.execute(PUT_READING, (*key, reading.fetched, reading.digest, _pack(public)))

    def forget(self, suppressed: Suppressed) -> int:
        """Take out every reading that holds a suppressed name, so that it is read anew; return how many."""
        held = self._public.execute("SELECT digest, body FROM texts")
        digests = [(digest,) for digest, body in held if suppressed.holds(zlib.decompress(body).decode("utf-8"))]
        people = self._persons.execute("SELECT page, version, extractor, body FROM persons")
        keys = [tuple(key) for *key, body in people if suppressed.holds(body.decode())]
        told = self._public.execute("SELECT page, version, extractor, digest, body FROM readings")
        gone = set(digests)
        keys += [tuple(key) for *key, digest, body in told if (digest,) in gone or suppressed.holds(body.decode())]
        for connection, table in ((self._persons, "persons"), (self._public, "readings")):
            with _written(connection):
                connection.executemany(f"DELETE FROM {table} WHERE page = ? AND version = ? AND extractor = ?", keys)  # noqa: S608 - ours
        with _written(self._public):
            self._public.executemany("DELETE FROM texts WHERE digest = ?", digests)
        if keys or digests:
            self._sweep()
        return len(set(keys))

    def people(self) -> tuple[int, str | None]:
        """Return how many page versions name people, and the oldest version's stamp (`YYYYMMDDHHMMSS`)."""
        count, oldest = self._persons.execute("SELECT count(*), min(version) FROM persons").fetchone()
        return count, oldest[:14] if oldest else None

    def expire(self, before: str) -> int:
        """Delete what names people on versions fetched before a stamp (`YYYYMMDDHHMMSS`); return how many versions."""
        with _written(self._persons):
            gone = self._persons.execute("DELETE FROM persons WHERE version < ?", (before,)).rowcount
        if gone:
            self._sweep()
        return gone

    def _sweep(self) -> None:
        """Leave nothing of deleted rows on the disk."""
        for connection in (self._persons, self._public):
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def latest(self, *, persons: bool = False) -> Iterator[Reading]:
        """Yield the newest reading of every page, by page; records that name people only when *persons* is true."""
        for (body,) in self._public.execute(LATEST):
            yield self._whole(body, persons=persons)

    def newest(self, page: str, *, persons: bool = False) -> Reading | None:
        """Return the newest reading of *page*, or None when it was never read."""
        row = self._public.execute(NEWEST, (page,)).fetchone()
        return self._whole(row[0], persons=persons) if row else None

    def of(self, version: str, *, persons: bool = False) -> Reading | None:
        """Return the preferred reading of a page version, or None when it was never read."""
        row = self._public.execute(OF_VERSION, (version,)).fetchone()
        return self._whole(row[0], persons=persons) if row else None

    def text(self, digest: str) -> str:
        """Return the stored text with this digest; raises KeyError when there is none."""
        row = self._public.execute("SELECT body FROM texts WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise KeyError(digest)
        return zlib.decompress(row[0]).decode("utf-8")

    def _whole(self, body: bytes, *, persons: bool) -> Reading:
        reading = _unpacked(body)
        key = (reading.page, reading.version, reading.extractor)
        found = "SELECT body FROM persons WHERE page = ? AND version = ? AND extractor = ?"
        row = self._persons.execute(found, key).fetchone() if persons else None
        people = msgspec.json.decode(row[0], type=tuple[AnyRecord, ...]) if row else ()
        return msgspec.structs.replace(reading, records=(*reading.records, *people))


def write_jsonl(readings: Iterator[Reading], target: IO[bytes]) -> int:
    """Write every record as one JSON line and return how many there were."""
    count = 0
    for reading in readings:
        for record in reading.records:
            target.write(msgspec.json.encode(record) + b"\n")
            count += 1
    return count


def _pack(value: object) -> bytes:
    return msgspec.json.encode(value)


def _unpacked(body: bytes) -> Reading:
    try:
        return msgspec.json.decode(body, type=Reading)
    except msgspec.MsgspecError as error:
        raise JobFailed(
            f"A reading is damaged or was made by a newer chancennetz ({error}): "
            "move the folder with the readings away and read the archive again."
        ) from error


def _connect(path: Path) -> sqlite3.Connection:
    """Open one file of the store, made where it is missing; in a folder that is closed to us it can be read only."""
    try:
        if is_closed(path):
            return sqlite3.connect(closed_uri(path), uri=True)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        _prepare(connection, path)
    except sqlite3.DatabaseError as error:
        raise JobFailed(f"{path} cannot be opened: {error}. Move it away and read the archive again.") from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > SCHEMA:
        connection.close()
        raise AskedWrongly(
            f"{path} was written by a newer chancennetz (form {found}, this one knows {SCHEMA}): use the newer program."
        )
    connection.executescript(TABLES[path.name])
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


@contextmanager
def _written(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        with connection:
            yield
    except sqlite3.OperationalError as error:
        file = connection.execute("PRAGMA database_list").fetchone()[2]
        closed = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY
        why, way = _CLOSED if closed else _FULL
        raise JobFailed(
            f"The readings in {file} cannot be written, {why} ({error}). "
            f"What was read before is kept; {way} and run the same command again."
        ) from error
