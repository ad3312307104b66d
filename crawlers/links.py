"""Which links of a page lead on: on the same website, towards what the source names, and not into a trap."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from scrapy.http import HtmlResponse
from scrapy.linkextractors import IGNORED_EXTENSIONS
from scrapy.utils.misc import rel_has_nofollow
from scrapy.utils.response import get_base_url
from w3lib.url import safe_url_string

from crawlers.addresses import canonical, is_pdf, site
from crawlers.sources import Source

LONGEST = 512
REPEATS = 3
ENDS = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
NOWHERE = ("#", "mailto:", "tel:", "javascript:", "data:")
UNREAD = frozenset(f".{extension}" for extension in IGNORED_EXTENSIONS) - {".pdf"}


def links(source: Source, response: HtmlResponse) -> Iterator[str]:
    """Yield the canonical addresses that a page leads on to: PDFs always, pages if the source is found by links."""
    seen: set[tuple[str, str]] = set()
    for url, text in _anchors(_to_its_end(response)):
        if (url, text) not in seen and _leads_on(source, url, text):
            yield url
        seen.add((url, text))


def wanted(source: Source, url: str, text: str = "") -> bool:
    """Tell whether a source wants an address: on its website, not left out, and named by `follow` if that names any."""
    if not allowed(source, url):
        return False
    if is_pdf(url) or not source.follow:
        return True
    return any(found.search(_path(url)) or found.search(text) for found in _compiled(source.follow))


def allowed(source: Source, url: str) -> bool:
    """Tell whether an address may be asked at all for a source: its website, no `leave`, no trap."""
    if urlsplit(url).scheme not in ("http", "https") or site(url) not in _sites(source.start):
        return False
    if PurePosixPath(urlsplit(url).path).suffix.lower() in UNREAD or trap(url):
        return False
    return not any(left.search(_path(url)) for left in _compiled(source.leave))


def trap(url: str) -> bool:
    """Tell whether an address looks endless: longer than 512 characters, or one folder three times in its path."""
    folders = Counter(part for part in urlsplit(url).path.split("/") if part)
    return len(url) > LONGEST or any(times >= REPEATS for times in folders.values())


def _to_its_end(response: HtmlResponse) -> HtmlResponse:
    """Return the page without end tags in its middle, after which the parser would read no more."""
    end = ENDS.search(response.body)
    if end is None or not ENDS.sub(b"", response.body[end.end() :]).strip():
        return response
    return response.replace(body=ENDS.sub(b"", response.body))


def _anchors(response: HtmlResponse) -> Iterator[tuple[str, str]]:
    base = get_base_url(response)
    for anchor in response.selector.root.iter("a", "area"):
        href = (anchor.get("href") or "").strip()
        leads = href and not href.startswith(NOWHERE) and not rel_has_nofollow(anchor.get("rel"))
        if leads and (target := _target(base, href, response.encoding)):
            yield target, " ".join("".join(anchor.itertext()).split())


def _target(base: str, href: str, encoding: str) -> str | None:
    try:
        return _spelt(urljoin(base, href), encoding)
    except ValueError:
        return None


@lru_cache(2**14)
def _spelt(url: str, encoding: str) -> str:
    return canonical(safe_url_string(url, encoding))


def _leads_on(source: Source, url: str, text: str) -> bool:
    if source.find == "sitemap":
        return is_pdf(url) and allowed(source, url)
    return wanted(source, url, text)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path)


@lru_cache
def _sites(start: tuple[str, ...]) -> frozenset[str]:
    return frozenset(site(url) for url in start)


@lru_cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
