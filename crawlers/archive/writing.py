"""The one writer of an archive: WARC record first, index row after, both made durable together."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from crawlers.archive.index import Index
from crawlers.archive.masking import masked
from crawlers.archive.ordering import enter
from crawlers.archive.payload import ascii_only, warc_digest
from crawlers.archive.reading import Told, live
from crawlers.archive.records import Exchange, Kind, State
from crawlers.archive.recovery import recover
from crawlers.archive.storage import Shelf
from crawlers.archive.suppressed import Suppressed
from crawlers.archive.warc import LARGEST_FILE, Refers, WarcFile
from data.errors import JobFailed

COMMIT_EVERY = 50
OWN = "chancennetz-"
COMMIT_SECONDS = 1.0


class Writer:
    """Holds the lock, the growing WARC file and the open transaction; `recovered` tells what a crash had left."""

    def __init__(self, folder: Path, index: Index, clock: Callable[[], datetime], held: TextIO) -> None:
        self._folder, self._index, self._clock = folder, index, clock
        self._shelf = Shelf(folder)
        self._suppressed = Suppressed.load(folder)
        self._lock = held
        self._file: WarcFile | None = None
        self._pending, self._committed = 0, time.monotonic()
        with self._durable():
            index.connection.execute("BEGIN IMMEDIATE")
            self.recovered = recover(self._shelf, index)
        self.commit()

    def put(self, exchange: Exchange) -> State | None:
        """Keep an exchange and return the state of its address after it."""
        exchange = _plain(masked(exchange, self._suppressed))
        return self._keep(exchange, self._refers(exchange, self._index.state(exchange.url)))

    def bring(self, exchange: Exchange, refers: Refers | None = None) -> State | None:
        """Keep an exchange of the past; if it confirmed an earlier capture, that one must be named."""
        return self._keep(_plain(masked(exchange, self._suppressed)), refers)

    def _keep(self, exchange: Exchange, refers: Refers | None) -> State | None:
        kind: Kind = "revisit" if refers else "response"
        with self._durable():
            file = self._growing()
            offset = file.write(exchange, refers)
            return self._add(live(exchange, kind, offset, refers.payload if refers else None), file)

    def suppress(self, suppressed: Suppressed) -> None:
        """Mask these names, too, in whatever is kept from now on."""
        self._suppressed = suppressed

    def fail(self, url: str, why: str) -> None:
        """Keep that an address gave no answer, and why."""
        moment = self._clock()
        with self._durable():
            file = self._growing()
            offset = file.write_failure(url, moment, why)
            exchange = Exchange(url=url, fetched=moment, status=0)
            self._add(Told(url, moment, "failure", exchange, None, why, offset), file)

    def commit(self) -> None:
        """Make everything so far survive a crash of the machine."""
        with self._durable():
            if self._file:
                self._file.sync()
            self._index.connection.execute("COMMIT")
            self._index.connection.execute("BEGIN")
        self._pending, self._committed = 0, time.monotonic()

    def step(self) -> None:
        """Commit when fifty steps or a second have passed since the last time."""
        self._pending += 1
        if self._pending >= COMMIT_EVERY or time.monotonic() - self._committed > COMMIT_SECONDS:
            self.commit()

    def close(self) -> None:
        """Commit, close the WARC file and give the lock back, even when the disk is full."""
        try:
            self.commit()
            if self._file:
                self._file.close()
            self._shelf.send()
        finally:
            if self._index.connection.in_transaction:
                self._index.connection.execute("ROLLBACK")
            self._lock.close()

    def _refers(self, exchange: Exchange, before: State | None) -> Refers | None:
        if before is None:
            return None
        kept = self._index.capture(before.url, before.newest)
        if kept is None:
            return None
        if exchange.status == HTTPStatus.NOT_MODIFIED:
            return Refers("server-not-modified", kept.fetched, before.payload)
        if exchange.status == HTTPStatus.OK and warc_digest(exchange.body) == before.payload:
            return Refers("identical-payload-digest", kept.fetched, before.payload)
        return None

    def _add(self, told: Told, file: WarcFile) -> State | None:
        state = enter(self._index, told, file.name)
        self._index.mark_indexed(file.name, file.end)
        return state

    def _growing(self) -> WarcFile:
        if self._file and self._file.end > LARGEST_FILE:
            self.commit()
            self._file.close()
            self._shelf.send()
            self._file = None
        if self._file is None:
            numbers = [int(kept.name.split("-")[1][:5]) for kept in self._shelf.files() if kept.name.startswith(OWN)]
            self._file = WarcFile(self._folder, max(numbers, default=0) + 1, self._clock())
        return self._file

    @contextmanager
    def _durable(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.OperationalError) as wrong:
            raise JobFailed(
                f"{self._folder}: writing the archive failed ({_told(wrong)}). What was written before is whole; "
                "make room and run the same again, it goes on from there."
            ) from wrong


def _plain(exchange: Exchange) -> Exchange:
    return replace(exchange, headers=ascii_only(exchange.headers), sent=ascii_only(exchange.sent))


def _told(wrong: OSError | sqlite3.OperationalError) -> str:
    return wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else str(wrong)
