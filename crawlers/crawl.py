"""One crawl: rounds are begun or resumed, Scrapy runs, and the report tells what came of it."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawlers.addresses import canonical, site
from crawlers.archive import Archive
from crawlers.archive.archive import now
from crawlers.frontier import KNOWN, START, Frontier, Kind, Row
from crawlers.job import Job
from crawlers.links import allowed
from crawlers.report import CrawlReport, Progress
from crawlers.reporting import report_source
from crawlers.sources import Source
from crawlers.visiting import DEEPEST
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
    clock: Callable[[], datetime] = now,
    progress: Callable[[Progress], None] | None = None,
    log: Path | None = None,
) -> CrawlReport:
    """Read the sources into the archive in `folder` and report; once per process, as Twisted's reactor runs once.

    `contact` (an address of yours) goes into the user agent. `trust` is a PEM file that replaces the system's
    certificate authorities. `delay` is the least number of seconds between two requests to one host; less than one
    second is only for a proxy on this machine. `log` is Scrapy's log file, by default `crawl.log` beside the archive.
    """
    _check(sources, contact, proxy, delay)
    started = clock()
    with Archive.open(folder, write=True, clock=clock) as archive, _trusting(trust):
        frontier = Frontier(archive.connection)
        open_sources = _rounds(sources, archive, frontier, started)
        job = Job(open_sources, archive, frontier, clock, progress)
        interrupted = _run(job, contact=contact, proxy=proxy, delay=delay, log=log or folder.parent / "crawl.log")
        reports = (report_source(source, archive, frontier) for source in sources)
        return CrawlReport(
            sources=tuple(report for report in reports if report),
            started=started,
            finished=clock(),
            interrupted=interrupted,
            recovered=tuple(archive.recovered),
        )


def _check(sources: Sequence[Source], contact: str, proxy: str | None, delay: float) -> None:
    if not sources:
        raise AskedWrongly("There is no source to crawl; name at least one.")
    if not contact.strip():
        raise AskedWrongly(
            "A crawl tells websites whom to write to: give your e-mail address or web page with --contact, or set "
            "CHANCENNETZ_CONTACT."
        )
    local = proxy is not None and urlsplit(proxy).hostname in LOOPBACK
    if delay < LEAST_DELAY and not local:
        raise AskedWrongly(f"A delay of {delay} s is impolite; between two requests to a website lies at least 1 s.")


def _rounds(sources: Sequence[Source], archive: Archive, frontier: Frontier, started: datetime) -> tuple[Source, ...]:
    rounds = {source.id: frontier.round(source.id) for source in sources}
    interrupted = {one.started for one in rounds.values() if one and not one.finished}
    for source in sources:
        last = rounds[source.id]
        if last is None or last.started not in interrupted:
            _begin(source, archive, frontier, started)
    archive.commit()
    return tuple(source for source in sources if (one := frontier.round(source.id)) and not one.finished)


def _begin(source: Source, archive: Archive, frontier: Frontier, started: datetime) -> None:
    frontier.begin(source.id, started)
    kind: Kind = "sitemap" if source.find == "sitemap" else "page"
    for url in source.start:
        frontier.add(Row(source=source.id, url=canonical(url), kind=kind, rank=START))
    for url in _known(source, archive):
        frontier.add(Row(source=source.id, url=url, kind="page", rank=KNOWN, depth=DEEPEST))


def _known(source: Source, archive: Archive) -> list[str]:
    sites = {site(url) for url in source.start}
    pages = [page.url for page in archive.pages() if not page.gone_since and site(page.url) in sites]
    return [url for url in pages if allowed(source, url)]


def _run(job: Job, *, contact: str, proxy: str | None, delay: float, log: Path) -> bool:
    if not job.sources:
        return False
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415 - heavy, and it installs the reactor

    from crawlers.settings import settings  # noqa: PLC0415
    from crawlers.spider import PageSpider  # noqa: PLC0415

    process = AsyncCrawlerProcess(settings(contact=contact, proxy=proxy, delay=delay, log=log))
    crawler = process.create_crawler(PageSpider)
    process.crawl(crawler, job=job)
    with _own_signals():
        process.start()
    spider = crawler.spider
    if not isinstance(spider, PageSpider):
        raise TypeError("Scrapy did not start the spider")
    if spider.error:
        raise spider.error
    return spider.interrupted


@contextmanager
def _own_signals() -> Iterator[None]:
    """Give Ctrl-C back its meaning after Scrapy has taken it for a clean stop."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _trusting(trust: Path | None) -> Iterator[None]:
    """Let OpenSSL trust one file and nothing else, as its own environment variables say."""
    if trust is None:
        yield
        return
    names = {"SSL_CERT_FILE": str(trust), "SSL_CERT_DIR": str(trust.parent / "none")}
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
