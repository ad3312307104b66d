"""Takes a person out of everything that lies in the workspace, and says what is beyond its reach."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from chancennetz.building import build_release
from chancennetz.reading import last_day, read_pages
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from pyoxigraph import Store

    from crawlers.archive.forgetting import Rewritten

ALWAYS_BEYOND = (
    "a PDF or picture in the archive, which stays as it came (the text that was read from a PDF is masked)",
    "an address that a page encrypts against robots (it is masked where it is read)",
    "what left the workspace: WACZ exports, copies of releases, backups, the disk's own traces",
    "the websites themselves; ask their editors",
)


class Forgotten(msgspec.Struct, frozen=True, kw_only=True):
    """What was done for one person: pages masked in the archive, readings and releases removed; what was not done."""

    masked: tuple[str, ...] = ()
    readings: int = 0
    releases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


def forget(workspace: Workspace, name: str, teller: Teller) -> None:
    """Suppress *name* for ever and take it out of archive, readings, graph, releases and networks."""
    from crawlers.archive import Archive
    from extract.readings import Readings

    with Archive.open(workspace.archive, write=True) as archive, Readings.open(workspace.readings) as readings:
        done = archive.forget(name)
        count = readings.forget(archive.suppressed)
        named = [url for url in archive.urls() if _bears(_words(url), name)]
    if done.addresses or count:
        read_pages(workspace, teller)
        build_release(workspace, teller)
    told = Forgotten(
        masked=done.addresses,
        readings=count,
        releases=_released(workspace, name),
        files=tuple(_files(workspace.networks, name)),
        beyond=(*_beyond(workspace, done, named, name), *ALWAYS_BEYOND),
    )
    _tell(told, teller)


def expire(workspace: Workspace, days: int | None, teller: Teller) -> None:
    """Set how many days what names people is kept, if told, and delete what is older."""
    from extract.readings import Readings

    if days is not None:
        if days < 0:
            raise AskedWrongly(f"--keep is a number of days from 0 on, not {days}.")
        workspace.write(msgspec.structs.replace(workspace.card(), keep_people_days=days))
    with Readings.open(workspace.readings) as readings:
        gone = readings.expire(last_day(workspace))
        left, _ = readings.people()
    kept = workspace.card().keep_people_days
    teller.line(f"people are named on {left} page versions; {gone} older than {kept} days were deleted")
    teller.document({"deleted": gone, "left": left, "keep_people_days": kept})


def _released(workspace: Workspace, name: str) -> tuple[str, ...]:
    """Remove the releases that hold *name*, and every index for searching: the next search makes it again."""
    gone = tuple(_releases(workspace, name))
    if workspace.search.exists():
        shutil.rmtree(workspace.search)
    return gone


def _releases(workspace: Workspace, name: str) -> Iterator[str]:
    """Remove every release that holds *name*: a release is never edited."""
    from graph.releases import beside, releases

    for release in [*releases(workspace.releases), *beside(workspace.releases)]:
        if _holds(release.store(), name):
            shutil.rmtree(release.folder)
            yield release.manifest.id


def _holds(store: Store, name: str) -> bool:
    return any(_bears(str(quad.object), name) for quad in store)


def _files(folder: Path, name: str) -> Iterator[str]:
    """Remove every exported file that holds *name*; `chancennetz export` writes it anew."""
    for file in sorted(folder.rglob("*")) if folder.exists() else ():
        if file.is_file() and _bears(file.read_bytes().decode("utf-8", "replace"), name):
            file.unlink()
            yield str(file)


def _beyond(workspace: Workspace, done: Rewritten, named: list[str], name: str) -> Iterator[str]:
    from graph.head import opened

    yield from (f"the archive's file {file}, which lies in a store" for file in done.out_of_reach)
    yield from (f"the address {url}, which is a page's name" for url in named)
    with opened(workspace.graph) as head:
        if _holds(head.store, name):
            yield f"the graph in {workspace.graph}, which still holds the name; remove that folder and build again"
        elif done.addresses:
            head.store.optimize()


def _bears(text: str, name: str) -> bool:
    return " ".join(name.casefold().split()) in " ".join(text.casefold().split())


def _words(url: str) -> str:
    return "".join(char if char.isalnum() else " " for char in unquote(url))


def _tell(told: Forgotten, teller: Teller) -> None:
    teller.line(f"masked in the archive on {len(told.masked)} pages, and in whatever is fetched from now on")
    for url in told.masked:
        teller.line(f"  {url}")
    teller.line(f"read anew without it: {told.readings} readings")
    teller.line(f"releases removed: {', '.join(told.releases) or 'none held it'}")
    teller.line(f"exports removed: {', '.join(told.files) or 'none held it'}")
    teller.line(f"not reached ({datetime.now(UTC):%Y-%m-%d}):")
    for what in told.beyond:
        teller.line(f"  {what}", "yellow")
    teller.document(told)
