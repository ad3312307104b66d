"""One measured crawl in a process of its own: `bench.crawl_clients CLIENT PROXY PAGES FOLDER` prints what it cost."""

import asyncio
import json
import resource
import sys
import time
from collections.abc import AsyncIterator, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.crawl_server import HOSTS, addresses, host

TOGETHER = 32


def all_addresses(pages: int) -> list[str]:
    """Return every page's address, one website after the other in turn."""
    return [url for row in zip(*(addresses(number, pages) for number in range(HOSTS)), strict=True) for url in row]


def plain(proxy: str, pages: int, folder: Path, **more: Any) -> int:  # noqa: ANN401 - settings of any type
    """Ask a list of addresses with Scrapy, robots.txt obeyed, and do nothing with the answers."""
    from scrapy import Request, Spider
    from scrapy.http import Response

    class Listed(Spider):
        name = "listed"

        async def start(self) -> AsyncIterator[Request]:
            for url in all_addresses(pages):
                yield Request(url, meta={"proxy": proxy}, headers={"Cache-Control": "max-age=0"} if more else {})

        def parse(self, response: Response) -> None:
            pass

    return scrapy(Listed, folder, **more)


def following(proxy: str, pages: int, folder: Path) -> int:
    """Find the same pages by links, as Scrapy's own CrawlSpider does."""
    del pages
    from scrapy import Request
    from scrapy.linkextractors import LinkExtractor
    from scrapy.spiders import CrawlSpider, Rule

    class Following(CrawlSpider):
        name = "following"
        rules = (Rule(LinkExtractor(), callback="seen", follow=True, process_request="through"),)

        async def start(self) -> AsyncIterator[Request]:
            for number in range(HOSTS):
                yield Request(f"http://{host(number)}/0", meta={"proxy": proxy})

        def through(self, request: Request, _: object) -> Request:
            return request.replace(meta={**request.meta, "proxy": proxy})

        def seen(self, response: object) -> None:
            pass

    return scrapy(Following, folder)


def scrapy(spider: type[Any], folder: Path, **more: Any) -> int:  # noqa: ANN401 - settings of any type
    """Run a spider with Scrapy's defaults but for concurrency and robots.txt; return the good and unchanged answers."""
    from scrapy.crawler import AsyncCrawlerProcess

    chosen = {
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": TOGETHER,
        "CONCURRENT_REQUESTS_PER_DOMAIN": TOGETHER,
        "DOWNLOAD_DELAY": 0,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_LEVEL": "INFO",
        "LOG_FILE": str(folder / "scrapy.log"),
        "HTTPCACHE_DIR": str(folder / "cache"),
    }
    process = AsyncCrawlerProcess(chosen | more)
    crawler = process.create_crawler(spider)
    process.crawl(crawler)
    process.start()
    return int(crawler.stats.get_value("response_received_count", 0)) - HOSTS


def cached(proxy: str, pages: int, folder: Path) -> int:
    """Ask the list with Scrapy's RFC 2616 cache, every page to be revalidated."""
    policy = "scrapy.extensions.httpcache.RFC2616Policy"
    return plain(proxy, pages, folder, HTTPCACHE_ENABLED=True, HTTPCACHE_POLICY=policy)


def bare(proxy: str, pages: int, folder: Path) -> int:
    """Ask the list with aiohttp: no robots.txt, no archive, nothing."""
    del folder
    from aiohttp import ClientSession

    async def ask() -> int:
        waiting = iter(all_addresses(pages))

        async def work(session: ClientSession) -> int:
            return sum([await fetch(session, url) for url in waiting])

        async def fetch(session: ClientSession, url: str) -> int:
            async with session.get(url, proxy=proxy) as answer:
                await answer.read()
                return 1

        async with ClientSession() as session:
            return sum(await asyncio.gather(*(work(session) for _ in range(TOGETHER))))

    return asyncio.run(ask())


def ours(proxy: str, pages: int, folder: Path, *, find: str) -> int:
    """Crawl the websites into an archive, as `chancennetz crawl` does, but without rests.

    A website keeps its connection on the live web; here all are behind one proxy, which must keep as many.
    """
    import msgspec

    import crawlers.settings
    from crawlers.crawl import crawl
    from crawlers.sources import Source

    crawlers.settings.FIXED["CONCURRENT_REQUESTS_PER_DOMAIN"] = TOGETHER
    start = "sitemap.xml" if find == "sitemap" else "0"
    same = {"title": "x", "publisher": "x", "land": "DE", "kind": "host", "follow": [], "verified": False}
    counts = {"min": 1, "max": pages, "interval_days": 7}
    sources = [
        {"id": f"w{number}", "find": find, "start": [f"http://{host(number)}/{start}"], **same, **counts}
        for number in range(HOSTS)
    ]
    report = crawl(msgspec.convert(sources, tuple[Source, ...]), folder / "archive", contact="x", proxy=proxy, delay=0)
    return report.fetched


CLIENTS: dict[str, Callable[[str, int, Path], int]] = {
    "scrapy": plain,
    "scrapy-links": following,
    "scrapy-cache": cached,
    "aiohttp": bare,
    "ours": lambda proxy, pages, folder: ours(proxy, pages, folder, find="sitemap"),
    "ours-links": lambda proxy, pages, folder: ours(proxy, pages, folder, find="links"),
}


SCRAPY = ("scrapy.crawler", "scrapy.core.engine", "scrapy.core.downloader.handlers.http11", "scrapy.linkextractors")
IMPORTED = {"aiohttp": ("aiohttp",), "ours": (*SCRAPY, "crawlers.crawl"), "ours-links": (*SCRAPY, "crawlers.crawl")}


def main() -> None:
    """Do one crawl and print pages, CPU seconds (without imports) and the largest memory as JSON."""
    client, proxy, pages, folder = sys.argv[1:]
    for name in IMPORTED.get(client, SCRAPY):
        import_module(name)
    before = time.process_time()
    fetched = CLIENTS[client](proxy, int(pages), Path(folder))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {"pages": fetched, "cpu": time.process_time() - before, "memory": memory}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
