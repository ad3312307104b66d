"""The archive: put an exchange, get a page version. WARC files are the truth, SQLite is their index."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from crawlers.archive.checking import problems
from crawlers.archive.forgetting import Rewritten, rewrite
from crawlers.archive.history import is_good
from crawlers.archive.index import Index
from crawlers.archive.lives import Life, lives
from crawlers.archive.opening import to_read, to_write
from crawlers.archive.pages import as_page, is_page
from crawlers.archive.reading import stored
from crawlers.archive.records import Capture, Exchange, Page, PageVersion, State
from crawlers.archive.recovery import read_in
from crawlers.archive.storage import Shelf
from crawlers.archive.suppressed import Suppressed
from crawlers.archive.warc import Refers
from crawlers.archive.writing import Writer
from data.errors import AskedWrongly, JobFailed


def now() -> datetime:
    """Return the current moment in UTC."""
    return datetime.now(UTC)


class Archive:
    """A folder of WARC files with their index; opened with `Archive.open`, closed by leaving its `with` block."""

    def __init__(self, folder: Path, index: Index, writer: Writer | None) -> None:
        self.folder = folder
        self.shelf = Shelf(folder)
        self._index = index
        self._writer = writer

    @classmethod
    def open(cls, folder: Path, *, write: bool = False, clock: Callable[[], datetime] = now) -> Self:
        """Open an archive; with `write` it is made if need be, repaired after a crash, and locked for this process.

        Raises `AskedWrongly` when there is nothing to read, `JobFailed` when another process writes.
        """
        if not write:
            return cls(folder, Index(to_read(folder)), None)
        connection, held = to_write(folder)
        try:
            return cls(folder, index := Index(connection), Writer(folder, index, clock, held))
        except BaseException:
            connection.close()
            held.close()
            raise

    def pages(self) -> Iterator[Page]:
        """Yield every page that was ever read well, gone ones too, in the order of addresses.

        robots.txt, sitemaps and images are no pages, and neither is an address that names another page of the archive
        as its canonical one.
        """
        for state in self._index.states():
            if is_page(state, self._index):
                yield as_page(state)

    def lives(self, until: datetime | None = None) -> Iterator[Life]:
        """Yield every address that ever was a page, with its versions in time, as it was known at the moment *until*.

        Unlike `pages` this tells of addresses, too, that have become copies of another page.
        """
        return lives(self._index, until)

    def get(self, version_id: str) -> PageVersion:
        """Return the bytes of a version or of its later confirmation by the id `YYYYMMDDHHMMSS/URL`."""
        stamp, _, url = version_id.partition("/")
        capture = self._index.capture(url, stamp)
        if capture is None or capture.kind == "failure":
            raise AskedWrongly(f"{version_id}: the archive {self.folder} holds no such version.")
        return self._bytes(capture)

    def latest(self, url: str) -> PageVersion | None:
        """Return the newest answer of an address whatever its status (redirects and errors too), None if none came."""
        answers = [capture for capture in self._index.captures(url) if capture.kind != "failure"]
        return self._bytes(answers[-1]) if answers else None

    def newest(self, url: str) -> PageVersion | None:
        """Return the newest bytes that were read well of an address."""
        state = self._index.state(url)
        return self.get(f"{state.newest}/{url}") if state else None

    def versions(self, url: str) -> Iterator[PageVersion]:
        """Yield the stored good answers of an address, oldest first; confirmations add none."""
        for capture in self._index.captures(url):
            if is_good(capture):
                yield self._bytes(capture)

    def captures(self, url: str) -> Iterator[Capture]:
        """Yield all that ever came of an address, oldest first: answers, confirmations, failures."""
        return self._index.captures(url)

    def alike(self, url: str) -> Iterator[str]:
        """Yield the other addresses that now have the same text as an address."""
        state = self._index.state(url)
        return self._index.alike(state) if state else iter(())

    def urls(self) -> set[str]:
        """Return every address that was ever asked for."""
        return {capture.url for capture in self._index.all_captures()}

    def newest_moment(self) -> str | None:
        """Return when the newest answer or failure came, in ISO 8601, None if none ever did."""
        return self._index.newest_moment()

    def state(self, url: str) -> State | None:
        """Return what is known of an address: validators, first and last seen, gone since."""
        return self._index.state(url)

    def page_state(self, url: str) -> State | None:
        """Return what is known of an address if it is a page in the sense of `pages`."""
        state = self._index.state(url)
        return state if state and is_page(state, self._index) else None

    def check(self) -> list[str]:
        """Read everything and return a sentence for each thing that is wrong; an empty list means whole."""
        return list(problems(self.shelf, self._index))

    def rebuild(self) -> None:
        """Make the index anew from the WARC files, in the order in which they were written."""
        self.commit()
        try:
            self._index.clear()
            for kept in self.shelf.files():
                read_in(kept, self._index)
        except BaseException:
            self.connection.execute("ROLLBACK")
            self.connection.execute("BEGIN")
            raise
        self.commit()

    def forget(self, name: str) -> Rewritten:
        """Suppress a person's *name* (or mail address) for ever, and mask it in every record that is kept here."""
        self.commit()
        suppressed = Suppressed.load(self.folder).add(name, self.folder)
        files = self.shelf.files()
        addresses = rewrite([kept.path for kept in files if kept.path], suppressed)
        if addresses:
            self.rebuild()
        self._writing.suppress(suppressed)
        return Rewritten(addresses, tuple(kept.name for kept in files if kept.path is None))

    @property
    def suppressed(self) -> Suppressed:
        """The people who asked to be forgotten."""
        return Suppressed.load(self.folder)

    def put(self, exchange: Exchange) -> State | None:
        """Keep an exchange; return what is then known of its address, None if it was never read well."""
        return self._writing.put(exchange)

    def bring(self, exchange: Exchange, refers: Refers | None = None) -> State | None:
        """Keep an exchange of the past at its time, as a confirmation if it names the capture that it `refers` to."""
        return self._writing.bring(exchange, refers)

    def fail(self, url: str, why: str) -> None:
        """Keep that an address gave no answer, and why."""
        self._writing.fail(url, why)

    def step(self) -> None:
        """Commit if enough has gathered since the last commit (fifty steps or a second)."""
        self._writing.step()

    def commit(self) -> None:
        """Make everything so far survive a crash."""
        self._writing.commit()

    @property
    def recovered(self) -> list[str]:
        """What opening repaired after a crash, one sentence a file."""
        return self._writing.recovered

    @property
    def connection(self) -> sqlite3.Connection:
        """The index's database with its open transaction, so that the frontier lives and dies with the captures."""
        return self._index.connection

    def close(self) -> None:
        """Commit what was written and let go of the folder."""
        try:
            if self._writer:
                self._writer.close()
        finally:
            self._index.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _writing(self) -> Writer:
        if self._writer is None:
            raise JobFailed(f"{self.folder}: this archive was opened for reading; open it with write=True.")
        return self._writer

    def _bytes(self, asked: Capture) -> PageVersion:
        capture = asked
        if asked.kind == "revisit":
            earlier = [one for one in self._index.captures(asked.url) if one.stamp < asked.stamp and is_good(one)]
            capture = next((one for one in reversed(earlier) if one.payload == asked.payload), earlier[-1])
        return stored(self.shelf.file(capture.file), capture, asked)
