"""The stage that fetches: from the live web, or from the sample website under its real host names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from chancennetz.alerting import alert, demand_address
from chancennetz.coverage import keep, tell_crawl
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data import curated
from data.errors import AskedWrongly, JobFailed

if TYPE_CHECKING:
    from crawlers.report import CrawlReport
    from crawlers.sources import Source

SAMPLE_CONTACT = "sample@chancennetz.example"


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What the options of `run` and `crawl` ask for."""

    only: tuple[str, ...] = ()
    sample: bool = False
    edition: int | None = None
    sources: Path | None = None
    contact: str | None = None
    proxy: str | None = None
    trust: Path | None = None
    due: bool = False
    force: bool = False
    webhook: str | None = None


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """How the web is reached: by whom, and through which proxy (None: directly)."""

    contact: str
    proxy: str | None = None
    trust: Path | None = None


def chosen_sources(folder: Path | None, only: tuple[str, ...] = ()) -> tuple[Source, ...]:
    """Return the shipped sources, or those of *folder*; *only* names the wanted ones."""
    from crawlers.sources import load_folder, shipped

    sources = load_folder(folder) if folder else shipped()
    known = {source.id for source in sources}
    unknown = [name for name in only if name not in known]
    if unknown:
        raise AskedWrongly(f"There is no source {unknown[0]!r}; there are: {', '.join(sorted(known))}.")
    return tuple(source for source in sources if not only or source.id in only)


def sample_sources(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Keep the sources whose websites the sample holds."""
    from crawlers.replay import sample_hosts

    hosts = sample_hosts(curated("sample"))
    return tuple(source for source in sources if all(urlsplit(start).hostname in hosts for start in source.start))


def crawl_into(workspace: Workspace, wish: Wish, teller: Teller) -> CrawlReport:
    """Crawl what was wished for into the workspace's archive; the report is told, kept in a file, and returned."""
    from crawlers.crawl import crawl

    demand_address(wish.webhook)
    sources = chosen_sources(wish.sources, wish.only)
    edition = _edition(workspace, wish)
    if edition:
        sources = sample_sources(sources)
    with _sample_way(edition) if edition else nullcontext(_live_way(wish)) as way:
        workspace.dedicate("sample" if edition else "live")
        with teller.progress("crawling") as progress:
            report = crawl(
                sources,
                workspace.archive,
                contact=way.contact,
                proxy=way.proxy,
                trust=way.trust,
                due=wish.due,
                progress=lambda at: progress(at.url),
            )
    keep(report, workspace)
    tell_crawl(report, teller)
    if wish.webhook:
        alert(report, wish.webhook, teller)
    if report.interrupted:
        raise KeyboardInterrupt
    return report


def demand_health(report: CrawlReport) -> None:
    """Fail the job where a source yielded less than a healthy crawl does; what was fetched is kept."""
    if report.problems:
        raise JobFailed(f"A source is not healthy: {told_problems(report)} Look at it, or try again later.")


def told_problems(report: CrawlReport) -> str:
    """Return the first of a crawl's problems as a sentence, and how many more there are."""
    first, *others = report.problems
    return f"{first} (and {len(others)} more)" if others else first


def _edition(workspace: Workspace, wish: Wish) -> int | None:
    """Return the sample's edition, None for the live web: the first until a release tells of it, then the second."""
    from graph.releases import releases

    if not wish.sample:
        if wish.edition:
            raise AskedWrongly("--edition is about the sample website; add --sample.")
        return None
    return wish.edition or (2 if any(releases(workspace.releases)) else 1)


@contextmanager
def _sample_way(edition: int) -> Iterator[Way]:
    """Serve an edition of the sample website while it is crawled."""
    from crawlers.replay import SampleSite, serve

    with serve(SampleSite(curated("sample"), edition)) as server:
        yield Way(contact=SAMPLE_CONTACT, proxy=server.proxy_url, trust=server.ca_file)


def _live_way(wish: Wish) -> Way:
    """Return the way to the live web; without an address for webmasters there is none."""
    if not wish.contact:
        raise AskedWrongly(
            "A live crawl must tell webmasters how to reach you: give --contact you@example.org "
            "(or set CHANCENNETZ_CONTACT), or try the sample website with --sample."
        )
    return Way(contact=wish.contact, proxy=wish.proxy, trust=wish.trust)
