"""What a page asks of robots, and which address it calls its own: meta robots, X-Robots-Tag, rel=canonical."""

import re
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from crawlers.addresses import canonical
from crawlers.archive.records import Headers

MARKUP = frozenset({"text/html", "application/xhtml+xml"})
AGENTS = frozenset({"robots", "chancennetz"})
HEAD_END = re.compile(rb"</head|<body", re.IGNORECASE)
NONE = frozenset({"noindex", "nofollow"})


class Marks(NamedTuple):
    """The wishes of a page: not to be published, its links not to be followed, and its own address if it names one."""

    noindex: bool = False
    nofollow: bool = False
    canonical: str | None = None


def read_marks(url: str, headers: Headers, media_type: str, body: bytes) -> Marks:
    """Return the marks of an answer; `canonical` only when it lies on the same website and is another address."""
    wishes = {wish for name, value in headers if name.lower() == "x-robots-tag" for wish in _for_us(value)}
    root = _parsed(_head(body)) if media_type in MARKUP else None
    if root is None:
        return Marks("noindex" in wishes, "nofollow" in wishes)
    for meta in root.iter("meta"):
        if (meta.get("name") or "").strip().lower() in AGENTS:
            wishes |= _wishes(meta.get("content") or "")
    return Marks("noindex" in wishes, "nofollow" in wishes, _canonical(url, root))


def robots_header(headers: Headers) -> bool:
    """Tell whether an answer's X-Robots-Tag asks for noindex."""
    return any("noindex" in _for_us(value) for name, value in headers if name.lower() == "x-robots-tag")


def _for_us(value: str) -> set[str]:
    agent, colon, rest = value.partition(":")
    if colon and "," not in agent and agent.strip().lower() not in ("unavailable_after", "max-snippet"):
        return _wishes(rest) if agent.strip().lower() in AGENTS else set()
    return _wishes(value)


def _wishes(content: str) -> set[str]:
    words = {word.strip().lower() for word in content.split(",")}
    return words | NONE if "none" in words else words


def _head(body: bytes) -> bytes:
    end = HEAD_END.search(body)
    return body[: end.start()] if end else body


def _parsed(body: bytes) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(body)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _canonical(url: str, root: html.HtmlElement) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return _believable(url, (link.get("href") or "").strip())
    return None


def _believable(url: str, href: str) -> str | None:
    try:
        found = urlsplit(urljoin(url, href))
        own = urlsplit(url)
    except ValueError:
        return None
    same_site = (found.hostname or "").removeprefix("www.") == (own.hostname or "").removeprefix("www.")
    to_home = found.path in ("", "/") and not found.query and own.path not in ("", "/")
    if not same_site or to_home or found.scheme not in ("http", "https"):
        return None
    address = canonical(found.geturl())
    return None if address == url else address
