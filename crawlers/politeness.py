"""Waiting as long as a website asks: Crawl-delay from robots.txt, Retry-After from an overloaded server."""

import time
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

LONGEST = 300.0
OVERLOADED = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


class CrawlDelay:
    """Sets a host's delay to its Crawl-delay (at most five minutes) when that is longer than ours."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self.apply, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CrawlDelay":
        """Return the extension as Scrapy makes it."""
        return cls(crawler)

    def apply(self, robotparser: RobotParser, request: Request) -> None:
        """Read the delay for our user agent and keep it for every later request to the host."""
        settings = self._crawler.settings
        asked = robotparser.crawl_delay(settings["ROBOTSTXT_USER_AGENT"])
        if not asked:
            return
        lowest = 1 - settings.getfloat("DOWNLOAD_DELAY_JITTER")
        delay = max(min(float(asked), LONGEST) / lowest, settings.getfloat("DOWNLOAD_DELAY"))
        downloader = self._crawler.engine.downloader
        host = downloader.get_slot_key(request)
        delay = max(delay, downloader.per_slot_settings.get(host, {}).get("delay", 0.0))
        downloader.per_slot_settings[host] = {"delay": delay, "concurrency": 1}
        if host in downloader.slots:
            downloader.slots[host].delay = delay


class RetryAfter:
    """Pauses a whole host for the seconds that a 429 or 503 asks for.

    Who asks for more than five minutes is left alone that long, and the page is not tried again in this round.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RetryAfter":
        """Return the middleware as Scrapy makes it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Let the host rest; the answer itself goes on to the retry middleware."""
        asked = response.headers.get(b"Retry-After")
        if response.status in OVERLOADED and asked:
            downloader = self._crawler.engine.downloader
            slot = downloader.slots.get(downloader.get_slot_key(request))
            rest = seconds(asked.decode("latin-1"))
            request.meta["dont_retry"] = rest > LONGEST
            if slot:
                slot.lastseen = max(slot.lastseen, time.monotonic() + min(rest, LONGEST))
        return response


def seconds(asked: str) -> float:
    """Return the seconds that a Retry-After header asks for, as a number or as a date; 0 when it means nothing."""
    if asked.strip().isdigit():
        return float(asked)
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except ValueError:
        return 0.0
