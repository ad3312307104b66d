"""The archive of fetched pages: append-only WARC files with an SQLite index that can always be rebuilt from them."""

from crawlers.archive.archive import Archive
from crawlers.archive.layout import closed_uri, is_closed
from crawlers.archive.lives import Life
from crawlers.archive.records import Exchange, Page, PageVersion
from crawlers.archive.suppressed import Suppressed

__all__ = ["Archive", "Exchange", "Life", "Page", "PageVersion", "Suppressed", "closed_uri", "is_closed"]
