"""Scrapy's settings, every one that matters set by name: polite, safe, German, silent."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from scrapy.settings import Settings

from crawlers.failures import LARGEST, TIMEOUT

AGENT = "chancennetz"
JITTER = 0.1
ASKED_FOR = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.9,*/*;q=0.1"
MIDDLEWARES: dict[str, int | None] = {
    "crawlers.safety.PublicOnly": 60,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawlers.robots.ObeyRobots": 100,
    "crawlers.politeness.RetryAfter": 560,
    "crawlers.compressed.PlainCompressed": 595,
    "crawlers.recording.Recording": 950,
    "crawlers.javascript.Rendered": 960,
}
FIXED: dict[str, Any] = {
    "ROBOTSTXT_OBEY": True,
    "ROBOTSTXT_USER_AGENT": AGENT,
    "DEFAULT_REQUEST_HEADERS": {"Accept": ASKED_FOR, "Accept-Language": "de", "Accept-Encoding": "gzip, deflate"},
    "DOWNLOADER_MIDDLEWARES": MIDDLEWARES,
    "EXTENSIONS": {"crawlers.politeness.CrawlDelay": 500},
    "DOWNLOAD_HANDLERS": {"file": None, "data": None, "ftp": None, "s3": None},
    "TWISTED_DNS_RESOLVER": "crawlers.safety.PublicOnlyResolver",
    "CONCURRENT_REQUESTS": 64,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY_JITTER": JITTER,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_MAXSIZE": LARGEST,
    "DOWNLOAD_WARNSIZE": 4 * 2**20,
    "DOWNLOAD_TIMEOUT": TIMEOUT,
    "DOWNLOAD_FAIL_ON_DATALOSS": True,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "REDIRECT_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "RETRY_TIMES": 2,
    "COOKIES_ENABLED": False,
    "REFERER_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "JOBDIR": None,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOGSTATS_INTERVAL": 0,
    "LOG_LEVEL": "INFO",
}


def settings(*, contact: str, proxy: str | None, delay: float, log: Path) -> Settings:
    """Return the settings of one crawl; `delay` (seconds) is the least time between two requests to a host."""
    own = {
        "USER_AGENT": f"{AGENT}/{version('chancennetz')} (+{contact})",
        "DOWNLOAD_DELAY": delay / (1 - JITTER),
        "LOG_FILE": str(log),
        "PROXY": proxy,
    }
    return Settings(FIXED | own)
