"""What a crawl brought, as values: for each source and in total."""

from collections.abc import Callable
from datetime import datetime

import msgspec


class Failed(msgspec.Struct, frozen=True):
    """An address that gave no page, and why, as a sentence."""

    url: str
    why: str


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """One address that was just dealt with; `done` and `waiting` count this source's addresses."""

    source: str
    url: str
    outcome: str
    why: str | None
    done: int
    waiting: int


class SourceReport(msgspec.Struct, frozen=True, kw_only=True):
    """One source's round so far; `fetched` counts pages read well, `received` bytes of bodies on the wire.

    `fetched` is `unchanged` + `new` + `changed`. `problems` are sentences about what makes the source unhealthy,
    `notes` about what a person should know but a healthy crawl may show.
    """

    source: str
    started: datetime
    fetched: int
    unchanged: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    refused: tuple[str, ...]
    failed: tuple[Failed, ...]
    over_budget: int
    waiting: int
    requests: int
    received: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()


class CrawlReport(msgspec.Struct, frozen=True, kw_only=True):
    """All sources of one crawl; `interrupted` means that the next crawl goes on where this one stopped."""

    sources: tuple[SourceReport, ...]
    started: datetime
    finished: datetime
    interrupted: bool
    recovered: tuple[str, ...] = ()

    @property
    def fetched(self) -> int:
        """Pages read well."""
        return self._sum(lambda source: source.fetched)

    @property
    def unchanged(self) -> int:
        """Pages that were the same as before."""
        return self._sum(lambda source: source.unchanged)

    @property
    def over_budget(self) -> int:
        """Addresses that were not asked because a source's budget was spent."""
        return self._sum(lambda source: source.over_budget)

    @property
    def requests(self) -> int:
        """Answers that were waited for, robots.txt and redirects included."""
        return self._sum(lambda source: source.requests)

    @property
    def received(self) -> int:
        """Bytes of bodies on the wire."""
        return self._sum(lambda source: source.received)

    @property
    def new(self) -> tuple[str, ...]:
        """Pages seen for the first time."""
        return tuple(url for source in self.sources for url in source.new)

    @property
    def changed(self) -> tuple[str, ...]:
        """Pages whose bytes differ from before."""
        return tuple(url for source in self.sources for url in source.changed)

    @property
    def gone(self) -> tuple[str, ...]:
        """Pages that are gone since this crawl."""
        return tuple(url for source in self.sources for url in source.gone)

    @property
    def refused(self) -> tuple[str, ...]:
        """Addresses that robots.txt does not allow."""
        return tuple(url for source in self.sources for url in source.refused)

    @property
    def failed(self) -> tuple[Failed, ...]:
        """Addresses that gave no page."""
        return tuple(one for source in self.sources for one in source.failed)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the health of sources, one sentence each."""
        return tuple(problem for source in self.sources for problem in source.problems)

    @property
    def notes(self) -> tuple[str, ...]:
        """What should be known of healthy sources too, one sentence each."""
        return tuple(note for source in self.sources for note in source.notes)

    def _sum(self, count: Callable[[SourceReport], int]) -> int:
        return sum(count(source) for source in self.sources)
