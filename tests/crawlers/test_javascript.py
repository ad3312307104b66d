"""Pages that scripts write are read as a browser shows them, and the browser reaches nothing by itself."""

import asyncio
import importlib.util
from collections.abc import Callable
from typing import Any

import pytest
from scrapy.http import Response

from crawlers import javascript
from crawlers.archive import Archive
from crawlers.javascript import Window, chromium, demand_browser
from crawlers.replay import Answer, Proxy, Site
from crawlers.sources import Source
from data.errors import AskedWrongly
from tests.crawlers.conftest import HOME, Crawls, Made

BROWSER = importlib.util.find_spec("playwright") is not None and chromium() is not None
needs_browser = pytest.mark.skipif(not BROWSER, reason="the extra javascript, or Chromium, is not installed")
PAGE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>KGC</title>
<link rel="stylesheet" href="/stil.css"><script src="/geheim/spion.js"></script>
<script src="https://anderswo.example/fremd.js"></script></head>
<body><main id="hier">Bitte warten …</main><img src="/bild.png"><iframe src="/rahmen"></iframe>
<script src="/teile/laden.js"></script></body></html>"""
LOADING = """fetch("/teile/kontakt.json").then(a => a.json()).then(k => {
  document.getElementById("hier").innerHTML = `<p>Telefon ${k.telefon}</p><a href="/team">Größeres Team</a>`;
});
fetch("http://169.254.169.254/geheim"); fetch("/loeschen", {method: "POST"});"""


def told(kind: str, body: str, *more: tuple[str, str]) -> Answer:
    return Answer(200, (("Content-Type", kind), *more), body.encode())


async def never(url: str) -> Response:
    raise AssertionError(url)


PAGES: dict[str, Any] = {
    HOME + "robots.txt": "User-agent: *\nDisallow: /geheim\n",
    HOME: told("text/html; charset=utf-8", PAGE, ("ETag", '"1"')),
    HOME + "teile/laden.js": told("text/javascript; charset=utf-8", LOADING),
    HOME + "teile/kontakt.json": told("application/json", '{"telefon": "040 123"}'),
    HOME + "team": "<p>Wir</p>",
    HOME + "geheim/spion.js": told("text/javascript", "document.title = 'Spion'"),
    "https://anderswo.example/fremd.js": told("text/javascript", "document.title = 'Fremd'"),
}


@needs_browser
def test_a_scripted_page_is_read_as_a_browser_shows_it(
    source: Callable[..., Source], crawls: Crawls, proxied: Callable[[Site], Proxy]
) -> None:
    proxy = proxied(Made(PAGES))
    report = crawls((source(javascript=True),), proxy)
    assert report.failed == ()
    with Archive.open(crawls.folder) as archive:
        version = archive.newest(HOME)
        assert version
        shown = version.body.decode(version.charset or "")
        assert archive.check() == []
        assert HOME + "team" in {page.url for page in archive.pages()}
    assert "<p>Telefon 040 123</p>" in shown
    assert "<title>KGC</title>" in shown
    assert dict(version.headers)["X-Chancennetz-Rendered"] == "Chromium"
    asked = set(proxy.requests)
    assert {HOME + "teile/laden.js", HOME + "teile/kontakt.json"} <= asked
    assert not {
        url for url in asked if "geheim" in url or "anderswo" in url or url.endswith((".png", ".css", "/loeschen"))
    }

    again = crawls((source(javascript=True),), proxy)
    assert (again.sources[0].fetched, again.new, again.changed) == (2, (), ())


@needs_browser
def test_a_page_that_never_comes_to_rest_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(javascript, "PATIENCE", 1000)

    async def shown() -> str:
        window = Window("chancennetz")
        try:
            return await window.show(HOME, "<p>KGC</p><script>while (true) {}</script>", never)
        finally:
            await window.close()

    with pytest.raises(Exception, match="Timeout 1000ms exceeded"):
        asyncio.run(shown())


def test_a_source_that_needs_a_browser_says_so_where_there_is_none(
    source: Callable[..., Source], crawls: Crawls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(javascript, "find_spec", lambda _: None)
    with pytest.raises(AskedWrongly, match=r"kgc: javascript = true needs a browser: pip install"):
        demand_browser("kgc")
    if not BROWSER:
        (line,) = crawls.lines((source(javascript=True),))
        assert line.startswith("error 2 kgc: javascript = true needs a browser")


def test_a_source_is_not_scripted_unless_it_says_so(source: Callable[..., Source]) -> None:
    assert not source().javascript
