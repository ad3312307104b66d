"""Reads what an archive holds and a store of readings does not: unchanged texts are copied, not read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeAlias

import msgspec

from crawlers.archive import Suppressed
from extract.blocks import PageText
from extract.forgotten import forgotten
from extract.merging import kind
from extract.reader import PageVersion, Reader
from extract.readings import Readings
from extract.records import Reading

SHRUNK = 0.5


class Page(Protocol):
    """What is needed of an archived page: its address."""

    @property
    def url(self) -> str:
        """The page's address."""


class Spell(Protocol):
    """What is needed of a time in a page's life: the version that held, and whether it asked not to be indexed."""

    @property
    def version(self) -> str:
        """The id of the version."""

    @property
    def noindex(self) -> bool:
        """Whether the version asks not to be indexed."""


class Life(Protocol):
    """What is needed of a page's life; `crawlers.archive.Life` fits."""

    @property
    def page(self) -> Page:
        """The page as it is known in the end."""

    @property
    def spells(self) -> Sequence[Spell]:
        """What held when, the oldest first."""


class Archive(Protocol):
    """What is needed of an archive; `crawlers.archive.Archive` fits."""

    def lives(self) -> Iterable[Life]:
        """Yield every page that was ever captured."""

    def get(self, version: str, /) -> PageVersion:
        """Return a capture by its id."""


class Shrunk(msgspec.Struct, frozen=True):
    """A page that gave less than half as many records as its version before."""

    page: str
    before: int
    after: int


class ReadReport(msgspec.Struct, frozen=True):
    """What a run read: pages by outcome, records by type, pages already known or copied, pages that shrank.

    `models` counts what became of the models' candidates.
    """

    outcomes: dict[str, int]
    records: dict[str, int]
    known: int = 0
    copied: int = 0
    shrunk: tuple[Shrunk, ...] = ()
    models: dict[str, int] = {}


class Capture(NamedTuple):
    """A version to be read, whether its head asked not to be indexed, and whether it is the page's newest."""

    version: PageVersion
    noindex: bool
    newest: bool


class Due(NamedTuple):
    """What is to be read of a page: its newest reading so far, and the captures not yet read, the oldest first."""

    url: str
    before: Reading | None
    captures: tuple[Capture, ...]


Read: TypeAlias = tuple[PageText, Reading]
ReadEach: TypeAlias = Callable[[Iterable[Due]], Iterable[tuple[Due, tuple[Read, ...]]]]


def read_due(reader: Reader, due: Due) -> tuple[Read, ...]:
    """Read the captures of one page, each knowing the newest reading before it."""
    found: list[Read] = []
    before = due.before
    for version, noindex, _ in due.captures:
        found.append(reader.read(version, before, noindex=noindex))
        before = _newer(before, found[-1][1])
    return tuple(found)


def read_archive(  # noqa: PLR0913 - what is read, by whom, into what, and who is told
    archive: Archive,
    reader: Reader,
    readings: Readings,
    progress: Callable[[str], None] | None = None,
    suppressed: Suppressed | None = None,
    *,
    each: ReadEach | None = None,
) -> ReadReport:
    """Read every version of every page into *readings*; *progress* is told the address of each page that was read.

    *suppressed* people are masked in the texts, and no record that holds their names is kept.
    All versions are read by the same reader, so that a difference between two of them is one of the page.
    *each* gives back every page with what a reader like this one finds by `read_due`, in the order in which it gets
    them; by default the reader itself does it, page by page.
    """
    tally = _Tally()
    each = each or (lambda dues: ((due, read_due(reader, due)) for due in dues))
    for due, found in each(_dues(archive, reader.extractor, readings, tally)):
        before = due.before
        for capture, (text, reading) in zip(due.captures, found, strict=True):
            held = suppressed and suppressed.holds(text.text)
            kept = forgotten(text, reading, suppressed) if suppressed and held else (text, reading)
            readings.put(*kept)
            tally.add(before, kept[1], newest=capture.newest)
            before = _newer(before, kept[1])
        if progress:
            progress(due.url)
    return tally.report(reader)


def _dues(archive: Archive, extractor: str, readings: Readings, tally: _Tally) -> Iterator[Due]:
    """Yield every page that has something unread; a known reading becomes the preferred one of its version."""
    for life in archive.lives():
        captures = []
        for spell in life.spells:
            newest = spell is life.spells[-1]
            if readings.known(spell.version, extractor):
                readings.prefer(spell.version, extractor)
                tally.known += newest
            else:
                captures.append(Capture(archive.get(spell.version), spell.noindex, newest))
        if captures:
            yield Due(life.page.url, readings.newest(life.page.url, persons=True), tuple(captures))


def _newer(before: Reading | None, reading: Reading) -> Reading:
    return reading if before is None or before.fetched <= reading.fetched else before


class _Tally:
    """Counts what a run reads."""

    def __init__(self) -> None:
        self.known = self.copied = 0
        self._outcomes: Counter[str] = Counter()
        self._types: Counter[str] = Counter()
        self._shrunk: list[Shrunk] = []

    def add(self, before: Reading | None, reading: Reading, *, newest: bool) -> None:
        same = before is not None and (before.digest, before.extractor) == (reading.digest, reading.extractor)
        self.copied += same
        self._outcomes[reading.outcome] += 1
        self._types.update(kind(record) for record in reading.records)
        if newest:
            self._shrunk += _shrunk(before, reading)

    def report(self, reader: Reader) -> ReadReport:
        models = dict(sorted(reader.panel.counts.items()))
        types = dict(sorted(self._types.items()))
        return ReadReport(dict(self._outcomes), types, self.known, self.copied, tuple(self._shrunk), models)


def _shrunk(before: Reading | None, after: Reading) -> list[Shrunk]:
    if before is None or len(after.records) >= SHRUNK * len(before.records):
        return []
    return [Shrunk(after.page, len(before.records), len(after.records))]
