"""Sitemaps, plain or packed: the addresses they list, and whether they are an index of further ones."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from lxml import etree
from scrapy.utils.sitemap import Sitemap

from crawlers.archive.payload import Undecodable, decoded

GZIP = b"\x1f\x8b"
END = 200
CLOSED = re.compile(rb"</(\w+:)?(urlset|sitemapindex)\s*>")


class Entry(NamedTuple):
    """An address with the latest moment at which it was changed, as the sitemap says, None if it says nothing."""

    url: str
    changed: datetime | None = None


class Listing(NamedTuple):
    """What a sitemap lists; `is_index` means further sitemaps; `lost` counts entries that a damaged file hides."""

    entries: tuple[Entry, ...]
    is_index: bool
    lost: int


def read_sitemap(body: bytes) -> Listing:
    """Return what a sitemap lists; ValueError with a sentence when it is none. External entities are never read.

    The last entry of a sitemap that breaks off counts as lost, as its address may be cut.
    """
    try:
        plain = decoded((("content-encoding", "gzip"),), body) if body.startswith(GZIP) else body
        sitemap = Sitemap(plain)
        entries = tuple(Entry(one["loc"], moment(one.get("lastmod") or "")) for one in sitemap if one["loc"])
    except (etree.XMLSyntaxError, StopIteration, Undecodable) as wrong:
        raise ValueError("this is no sitemap that could be read") from wrong
    if sitemap.type not in ("urlset", "sitemapindex"):
        raise ValueError(f"this is no sitemap: its first element is <{sitemap.type}>")
    if not CLOSED.search(plain, max(0, len(plain) - END)):
        entries = entries[:-1]
    return Listing(entries, sitemap.type == "sitemapindex", max(0, plain.count(b"<loc>") - len(entries)))


def moment(lastmod: str) -> datetime | None:
    """Return the moment that a sitemap names, the end of the day where it names only a day, None if it is none.

    >>> moment("2026-11-01").isoformat(), moment("gestern")
    ('2026-11-01T23:59:59+00:00', None)
    """
    written = lastmod.strip()
    try:
        found = datetime.fromisoformat(f"{written}T23:59:59" if len(written) == len("2026-11-01") else written)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
