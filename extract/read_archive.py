"""Reads what an archive holds and a store of readings does not: unchanged texts are copied, not read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from extract.merging import kind
from extract.reader import PageVersion, Reader
from extract.readings import Readings
from extract.records import Reading

SHRUNK = 0.5


class Page(Protocol):
    """What is needed of an archived page: its address, its newest good capture, and since when it is gone."""

    @property
    def url(self) -> str:
        """The page's address."""

    @property
    def version(self) -> str:
        """The id of its newest good capture."""

    @property
    def gone_since(self) -> object | None:
        """When it was gone for good, or None."""

    @property
    def noindex(self) -> bool:
        """Whether it asks not to be indexed."""


class Archive(Protocol):
    """What is needed of an archive; `crawlers.archive.Archive` fits."""

    def pages(self) -> Iterable[Page]:
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
    archive: Archive, reader: Reader, readings: Readings, progress: Callable[[str], None] | None = None
) -> ReadReport:
    """Read every page's newest capture into *readings*; *progress* is told each page's address before it is read."""
    outcomes: Counter[str] = Counter()
    types: Counter[str] = Counter()
    known = copied = 0
    shrunk: list[Shrunk] = []
    for page in archive.pages():
        if readings.known(page.version, reader.extractor):
            readings.prefer(page.version, reader.extractor)
            known += 1
            continue
        if progress:
            progress(page.url)
        before = readings.newest(page.url, persons=True)
        text, reading = reader.read(archive.get(page.version), before, noindex=page.noindex)
        copied += before is not None and before.digest == reading.digest and before.extractor == reading.extractor
        readings.put(text, reading)
        outcomes[reading.outcome] += 1
        types.update(kind(record) for record in reading.records)
        shrunk.extend(_shrunk(before, reading))
    models = dict(sorted(reader.panel.counts.items()))
    return ReadReport(dict(outcomes), dict(sorted(types.items())), known, copied, tuple(shrunk), models)


def _shrunk(before: Reading | None, after: Reading) -> list[Shrunk]:
    if before is None or len(after.records) >= SHRUNK * len(before.records):
        return []
    return [Shrunk(after.page, len(before.records), len(after.records))]
