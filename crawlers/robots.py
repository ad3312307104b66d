"""robots.txt, obeyed: nobody overtakes its download, an unreachable one forbids everything (RFC 9309).

Scrapy's own check lets requests pass that wait while robots.txt is on its way; here every request of an origin awaits
the same task.
"""

import asyncio
from http import HTTPStatus
from urllib.parse import urljoin

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler
from w3lib.url import safe_url_string

from crawlers.failures import RobotsRefused, Unreached, sentence
from data.errors import JobFailed

LARGEST = 512 * 1024
REDIRECTS = 5


class ObeyRobots(RobotsTxtMiddleware):
    """Asks robots.txt once per origin, before anything else of it, and honours Crawl-delay through `robots_parsed`."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules: dict[str, asyncio.Task[RobotParser | Unreached]] = {}

    async def robot_parser(self, request: Request) -> RobotParser:
        """Return the rules of the request's origin; every waiter gets the same ones."""
        parts = urlparse_cached(request)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._load(origin, request))
        rules = await asyncio.shield(self._rules[origin])
        if isinstance(rules, Unreached):
            raise Unreached(str(rules))
        return rules

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what the rules forbid."""
        if rp is None or not rp.allowed(request.url, self._robotstxt_useragent or ""):
            raise RobotsRefused("robots.txt does not allow it")

    async def _load(self, origin: str, request: Request) -> RobotParser | Unreached:
        try:
            response = await self._fetch(f"{origin}/robots.txt", request)
        except JobFailed:
            raise
        except Exception as wrong:  # noqa: BLE001 - whatever went wrong, nothing may be fetched
            return Unreached(f"robots.txt could not be read, so nothing was asked: {sentence(wrong)}")
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            return Unreached(f"robots.txt answered {response.status}, so nothing was asked")
        text = response.body[:LARGEST] if response.status == HTTPStatus.OK else b""
        rules: RobotParser = build_from_crawler(self._parserimpl, self.crawler, text)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request
        )
        return rules

    async def _fetch(self, url: str, request: Request) -> Response:
        for _ in range(REDIRECTS + 1):
            meta = {"dont_obey_robotstxt": True, "source": request.meta.get("source")}
            asked = Request(url, callback=NO_CALLBACK, priority=self.DOWNLOAD_PRIORITY, meta=meta)
            response = await self.crawler.engine.download_async(asked)
            location = response.headers.get(b"Location")
            if not HTTPStatus.MULTIPLE_CHOICES <= response.status < HTTPStatus.BAD_REQUEST or not location:
                return response
            url = urljoin(url, safe_url_string(location))
        raise Unreached(f"more than {REDIRECTS} redirects in a row")
