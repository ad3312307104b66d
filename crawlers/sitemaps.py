"""Sitemaps, plain or packed: the addresses they list, and whether they are an index of further ones."""

import re
from typing import NamedTuple

from lxml import etree
from scrapy.utils.sitemap import Sitemap

from crawlers.archive.payload import Undecodable, decoded

GZIP = b"\x1f\x8b"
END = 200
CLOSED = re.compile(rb"</(\w+:)?(urlset|sitemapindex)\s*>")


class Listing(NamedTuple):
    """What a sitemap lists; `is_index` means further sitemaps; `lost` counts entries that a damaged file hides."""

    urls: tuple[str, ...]
    is_index: bool
    lost: int


def read_sitemap(body: bytes) -> Listing:
    """Return what a sitemap lists; ValueError with a sentence when it is none. External entities are never read.

    The last entry of a sitemap that breaks off counts as lost, as its address may be cut.
    """
    try:
        plain = decoded((("content-encoding", "gzip"),), body) if body.startswith(GZIP) else body
        sitemap = Sitemap(plain)
        urls = tuple(entry["loc"] for entry in sitemap if entry["loc"])
    except (etree.XMLSyntaxError, StopIteration, Undecodable) as wrong:
        raise ValueError("this is no sitemap that could be read") from wrong
    if sitemap.type not in ("urlset", "sitemapindex"):
        raise ValueError(f"this is no sitemap: its first element is <{sitemap.type}>")
    if not CLOSED.search(plain, max(0, len(plain) - END)):
        urls = urls[:-1]
    return Listing(urls, sitemap.type == "sitemapindex", max(0, plain.count(b"<loc>") - len(urls)))
