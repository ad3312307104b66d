"""The stage from records to a published release: build what changed, check it, publish only what is valid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from chancennetz.lives import lives_to_tell
from chancennetz.side_by_side import side_by_side
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data import curated
from data.counting import counted
from data.errors import AskedWrongly, JobFailed

if TYPE_CHECKING:
    from pyoxigraph import Store

    from graph.changes import Change
    from graph.head import Head
    from graph.judged import Judged
    from graph.releases import Release
    from graph.shapes import Finding
    from graph.tally import BuildReport


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did: the pages it touched, what the shapes said, the release, and what is different in it."""

    pages: BuildReport
    findings: tuple[Finding, ...]
    release: Release
    published: bool
    changes: tuple[Change, ...]


def build_release(workspace: Workspace, teller: Teller, *, force: bool = False) -> Built:
    """Build the graph from the readings, check what changed, and publish; a Violation publishes nothing.

    A graph that lost much since the last release is published by *force* only. What is not published is kept aside, to
    be asked and searched as a release is.
    """
    from graph.build import build
    from graph.head import opened
    from graph.judged_unknown import unknown
    from graph.judgements import read
    from graph.releases import publish, releases
    from graph.shapes import check, checker

    judgements = all_judgements(workspace)
    before = next(releases(workspace.releases), None)
    with opened(workspace.graph) as head:
        with lives_to_tell(workspace) as lives, teller.progress("building") as progress:
            report = build(head, lives, None, progress, judgements, text=lives.text)
        for sentence in unknown(head.store, read([workspace.judgements]), judgements):
            teller.line(f"  {sentence}", "yellow")
        doubtful = sorted(head.unchecked())
        with teller.progress("checking", len(doubtful)) as progress:
            findings = tuple(check(head.store, doubtful, progress, partial(side_by_side, checker)))
        with _withheld(head, workspace):
            _tell(report, findings, len(doubtful), teller)
            head.settle(*doubtful)
            _doubt(head.store, before, teller, force=force)
        release, published = publish(head, workspace.releases, captured=lives.captured)
    told = _changes(before, release) if before and published else ()
    return Built(pages=report, findings=findings, release=release, published=published, changes=told)


@contextmanager
def _withheld(head: Head, workspace: Workspace) -> Iterator[None]:
    """Keep the head aside where the block finds that it must not be published."""
    from graph.releases import withhold

    try:
        yield
    except JobFailed:
        withhold(head, workspace.releases)
        raise


def _doubt(store: Store, before: Release | None, teller: Teller, *, force: bool) -> None:
    """Withhold an implausible graph: the last release stays."""
    from graph.plausible import doubts

    told = list(doubts(store, before.manifest if before else None))
    for doubt in told:
        teller.line(f"  {doubt}", "yellow")
    if told and not force:
        raise JobFailed(
            f"The graph is not published, the last release stays: {'; '.join(told)}. `--release withheld` asks and "
            "searches what was built; --force publishes it."
        )


def all_judgements(workspace: Workspace) -> Judged:
    """Return the shipped judgements and the workspace's own, weighed together; a wrong line is refused."""
    from graph.judged import judged
    from graph.judgements import FILE, read

    return judged(read([curated(FILE), workspace.judgements]))


def build_day(workspace: Workspace, day: str, teller: Teller) -> Release:
    """Build the graph as it was known at the end of a day (UTC) or at a moment, from the versions that held then."""
    from graph.build import build
    from graph.head import opened
    from graph.releases import publish_day
    from graph.spells import end_of

    until = end_of(day)
    with TemporaryDirectory(prefix=".day-", dir=workspace.folder) as folder, opened(Path(folder)) as head:
        with lives_to_tell(workspace, until) as lives, teller.progress("building") as progress:
            report = build(head, lives, None, progress, all_judgements(workspace), text=lives.text)
        if not report.added:
            raise AskedWrongly(f"No page was known on {day}; `chancennetz status` tells when the first was fetched.")
        release = publish_day(head, workspace.releases, day.replace(":", ""))
    teller.line(f"{counted(len(report.added), 'page')} as they were on {day}; ask with --release {release.manifest.id}")
    return release


def _tell(report: BuildReport, findings: tuple[Finding, ...], checked: int, teller: Teller) -> None:
    """Tell what was built; a Violation ends the job before anything is published."""
    counts = f"{len(report.added)} new, {len(report.replaced)} replaced, {len(report.dropped)} dropped"
    teller.line(f"  page graphs: {counts}, {report.unchanged} unchanged")
    for sentence in report.refused[:5]:
        teller.line(f"  {sentence}", "yellow")
    violations = [finding for finding in findings if finding.severity == "Violation"]
    warnings = [finding for finding in findings if finding.severity == "Warning"]
    teller.line(f"  shapes: {len(violations)} violations, {len(warnings)} warnings on {checked} graphs")
    for finding in warnings[:5]:
        teller.line(f"  {finding}", "yellow")
    if violations:
        shown = "\n  ".join(map(str, violations[:5]))
        raise JobFailed(
            "The graph breaks its shapes, so the last release stays; `chancennetz check --release withheld` shows all."
            f"\n  {shown}"
        )


def _changes(before: Release, after: Release) -> tuple[Change, ...]:
    from graph.changes import changes

    return tuple(changes(before.store(), after.store()))
