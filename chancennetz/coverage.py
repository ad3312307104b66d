"""What crawls covered and what they did not: told after each, kept as JSON, and put together again for the status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.counting import counted

if TYPE_CHECKING:
    from crawlers.report import Absent, CrawlReport, SourceReport

MOST_TOLD = 10


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The newest round of one source in numbers; `next_due` None means at once."""

    source: str
    started: datetime
    expected: int
    fetched: int
    unchanged: int
    changed: int
    new: int
    gone: int
    refused: int
    failed: int
    not_reached: int
    not_due: int
    not_understood: int
    next_due: datetime | None
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def keep(report: CrawlReport, workspace: Workspace) -> None:
    """Keep the report among the workspace's, named after the moment the crawl began."""
    workspace.reports.mkdir(parents=True, exist_ok=True)
    name = f"crawl-{report.started:%Y%m%dT%H%M%SZ}.json"
    (workspace.reports / name).write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")


def coverage(workspace: Workspace) -> tuple[Coverage, ...]:
    """Return the newest coverage of every source that was ever crawled here: those with problems first, then by id."""
    newest: dict[str, SourceReport] = {}
    for report in _reports(workspace):
        newest.update({source.source: source for source in report.sources})
    return tuple(sorted(map(covered, newest.values()), key=lambda one: (not one.problems, one.source)))


def covered(report: SourceReport) -> Coverage:
    """Return a source's report in numbers."""
    return Coverage(
        source=report.source,
        started=report.started,
        expected=report.expected,
        fetched=report.fetched,
        unchanged=report.unchanged,
        changed=len(report.changed),
        new=len(report.new),
        gone=len(report.gone),
        refused=len(report.refused),
        failed=len(report.failed),
        not_reached=report.over_budget + report.waiting,
        not_due=report.not_due,
        not_understood=len(report.not_understood),
        next_due=report.next_due,
        problems=report.problems,
        notes=report.notes,
    )


def one_line(of: Coverage) -> str:
    """Return a source's coverage as one line; what is nothing is left out."""
    told = ("unchanged", "changed", "new", "gone", "refused", "failed", "not_reached", "not_due", "not_understood")
    counts = (f"{count} {name.replace('_', ' ')}" for name in told if (count := getattr(of, name)))
    known = f", {of.expected} expected" if of.expected else ""
    return f"{of.source}: {counted(of.fetched, 'page')}{known} ({', '.join(counts) or 'nothing else'})"


def tell_crawl(report: CrawlReport, teller: Teller) -> None:
    """Say what a crawl found, and what it did not."""
    for line in _totals(report):
        teller.line(f"  {line}")
    for source in report.sources:
        teller.line(f"  {one_line(covered(source))}")
    for label, found in _found(report).items():
        for line in found[:MOST_TOLD]:
            teller.line(f"  {label}: {line}", "yellow" if label == "no page" else None)
        if len(found) > MOST_TOLD:
            teller.line(f"  {label}: {len(found) - MOST_TOLD} more; the report names them all")
    for sentence in (*report.recovered, *report.notes, *report.problems):
        teller.line(f"  {sentence}", "yellow")


def _totals(report: CrawlReport) -> Iterator[str]:
    if not report.sources:
        yield "nothing is due"
        return
    seconds = (report.finished - report.started).total_seconds()
    pages = f"{len(report.new)} new, {len(report.changed)} changed, {report.unchanged} unchanged"
    cost = f"{report.requests} requests, {report.received / 1e3:.0f} kB in {seconds:.0f} s"
    yield f"{counted(len(report.sources), 'website')}: {counted(report.fetched, 'page')} ({pages}), {cost}"
    if report.unchanged:
        ways = f"{report.not_modified} said so (304), {report.same_bytes} came in the same bytes"
        yield f"unchanged: {ways}, {report.same_text} in other bytes that say the same"


def _found(report: CrawlReport) -> dict[str, list[str]]:
    return {
        "changed": list(report.changed),
        "gone": _with_reasons(report.gone),
        "refused by robots.txt": list(report.refused),
        "no page": _with_reasons(report.failed),
    }


def _with_reasons(absent: tuple[Absent, ...]) -> list[str]:
    return [f"{one.url} ({one.why})" for one in absent]


def _reports(workspace: Workspace) -> Iterator[CrawlReport]:
    """Yield the kept reports, oldest first; those of another chancennetz that cannot be read are passed over."""
    from crawlers.report import CrawlReport

    for file in sorted(workspace.reports.glob("crawl-*.json")):
        try:
            yield msgspec.json.decode(file.read_bytes(), type=CrawlReport)
        except msgspec.MsgspecError:
            continue
