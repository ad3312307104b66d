"""Bytes of any media type into a page text: HTML, plain text or PDF; nothing here raises on bad input."""

from __future__ import annotations

from extract.blocks import CONTENT, Block, Kind, PageText, Region, digest_of
from extract.html import read_html
from extract.pdf import read_pdf
from extract.plain import read_plain

__all__ = ["CONTENT", "Block", "Kind", "PageText", "Region", "digest_of", "read_html", "read_pdf", "read_plain"]
