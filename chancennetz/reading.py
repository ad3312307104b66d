"""The stage between archive and graph: what the archive holds is read into records, once for each text."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec

from chancennetz.side_by_side import side_by_side
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.counting import counted

if TYPE_CHECKING:
    from extract.extractors import Extractor
    from extract.read_archive import Due, Read, ReadReport
    from extract.reader import Reader

REPORTS = "read-*.json"
OBJECTS_BETWEEN = 20_000
"""How many new objects make it worth while to look for garbage that holds itself."""


def read_pages(workspace: Workspace, teller: Teller, models: Sequence[Extractor] = ()) -> ReadReport:
    """Read every archived page that is new or changed; unchanged ones cost nothing. The report is told and kept."""
    from crawlers.archive import Archive
    from extract.read_archive import read_archive
    from extract.reader import Reader
    from extract.readings import Readings

    begun = datetime.now(UTC)
    reader = Reader.load(models=models) if models else shipped_reader()
    each = None if models else read_side_by_side
    with Archive.open(workspace.archive) as archive, Readings.open(workspace.readings) as readings:
        total = sum(1 for _ in archive.pages())
        with teller.progress("reading", total) as progress:
            report = read_archive(archive, reader, readings, progress, archive.suppressed, each=each)
        expired = readings.expire(last_day(workspace))
    _keep(report, workspace, begun)
    _tell(report, teller)
    if expired:
        teller.line(
            f"  people named on {expired} page versions were deleted: kept {workspace.card().keep_people_days} days"
        )
    return report


@cache
def shipped_reader() -> Reader:
    """Return the reader of the shipped knowledge, loaded once in a process.

    What it knows is never looked through for garbage, and what pages leave seldom: next to nothing of it is in circles.
    """
    from extract.reader import Reader

    reader = Reader.load()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN)
    return reader


def read_side_by_side(dues: Iterable[Due]) -> Iterator[tuple[Due, tuple[Read, ...]]]:
    """Read pages with the shipped knowledge in as many processes as may work; each page comes back in its turn."""
    return side_by_side(_page_reader, dues)


def _page_reader() -> Callable[[Due], tuple[Read, ...]]:
    from extract.read_archive import read_due

    return partial(read_due, shipped_reader())


def last_day(workspace: Workspace) -> str:
    """Return the stamp before which the time of keeping what names people is over."""
    return f"{datetime.now(UTC) - timedelta(days=workspace.card().keep_people_days):%Y%m%d%H%M%S}"


def last_read(workspace: Workspace) -> ReadReport | None:
    """Return the report of the last run that read a page anew, or None; a damaged one is passed over."""
    from extract.read_archive import ReadReport

    for file in sorted(workspace.reports.glob(REPORTS), reverse=True):
        try:
            report = msgspec.json.decode(file.read_bytes(), type=ReadReport)
        except msgspec.DecodeError:
            continue
        if report.outcomes:
            return report
    return None


def _keep(report: ReadReport, workspace: Workspace, begun: datetime) -> None:
    """Keep the report among the workspace's, named after the moment the reading began."""
    workspace.reports.mkdir(parents=True, exist_ok=True)
    name = REPORTS.replace("*", f"{begun:%Y%m%dT%H%M%SZ}")
    (workspace.reports / name).write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")


def _tell(report: ReadReport, teller: Teller) -> None:
    read = sum(report.outcomes.values())
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(report.outcomes.items()))
    anew = f"{counted(read, 'page')} read anew ({told or 'none'})"
    teller.line(f"  {anew}, {report.known} known; {report.copied} with the same text")
    if report.records:
        teller.line("  records: " + ", ".join(f"{n} {kind}" for kind, n in sorted(report.records.items())))
    for what, count in report.models.items():
        teller.line(f"  {what}: {count}")
    for shrunk in report.shrunk:
        teller.line(f"  look at {shrunk.page}: {shrunk.before} records before, {shrunk.after} now", "yellow")
