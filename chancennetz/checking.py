"""Checks what lies in a workspace: archive, quotes, release and shapes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from chancennetz.side_by_side import side_by_side
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.errors import JobFailed


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What was wrong, one sentence each, and how much was looked at."""

    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    quotes: int
    pages: int


def check_all(workspace: Workspace, release: str, teller: Teller) -> None:
    """Look at everything and tell; `JobFailed` if anything is wrong."""
    from crawlers.archive import Archive
    from graph.releases import named
    from graph.shapes import check, checker
    from graph.tally import page_graphs
    from graph.verifying import problems as not_whole

    chosen = named(workspace.releases, release)
    store = chosen.store()
    with Archive.open(workspace.archive) as archive:
        problems = [f"archive: {problem}" for problem in archive.check()]
    quotes, misquoted = _quotes(workspace)
    problems += misquoted
    problems += not_whole(chosen)
    pages = sorted(page_graphs(str(graph.value) for graph in store.named_graphs()))
    with teller.progress("shapes", len(pages)) as progress:
        findings = list(check(store, pages, progress, partial(side_by_side, checker)))
    problems += [str(finding) for finding in findings if finding.severity == "Violation"]
    warnings = tuple(str(finding) for finding in findings if finding.severity == "Warning")
    _tell(Checked(problems=tuple(problems), warnings=warnings, quotes=quotes, pages=len(pages)), teller)


def _quotes(workspace: Workspace) -> tuple[int, list[str]]:
    """Count the quotes of all newest readings, and name those that do not stand at their place in the stored text."""
    from extract.readings import Readings

    with Readings.open(workspace.readings) as readings:
        found = [
            (evidence, reading.page, readings.text(reading.digest)[evidence.start : evidence.end])
            for reading in readings.latest(persons=True)
            for record in reading.records
            for evidence in record.evidence
        ]
    wrong = [f"{page}: the text says {text!r}, the quote {e.quote!r}" for e, page, text in found if text != e.quote]
    return len(found), wrong


def _tell(checked: Checked, teller: Teller) -> None:
    for line in _lines(checked):
        teller.line(line)
    teller.document(checked)
    if checked.problems:
        raise JobFailed(f"{len(checked.problems)} problems in the workspace.")


def _lines(checked: Checked) -> Iterator[str]:
    yield from checked.problems
    yield from checked.warnings
    found = f"{len(checked.problems)} problems, {len(checked.warnings)} warnings"
    yield f"{checked.pages} page graphs and {checked.quotes} quotes checked: {found}"
