"""What a crawl brought, as values: for each source and in total."""

from collections.abc import Callable
from datetime import datetime

import msgspec


class Absent(msgspec.Struct, frozen=True):
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

    `expected` counts the pages known from before that the round asked, `not_due` those that it left for another time.
    `fetched` is `unchanged` + `new` + `changed`, and `unchanged` what was `not_modified` (304), had the `same_bytes`,
    or other bytes and the `same_text`. `failed` tells what gave no page, links that lead nowhere included.
    `not_understood` is for the stage that reads the pages. `next_due` is when a crawl of what is due asks the source
    again, None for at once. `problems` are sentences about what makes the source unhealthy, `notes` about what a person
    should know but a healthy crawl may show.
    """

    source: str
    started: datetime
    finished: datetime | None
    expected: int
    fetched: int
    unchanged: int
    not_modified: int
    same_bytes: int
    same_text: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[Absent, ...]
    refused: tuple[str, ...]
    failed: tuple[Absent, ...]
    over_budget: int
    waiting: int
    requests: int
    received: int
    not_due: int = 0
    not_understood: tuple[Absent, ...] = ()
    next_due: datetime | None = None
    problems: tuple[str, ...] = ()
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
        """Pages that read the same as before."""
        return self._sum(lambda source: source.unchanged)

    @property
    def not_modified(self) -> int:
        """Pages of which the website itself said that they are unchanged (304)."""
        return self._sum(lambda source: source.not_modified)

    @property
    def same_bytes(self) -> int:
        """Pages that came again, byte for byte."""
        return self._sum(lambda source: source.same_bytes)

    @property
    def same_text(self) -> int:
        """Pages that came in other bytes and say the same."""
        return self._sum(lambda source: source.same_text)

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
        """Pages whose text differs from before."""
        return tuple(url for source in self.sources for url in source.changed)

    @property
    def gone(self) -> tuple[Absent, ...]:
        """Pages that are gone since this crawl, and why."""
        return tuple(one for source in self.sources for one in source.gone)

    @property
    def refused(self) -> tuple[str, ...]:
        """Addresses that robots.txt does not allow."""
        return tuple(url for source in self.sources for url in source.refused)

    @property
    def failed(self) -> tuple[Absent, ...]:
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
