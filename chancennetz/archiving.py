"""The archive by itself: checked, indexed anew, looked into, given away as one file, and filled with the past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.counting import counted
from data.errors import AskedWrongly, JobFailed

if TYPE_CHECKING:
    from crawlers.archive.bringing import Imported
    from crawlers.archive.records import Capture

MOST_TOLD = 20
KINDS = {"response": "answer", "revisit": "unchanged", "failure": "no answer"}


def check_archive(workspace: Workspace, teller: Teller) -> None:
    """Read every record and compare the index with a fresh one; `JobFailed` if anything is wrong."""
    from crawlers.archive import Archive

    with Archive.open(workspace.archive) as archive:
        problems = archive.check()
        addresses = len(archive.urls())
    for problem in problems:
        teller.line(problem, "yellow")
    teller.line(f"{counted(addresses, 'address', 'addresses')} checked: {counted(len(problems), 'problem')}")
    teller.document({"addresses": addresses, "problems": problems})
    if problems:
        raise JobFailed(
            f"{len(problems)} problems in {workspace.archive}; `chancennetz archive rebuild` mends the index."
        )


def rebuild_index(workspace: Workspace, teller: Teller) -> None:
    """Make the index anew from the WARC files."""
    from crawlers.archive import Archive

    with Archive.open(workspace.archive, write=True) as archive:
        archive.rebuild()
        addresses, repaired = len(archive.urls()), archive.recovered
    for sentence in repaired:
        teller.line(sentence, "yellow")
    teller.line(f"the index of {counted(addresses, 'address', 'addresses')} was built again")
    teller.document({"addresses": addresses, "recovered": repaired})


def list_versions(workspace: Workspace, url: str | None, teller: Teller) -> None:
    """Tell all that ever came of an address, or of every page its life when none is named."""
    from crawlers.addresses import canonical
    from crawlers.archive import Archive
    from graph.sparql import Table

    with Archive.open(workspace.archive) as archive:
        if url is None:
            pages = list(archive.pages())
            days = [(page.first_seen, page.last_seen, page.last_changed, page.gone_since) for page in pages]
            rows = [(page.url, *map(_day, told)) for page, told in zip(pages, days, strict=True)]
            teller.table(Table(("page", "first seen", "last seen", "last changed", "gone"), tuple(rows)))
            teller.document(pages)
            return
        captures = list(archive.captures(canonical(url)))
    if not captures:
        raise AskedWrongly(f"{url} was never asked for; `chancennetz archive list` names the pages of the archive.")
    teller.table(Table(("version", "what", "status", "type", "bytes", "why"), tuple(map(_row, captures))))
    teller.document(captures)


def export_archive(workspace: Workspace, target: Path, title: str, teller: Teller) -> None:
    """Write the archive as one WACZ file."""
    from crawlers.archive import Archive
    from crawlers.archive.wacz import export

    with Archive.open(workspace.archive) as archive:
        exported = export(archive, target, title=title)
    held = f"{counted(exported.pages, 'page')}, {counted(exported.answers, 'answer')}, {exported.size / 1e6:.1f} MB"
    teller.line(f"{exported.file}: {held}")
    teller.line("  It holds the pages as they were published, people included; open it in ReplayWeb.page or pywb.")
    teller.document(exported)


def import_past(
    workspace: Workspace, paths: list[Path], date: datetime | None, addresses: Path | None, teller: Teller
) -> None:
    """Bring files from elsewhere into the archive; `JobFailed` if every one of them was refused."""
    from crawlers.archive import Archive
    from crawlers.archive.importing import bring_in

    workspace.dedicate("live")
    with Archive.open(workspace.archive, write=True) as archive, teller.progress("importing") as progress:
        imported = bring_in(archive, paths, date=date, addresses=addresses, told=progress)
    for line in _told(imported):
        teller.line(line)
    teller.document(imported)
    if imported.refused and not imported.brought and not imported.known:
        raise JobFailed(f"Nothing could be imported: {imported.refused[0].where} {imported.refused[0].why}.")


def keep_elsewhere(workspace: Workspace, store: str, endpoint: str | None, teller: Teller) -> None:
    """Name the store of the archive's finished files, and bring there what is finished."""
    from crawlers.archive import Archive
    from crawlers.archive.storage import Store, write_card

    workspace.archive.mkdir(parents=True, exist_ok=True)
    told = Store(store, {"endpoint_url": endpoint} if endpoint else {})
    write_card(workspace.archive, told)
    with Archive.open(workspace.archive, write=True) as archive:
        archive.commit()
    with Archive.open(workspace.archive) as archive:
        files = archive.shelf.files()
    size = sum(kept.size for kept in files)
    teller.line(
        f"{counted(len(files), 'file')} ({size / 1e6:.1f} MB) lie in {store}; the index stays in {workspace.archive}"
    )
    teller.document({"store": store, "files": len(files), "bytes": size})


def _told(imported: Imported) -> Iterator[str]:
    span = f", {imported.first:%Y-%m-%d} to {imported.last:%Y-%m-%d}" if imported.first and imported.last else ""
    brought = f"{counted(imported.brought, 'answer')} of {counted(imported.addresses, 'address', 'addresses')}"
    yield f"{brought}{span}; {imported.known} were here before"
    if imported.ignored:
        yield "  passed over: " + ", ".join(f"{count} {kind}" for kind, count in imported.ignored.items())
    for where, why in imported.refused[:MOST_TOLD]:
        yield f"  refused: {where} {why}"
    if (more := len(imported.refused) - MOST_TOLD) > 0:
        yield f"  … and {more} more; --json lists them all"


def _day(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%d}" if moment else None


def _row(capture: Capture) -> tuple[str, str, str, str | None, str, str | None]:
    length = str(capture.length) if capture.kind == "response" else ""
    return capture.id, KINDS[capture.kind], str(capture.status or ""), capture.media_type, length, capture.why
