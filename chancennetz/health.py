"""How old, how large and how healthy a workspace is, in one look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from chancennetz.coverage import Coverage, coverage, one_line
from chancennetz.reading import last_read
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.counting import counted


class PagesState(msgspec.Struct, frozen=True, kw_only=True):
    """Pages in the archive; times are ISO 8601 in UTC, None where there is no page."""

    known: int = 0
    gone: int = 0
    hidden: int = 0
    last_seen: str | None = None
    last_changed: str | None = None


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a workspace; sizes in bytes."""

    folder: str
    content: str | None
    pages: PagesState
    readings: dict[str, int]
    records: dict[str, int]
    release: str | None
    release_created: str | None
    quads: int
    shrunk: dict[str, tuple[int, int]]
    sizes: dict[str, int]
    sources: tuple[Coverage, ...] = ()
    people: int = 0
    people_until: str | None = None


def tell_status(workspace: Workspace, teller: Teller) -> None:
    """Tell the state of everything in *workspace*."""
    status = status_of(workspace)
    for line in _lines(status):
        teller.line(line)
    teller.document(status)


def status_of(workspace: Workspace) -> Status:
    """Look at archive, readings and releases; what is not there yet counts as nothing."""
    from graph.releases import releases

    release, report = next(releases(workspace.releases), None), last_read(workspace)
    outcomes, records = _readings(workspace)
    people, until = _people(workspace)
    places = (workspace.archive, workspace.readings, workspace.graph, workspace.releases, workspace.networks)
    return Status(
        folder=str(workspace.folder),
        content=workspace.card().content,
        pages=_pages(workspace),
        readings=outcomes,
        records=records,
        release=release.manifest.id if release else None,
        release_created=release.manifest.created if release else None,
        quads=release.manifest.quads if release else 0,
        shrunk={page.page: (page.before, page.after) for page in report.shrunk} if report else {},
        sizes={place.name: _size(place) for place in places},
        sources=coverage(workspace),
        people=people,
        people_until=until,
    )


def _pages(workspace: Workspace) -> PagesState:
    from crawlers.archive import Archive

    if not workspace.archive.exists():
        return PagesState()
    with Archive.open(workspace.archive) as archive:
        pages = list(archive.pages())
    if not pages:
        return PagesState()
    return PagesState(
        known=len(pages),
        gone=sum(page.gone_since is not None for page in pages),
        hidden=sum(page.noindex for page in pages),
        last_seen=max(page.last_seen for page in pages).isoformat(timespec="seconds"),
        last_changed=max(page.last_changed for page in pages).isoformat(timespec="seconds"),
    )


def _readings(workspace: Workspace) -> tuple[dict[str, int], dict[str, int]]:
    from extract.readings import Readings

    outcomes, records = Counter[str](), Counter[str]()
    if workspace.readings.exists():
        with Readings.open(workspace.readings) as readings:
            for reading in readings.latest():
                outcomes[reading.outcome] += 1
                records.update(str(type(record).__struct_config__.tag) for record in reading.records)
    return dict(sorted(outcomes.items())), dict(sorted(records.items()))


def _people(workspace: Workspace) -> tuple[int, str | None]:
    """Return on how many page versions people are named, and on which day the oldest of it will be deleted."""
    from extract.readings import Readings

    if not workspace.readings.exists():
        return 0, None
    with Readings.open(workspace.readings) as readings:
        count, oldest = readings.people()
    if oldest is None:
        return 0, None
    first = datetime.strptime(oldest[:8], "%Y%m%d").replace(tzinfo=UTC)
    return count, f"{first + timedelta(days=workspace.card().keep_people_days):%Y-%m-%d}"


def _size(folder: Path) -> int:
    """Add up the files below *folder*, a file with several names (hard links) once."""
    files = {found.stat().st_ino: found.stat().st_size for found in folder.rglob("*") if found.is_file()}
    return sum(files.values())


def _lines(status: Status) -> Iterator[str]:
    pages = status.pages
    yield f"workspace  {status.folder} ({status.content or 'empty'} pages)"
    yield f"archive    {counted(pages.known, 'page')}, {pages.gone} gone, {pages.hidden} not to be indexed"
    if pages.last_seen and pages.last_changed:
        yield f"           last seen {_ago(pages.last_seen)}, last changed {_ago(pages.last_changed)}"
    yield "readings   " + (", ".join(f"{count} {outcome}" for outcome, count in status.readings.items()) or "none yet")
    yield "records    " + (", ".join(f"{count} {kind}" for kind, count in status.records.items()) or "none yet")
    if status.people:
        yield f"people     named on {status.people} page versions, kept apart; the oldest goes on {status.people_until}"
    if status.release and status.release_created:
        yield f"release    {status.release}, {status.quads} quads, made {_ago(status.release_created)}"
    else:
        yield "release    none yet; `chancennetz build` makes one"
    for page, (before, after) in status.shrunk.items():
        yield f"look at    {page}: {before} records before, {after} when last read"
    if due := [source.next_due for source in status.sources if source.next_due]:
        yield f"due        from {min(due):%Y-%m-%d %H:%M} UTC on; `chancennetz crawl --due` asks it"
    for source in status.sources:
        yield f"source     {one_line(source)}"
        yield from (f"           {sentence}" for sentence in (*source.problems, *source.notes))
    yield "sizes      " + ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in status.sizes.items())


def _ago(moment: str) -> str:
    """Say a UTC time as people do.

    >>> _ago("2020-01-01T00:00:00+00:00").endswith("days ago")
    True
    """
    minutes = int((datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds() // 60)
    for size, unit in ((1440, "days"), (60, "hours"), (1, "minutes")):
        if minutes >= 2 * size:
            return f"{minutes // size} {unit} ago"
    return "just now"
