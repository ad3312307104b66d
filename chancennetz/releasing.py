"""Looks after releases: list them, compare two, verify one, make it again from the archive, write it out, prune."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from chancennetz.building import all_judgements
from chancennetz.lives import lives_to_tell
from chancennetz.presenting import tell_changes
from chancennetz.reading import read_side_by_side, shipped_reader
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.counting import counted
from data.errors import AskedWrongly, JobFailed

if TYPE_CHECKING:
    from datetime import datetime

    from graph.manifest import Manifest
    from graph.releases import Release


def list_releases(workspace: Workspace, teller: Teller) -> None:
    """Print every release, the newest first."""
    from graph.releases import releases

    manifests = [release.manifest for release in releases(workspace.releases)]
    for manifest in manifests:
        teller.line(
            f"{manifest.id:15} {manifest.created}  {manifest.pages:>7} pages {manifest.quads:>10} quads  "
            f"{manifest.checksum[:19]}…  {manifest.software}"
        )
    teller.line(f"{len(manifests)} releases in {workspace.releases}")
    teller.document(manifests)


def diff(workspace: Workspace, one: str, other: str, teller: Teller) -> None:
    """Say what the release *other* says that *one* does not (+), and the other way round (-), in words and numbers."""
    from graph.changes import changes
    from graph.differences import difference
    from graph.releases import named

    before, after = (named(workspace.releases, name).store() for name in (one, other))
    found, told = difference(before, after), changes(before, after)
    tell_changes(told, teller)
    teller.line(f"{counted(found.new, 'statement')} more, {found.gone} less, in {counted(found.graphs, 'page graph')}")
    teller.document({"numbers": found._asdict(), "changes": told})


def verify(workspace: Workspace, name: str, teller: Teller) -> None:
    """Find a release's checksum again from its quads; `JobFailed` if anything is not what it should be."""
    from graph.books import digests
    from graph.releases import named
    from graph.verifying import problems

    release = named(workspace.releases, name)
    with teller.progress("verifying", len(digests(release.store()))) as progress:
        found = list(problems(release, progress))
    for problem in found:
        teller.line(problem, "red")
    teller.document({"release": release.manifest.id, "problems": found})
    if found:
        raise JobFailed(f"Release {release.manifest.id} is not whole; `chancennetz releases reproduce` makes it again.")
    teller.line(f"release {release.manifest.id} is whole: {release.manifest.checksum}")


def reproduce(workspace: Workspace, name: str, teller: Teller) -> None:
    """Read the archive and build the graph anew in a folder of its own, and compare with the release's checksum."""
    from graph.releases import named

    wanted = named(workspace.releases, name).manifest
    with TemporaryDirectory(prefix=".reproduced-", dir=workspace.folder) as folder:
        made = _rebuilt(workspace, Path(folder), wanted, teller).manifest
    teller.document({"release": wanted.id, "checksum": wanted.checksum, "reproduced": made.checksum})
    if made.checksum != wanted.checksum:
        raise JobFailed(f"The archive gives {made.checksum}, not {wanted.checksum}: {_why(wanted, made)}.")
    teller.line(f"release {wanted.id} comes out of its archive again: {made.checksum}")


def _rebuilt(workspace: Workspace, folder: Path, wanted: Manifest, teller: Teller) -> Release:
    from crawlers.archive import Archive
    from extract.read_archive import read_archive
    from extract.readings import Readings
    from graph.build import build
    from graph.head import opened
    from graph.releases import publish

    with Archive.open(workspace.archive) as archive, Readings.open(folder / "readings") as readings:
        with teller.progress("reading") as progress:
            read_archive(archive, shipped_reader(), readings, progress, each=read_side_by_side)
        until = _moment(wanted.captured or wanted.as_of)
        with lives_to_tell(workspace, until, folder / "readings") as lives, opened(folder / "graph") as head:
            build(head, lives, None, None, all_judgements(workspace), text=lives.text)
            return publish(head, folder / "releases")[0]


def _moment(told: str | None) -> datetime | None:
    from graph.spells import end_of

    return end_of(told) if told else None


def _why(wanted: Manifest, made: Manifest) -> str:
    graphs = {*wanted.vocabularies, *made.vocabularies}
    other = sorted(g for g in graphs if wanted.vocabularies.get(g) != made.vocabularies.get(g))
    if made.software != wanted.software:
        return f"it was made by {wanted.software}, this is {made.software}"
    if other:
        return f"other curated files than then: {', '.join(graph.rpartition('/graph/')[2] for graph in other)}"
    return "it was read by another state of the reader, with models, or its archive has since been filled with the past"


def prune(workspace: Workspace, keep: int, teller: Teller) -> None:
    """Remove all but the newest *keep* releases, and what lies beside them; each is gone at once, then its index."""
    from graph.releases import beside, releases
    from graph.searching import discard

    if keep < 1:
        raise AskedWrongly(f"At least the newest release is kept; {keep} is too few.")
    gone = [*list(releases(workspace.releases))[keep:], *beside(workspace.releases)]
    for release in gone:
        aside = release.folder.with_name(f".{release.folder.name}.pruned")
        release.folder.rename(aside)
        shutil.rmtree(aside)
        discard(release, workspace.search)
        teller.line(f"removed {release.manifest.id}")
    teller.line(f"{len(gone)} removed")
    teller.document({"removed": [release.manifest.id for release in gone]})


def dump_release(workspace: Workspace, name: str, form: str, output: Path | None, teller: Teller) -> None:
    """Write a release in the format that was wished, by default into its own folder."""
    from graph.dumping import FORMS, TABLES, dump
    from graph.releases import named

    if form not in FORMS:
        raise AskedWrongly(f"There is no format {form!r}; choose one of: {', '.join(FORMS)}.")
    release = named(workspace.releases, name)
    ending = "" if form in TABLES else f".{form}"
    path = output or workspace.folder / "dumps" / f"{release.manifest.id}{ending}"
    files = dump(release, form, path)
    teller.line(f"{counted(len(files), 'file')}: {path}")
    teller.document({"files": list(map(str, files))})
