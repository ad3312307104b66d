"""The whole line in one go: crawl, read, build, publish, answer, export; each stage can be run alone, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from chancennetz.building import build_release
from chancennetz.crawling import Wish, crawl_into, told_problems
from chancennetz.models import asked_for
from chancennetz.presenting import answer_first, export_all, tell_changes
from chancennetz.reading import read_pages
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.errors import JobFailed

if TYPE_CHECKING:
    from chancennetz.building import Built
    from crawlers.report import CrawlReport


WITHHELD = (
    "A source is not healthy, so nothing was published and the release before stays: {problem} What was fetched and "
    "read is kept; look at it, try again later, or publish it all the same with --force."
)


def run_line(workspace: Workspace, wish: Wish, teller: Teller, with_models: Sequence[str] = ()) -> None:
    """Run every stage; what a stage made stays, whatever happens in the next.

    A crawl that was not healthy is read, but not published, unless the wish says so by force.
    """
    models = asked_for(with_models)
    teller.title("Crawling")
    crawled = crawl_into(workspace, wish, teller)
    teller.title("Reading")
    read = read_pages(workspace, teller, models)
    if crawled.problems and not wish.force:
        teller.document({"crawl": crawled, "read": read})
        raise JobFailed(WITHHELD.format(problem=told_problems(crawled)))
    teller.title("Building")
    built = build_release(workspace, teller, force=wish.force)
    if crawled.problems:
        _keep_reasons(workspace, built, crawled, teller)
    _tell_release(built, teller)
    answers = answer_first(built.release, teller)
    teller.title("Networks")
    files = export_all(built.release, workspace.networks, teller)
    _tell_where(workspace, built, teller)
    teller.document(
        {
            "crawl": crawled,
            "read": read,
            "build": built,
            "answers": {name: table._asdict() for name, table in answers.items()},
            "files": [str(file) for file in files],
        }
    )


def _keep_reasons(workspace: Workspace, built: Built, crawled: CrawlReport, teller: Teller) -> None:
    """Keep why a release should not have been published, beside the reports of the crawls."""
    release = built.release.manifest.id
    reasons = {"release": release, "published although": crawled.problems}
    (workspace.reports / f"forced-{release}.json").write_bytes(msgspec.json.encode(reasons) + b"\n")
    teller.line(f"  published by force although: {told_problems(crawled)}", "yellow")


def _tell_release(built: Built, teller: Teller) -> None:
    manifest = built.release.manifest
    if not built.published:
        teller.line(f"  nothing is different from release {manifest.id}")
        return
    teller.line(
        f"  release {manifest.id}: {manifest.quads} quads from {manifest.pages} pages, {manifest.checksum[:19]}…"
    )
    if built.changes:
        teller.title("What changed since the last release")
        tell_changes(built.changes, teller)


def _tell_where(workspace: Workspace, built: Built, teller: Teller) -> None:
    folder, release = workspace.folder, built.release.manifest.id
    teller.title("Everything lies here")
    teller.line(f"  {workspace.networks}/cooperation.png, .svg, .graphml, .gexf, -nodes.csv, -edges.csv")
    teller.line(f"  {built.release.folder}  the release {release}")
    teller.line(f"  {workspace.archive}  every page as it was fetched (WARC)")
    teller.line(f"  {workspace.readings}  texts and records; those that name a person apart, in persons.sqlite")
    where = "" if str(folder) == "workspace" else f" --workspace {folder}"
    teller.title("Try next")
    teller.line(f"  chancennetz ask{where}")
    teller.line(f"  chancennetz ask cooperation-in-land land=Hessen{where}")
    teller.line(f"  chancennetz search wohnungslos{where}")
    teller.line(f"  chancennetz export cooperation --format gexf --output cooperation.gexf{where}")
    teller.line(f"  chancennetz status{where}")
