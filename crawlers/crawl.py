"""One crawl: rounds are begun or resumed, Scrapy runs, and the report tells what came of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawlers.archive import Archive
from crawlers.archive.archive import now
from crawlers.due import Calendar, Plan
from crawlers.frontier import Frontier
from crawlers.javascript import demand_browser
from crawlers.job import Job
from crawlers.report import CrawlReport, Progress
from crawlers.reporting import report_all
from crawlers.rounds import open_rounds, unfinished
from crawlers.running import run, trusting
from crawlers.settings import settings
from crawlers.sources import Source
from data.errors import AskedWrongly

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LEAST_DELAY = 1.0


def crawl(  # noqa: PLR0913 - all but the first two have names and defaults
    sources: Sequence[Source],
    folder: Path,
    *,
    contact: str,
    proxy: str | None = None,
    trust: Path | None = None,
    delay: float = LEAST_DELAY,
    due: bool = False,
    clock: Callable[[], datetime] = now,
    progress: Callable[[Progress], None] | None = None,
    log: Path | None = None,
) -> CrawlReport:
    """Read the sources into the archive in `folder` and report; once per process, as Twisted's reactor runs once.

    `contact` (an address of yours) goes into the user agent. `trust` is a PEM file that replaces the system's
    certificate authorities. `delay` is the least number of seconds between two requests to one host; less than one
    second is only for a proxy on this machine. `due`: only what is due is asked. `log` is Scrapy's log file,
    by default `crawl.log` beside the archive.
    """
    _check(sources, contact, proxy, delay)
    started = clock()
    with Archive.open(folder, write=True, clock=clock) as archive, trusting(trust):
        frontier = Frontier(archive.connection)
        plan = Plan(Calendar(archive.connection), started, due)
        part = open_rounds(sources, archive, frontier, plan)
        job = Job(unfinished(part, frontier), archive, frontier, plan, clock, progress)
        chosen = settings(contact=contact, proxy=proxy, delay=delay, log=log or folder.parent / "crawl.log")
        interrupted = bool(job.sources) and run(job, chosen)
        return CrawlReport(
            sources=tuple(report_all(part, archive, frontier, plan.calendar)),
            started=started,
            finished=clock(),
            interrupted=interrupted,
            recovered=tuple(archive.recovered),
        )


def _check(sources: Sequence[Source], contact: str, proxy: str | None, delay: float) -> None:
    if not sources:
        raise AskedWrongly("There is no source to crawl; name at least one.")
    for source in sources:
        if source.javascript:
            demand_browser(source.id)
    if not contact.strip():
        raise AskedWrongly(
            "A crawl tells websites whom to write to: give your e-mail address or web page with --contact, or set "
            "CHANCENNETZ_CONTACT."
        )
    local = proxy is not None and urlsplit(proxy).hostname in LOOPBACK
    if delay < LEAST_DELAY and not local:
        raise AskedWrongly(f"A delay of {delay} s is impolite; between two requests to a website lies at least 1 s.")
