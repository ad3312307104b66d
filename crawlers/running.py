"""Scrapy run once, and the process given back as it was: its signals, its trusted authorities."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawlers.job import Job
from crawlers.spider import PageSpider


def run(job: Job, settings: Settings) -> bool:
    """Crawl until nothing is open or someone stops it; True means interrupted, an error that stopped it is raised."""
    process = AsyncCrawlerProcess(settings)
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
def trusting(trust: Path | None) -> Iterator[None]:
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
