"""Is a source's round what a healthy one is? Each check yields a sentence for each thing that is wrong."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from crawlers.frontier import START, Row
from crawlers.sources import Source
from data.counting import counted

MOST_LOST = 0.3
FEW = 3
NOTHING = ("failed", "missing", "refused", "elsewhere")


class Facts(NamedTuple):
    """What the checks look at: the round's rows, and how many pages were read, expected, and not due this time."""

    source: Source
    rows: list[Row]
    pages: int
    expected: int
    not_due: int

    @property
    def waiting(self) -> int:
        """Addresses that were found and not asked yet."""
        return sum(row.outcome is None for row in self.rows)


Check: TypeAlias = Callable[[Facts], Iterator[str]]


def problems(facts: Facts) -> tuple[str, ...]:
    """Return what makes a source unhealthy, so that nothing is published, one sentence each."""
    return _told(facts, PROBLEMS)


def notes(facts: Facts) -> tuple[str, ...]:
    """Return what should be known of a healthy source, too, one sentence each."""
    return _told(facts, NOTES)


def _told(facts: Facts, checks: tuple[Check, ...]) -> tuple[str, ...]:
    return tuple(f"{facts.source.id}: {sentence}" for check in checks for sentence in check(facts))


def _starts(facts: Facts) -> Iterator[str]:
    for row in facts.rows:
        if row.rank == START and row.outcome in NOTHING:
            yield f"its start address {row.url} gave nothing ({row.why or 'refused by robots.txt'})."


def _fewest(facts: Facts) -> Iterator[str]:
    pages = facts.pages + facts.not_due
    if pages < facts.source.min and not facts.waiting:
        yield f"gave {counted(pages, 'page')}, fewer than the {facts.source.min} (min) of a healthy crawl."


def _failures(facts: Facts) -> Iterator[str]:
    failed = sum(row.outcome == "failed" for row in facts.rows)
    if failed >= FEW and failed > MOST_LOST * (failed + facts.pages):
        yield f"{failed} of {failed + facts.pages} addresses failed, more than {MOST_LOST:.0%}."


def _drop(facts: Facts) -> Iterator[str]:
    lost = facts.expected - facts.pages
    if lost >= FEW and lost > MOST_LOST * facts.expected and not facts.waiting:
        pages = counted(facts.pages, "page")
        yield f"gave {pages} where {facts.expected} were known, a drop of more than {MOST_LOST:.0%}."


def _unfinished(facts: Facts) -> Iterator[str]:
    if facts.waiting:
        left = counted(facts.waiting, "address", "addresses")
        yield f"was stopped with {left} open; the next crawl goes on with them."


def _most(facts: Facts) -> Iterator[str]:
    if over := sum(row.outcome == "budget" for row in facts.rows):
        yield f"stopped after {facts.source.max} pages (max), {over} addresses were not asked."


def _damaged(facts: Facts) -> Iterator[str]:
    for row in facts.rows:
        if row.outcome == "sitemap" and row.why:
            yield f"{row.url}: {row.why}."


PROBLEMS: tuple[Check, ...] = (_starts, _fewest, _failures, _drop, _unfinished)
NOTES: tuple[Check, ...] = (_most, _damaged)
