"""The stage from records to a published release: build what changed, check it, publish only what is valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from chancennetz.reading import pages_to_tell
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data import curated
from data.errors import JobFailed

if TYPE_CHECKING:
    from graph.build import BuildReport
    from graph.changes import Change
    from graph.judged import Judged
    from graph.releases import Release
    from graph.shapes import Finding


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did: the pages it touched, what the shapes said, the release, and what is different in it."""

    pages: BuildReport
    findings: tuple[Finding, ...]
    release: Release
    published: bool
    changes: tuple[Change, ...]


def build_release(workspace: Workspace, teller: Teller) -> Built:
    """Build the graph from the readings, check what changed, and publish; a Violation publishes nothing."""
    from graph.build import Seen, build, page_graphs
    from graph.head import opened
    from graph.judged_unknown import unknown
    from graph.releases import publish, releases
    from graph.shapes import check

    pages = list(pages_to_tell(workspace))
    seen = {
        page.url: Seen(*(moment.isoformat() for moment in (page.first_seen, page.last_seen, page.last_changed)))
        for page, _ in pages
    }
    judgements = all_judgements(workspace)
    before = next(releases(workspace.releases), None)
    with opened(workspace.graph) as head:
        with teller.progress("building", len(pages)) as progress:
            report = build(head, (reading for _, reading in pages), seen, progress, judgements)
        for sentence in unknown(head.store, judgements):
            teller.line(f"  {sentence}", "yellow")
        doubtful = sorted(page_graphs(head.unchecked()))
        with teller.progress("checking", len(doubtful)) as progress:
            findings = tuple(check(head.store, doubtful, progress))
        _tell(report, findings, len(doubtful), teller)
        for graph in doubtful:
            head.settle(graph)
        release, published = publish(head, workspace.releases)
    told = _changes(before, release) if before and published else ()
    return Built(pages=report, findings=findings, release=release, published=published, changes=told)


def all_judgements(workspace: Workspace) -> Judged:
    """Return the shipped judgements and the workspace's own, weighed together; a wrong line is refused."""
    from graph.judged import judged
    from graph.judgements import FILE, read

    return judged(read([curated(FILE), workspace.judgements]))


def _tell(report: BuildReport, findings: tuple[Finding, ...], checked: int, teller: Teller) -> None:
    """Tell what was built; a Violation ends the job before anything is published."""
    counts = f"{len(report.added)} new, {len(report.replaced)} replaced, {len(report.dropped)} dropped"
    teller.line(f"  page graphs: {counts}, {report.unchanged} unchanged")
    violations = [finding for finding in findings if finding.severity == "Violation"]
    warnings = [finding for finding in findings if finding.severity == "Warning"]
    teller.line(f"  shapes: {len(violations)} violations, {len(warnings)} warnings on {checked} pages")
    for finding in warnings[:5]:
        teller.line(f"  {finding}", "yellow")
    if violations:
        shown = "\n  ".join(map(str, violations[:5]))
        raise JobFailed(
            f"The graph breaks its shapes, so the last release stays; `chancennetz check` shows all.\n  {shown}"
        )


def _changes(before: Release, after: Release) -> tuple[Change, ...]:
    from graph.changes import changes

    return tuple(changes(before.store(), after.store()))
