"""Pages that scripts write: for sources that say `javascript = true`, a browser runs what our own crawl fetched.

The browser never touches the network: the page is given to it as it came, and whatever the page's scripts ask for is
fetched by the crawl itself (robots.txt, pauses, public addresses, the archive), from the same website only. What is
archived as the page is what the browser then shows; a header of ours says so.
"""

import os
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from importlib.util import find_spec
from typing import TYPE_CHECKING

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawlers.addresses import canonical, site
from crawlers.archive.payload import charset, decoded, media_type
from crawlers.failures import Unreached
from crawlers.job import Job
from crawlers.recording import pairs
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from playwright.async_api import Browser, Route

MARKUP = frozenset({"text/html", "application/xhtml+xml"})
SCRIPTED = frozenset({"script", "xhr", "fetch"})
PATIENCE = 30_000
QUIET = 10_000
MARK = b"X-Chancennetz-Rendered"
ALONE = ("--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking")
MISSING = "needs a browser: pip install 'chancennetz[javascript]', and Chromium (apt-get install chromium)"
Fetch = Callable[[str], Awaitable[Response]]


def demand_browser(name: str) -> None:
    """Raise `AskedWrongly` when the software for the source *name* is not there."""
    if find_spec("playwright") is None or chromium() is None:
        raise AskedWrongly(f"{name}: javascript = true {MISSING}.")


def chromium() -> str | None:
    """Return where the browser is: CHANCENNETZ_CHROMIUM, or what the system has."""
    return os.environ.get("CHANCENNETZ_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


class Rendered:
    """Hands on, in place of an answer of a scripted website, what a browser shows of it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._window = Window(crawler.settings["USER_AGENT"])
        crawler.signals.connect(self._window.close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Rendered":
        """Return the middleware as Scrapy makes it."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the rendered page; every other answer as it is."""
        headers = pairs(response.headers)
        if not self._scripted(request, response) or media_type(headers, response.body) not in MARKUP:
            return response
        body = decoded(headers, response.body).decode(charset(headers) or "utf-8", "replace")
        shown = await self._shown(request, body)
        response.headers.pop(b"Content-Encoding", None)
        response.headers[b"Content-Type"] = b"text/html; charset=utf-8"
        response.headers[MARK] = b"Chromium"
        return response.replace(body=shown.encode())

    def _scripted(self, request: Request, response: Response) -> bool:
        scripted = {source.id for source in self._job.sources if source.javascript}
        own = request.meta.get("source") in scripted
        aside = "part_of" in request.meta or "dont_obey_robotstxt" in request.meta
        return own and not aside and response.status == HTTPStatus.OK

    async def _shown(self, request: Request, body: str) -> str:
        async def fetch(url: str) -> Response:
            if site(url) != site(request.url):
                raise Unreached("another website")
            meta = {"source": request.meta["source"], "part_of": request.url}
            asked = Request(canonical(url), callback=NO_CALLBACK, dont_filter=True, meta=meta)
            return await self._crawler.engine.download_async(asked)

        try:
            return await self._window.show(request.url, body, fetch)
        except Exception as wrong:
            why = f"a browser could not show it ({str(wrong).splitlines()[0]})"
            self._job.archive.fail(request.url, why)
            raise Unreached(why) from wrong

    @property
    def _job(self) -> Job:
        return self._crawler.spider.job  # type: ignore[union-attr,no-any-return]


class Window:
    """A browser without a network, started when it is first needed."""

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self._browser: Browser | None = None
        self._stop: Callable[[], Awaitable[None]] | None = None

    async def show(self, url: str, body: str, fetch: Fetch) -> str:
        """Return the page as HTML after its scripts have run; what they ask for comes through `fetch`."""
        from playwright.async_api import TimeoutError as Slow  # noqa: PLC0415 - an extra

        browser = self._browser or await self._start()
        context = await browser.new_context(user_agent=self._agent, locale="de-DE", service_workers="block")
        try:
            page = await context.new_page()
            await page.route("**/*", lambda route: _answer(route, url, body, fetch))
            await page.goto(url, wait_until="load", timeout=PATIENCE)
            with suppress(Slow):
                await page.wait_for_load_state("networkidle", timeout=QUIET)
            shown: str = await page.content()
        finally:
            await context.close()
        return shown

    async def close(self) -> None:
        """End the browser."""
        if self._browser and self._stop:
            await self._browser.close()
            await self._stop()

    async def _start(self) -> "Browser":
        from playwright.async_api import async_playwright  # noqa: PLC0415 - an extra

        running = await async_playwright().start()
        self._stop = running.stop
        root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        self._browser = await running.chromium.launch(executable_path=chromium(), args=[*ALONE, *root])
        return self._browser


async def _answer(route: "Route", url: str, body: str, fetch: Fetch) -> None:
    asked = route.request
    if asked.is_navigation_request() and asked.frame.parent_frame is None and asked.url.partition("#")[0] == url:
        await route.fulfill(status=200, content_type="text/html; charset=utf-8", body=body)
    elif asked.resource_type == "stylesheet":
        await route.fulfill(status=200, content_type="text/css", body="")
    elif asked.resource_type in SCRIPTED and asked.method == "GET":
        await _fulfil(route, fetch)
    else:
        await route.abort()


async def _fulfil(route: "Route", fetch: Fetch) -> None:
    try:
        response = await fetch(route.request.url)
    except Exception:  # noqa: BLE001 - whatever a page's part did, the page goes on without it
        await route.abort()
        return
    kind = (response.headers.get(b"Content-Type") or b"").decode("latin-1")
    await route.fulfill(status=response.status, content_type=kind, body=response.body)
