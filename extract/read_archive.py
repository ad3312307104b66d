"""Reads what an archive holds and a store of readings does not: unchanged texts are copied, not read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from crawlers.archive import Suppressed
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


def read_archive(
    archive: Archive,
    reader: Reader,
    readings: Readings,
    progress: Callable[[str], None] | None = None,
    suppressed: Suppressed | None = None,
) -> ReadReport:
    """Read every version of every page into *readings*; *progress* is told each page's address before it is read.

    *suppressed* people are masked in the texts, and no record that holds their names is kept.
    All versions are read by the same reader, so that a difference between two of them is one of the page.
    """
    tally = _Tally()
    for life in archive.lives():
        for spell in life.spells:
            if readings.known(spell.version, reader.extractor):
                readings.prefer(spell.version, reader.extractor)
                tally.known += spell is life.spells[-1]
                continue
            if progress:
                progress(life.page.url)
            before = readings.newest(life.page.url, persons=True)
            text, reading = reader.read(archive.get(spell.version), before, noindex=spell.noindex)
            if suppressed and suppressed.holds(text.text):
                text, reading = forgotten(text, reading, suppressed)
            readings.put(text, reading)
            tally.add(before, reading, newest=spell is life.spells[-1])
    return tally.report(reader)


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
