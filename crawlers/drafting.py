"""A source file drafted from one address: what the website says of itself is filled in, the rest is for a person."""

import json
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from crawlers.addresses import canonical, site
from crawlers.archive import Archive
from crawlers.archive.seen import read_seen
from crawlers.crawl import crawl
from crawlers.sources import Source
from data.errors import AskedWrongly

ID = "draft"
FEW = 3
NOTHING = "(?!)"
SITEMAP = re.compile(rb"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Looked(NamedTuple):
    """What a look at a website found: its page's address after redirects and title, its sitemaps; or why nothing."""

    url: str
    title: str | None = None
    sitemaps: tuple[str, ...] = ()
    why: str | None = None


def look(url: str, *, contact: str, proxy: str | None = None, trust: Path | None = None) -> Looked:
    """Ask an address, as politely as any crawl does, and return what is found; once per process."""
    source = _source(url)
    with tempfile.TemporaryDirectory() as folder:
        report = crawl((source,), Path(folder) / "archive", contact=contact, proxy=proxy, trust=trust)
        with Archive.open(Path(folder) / "archive") as archive:
            pages = [archive.get(page.version) for page in archive.pages()]
            robots = [found for one in archive.urls() if one.endswith("/robots.txt") and (found := archive.newest(one))]
    sitemaps = {match.decode("ascii", "replace") for found in robots for match in SITEMAP.findall(found.body)}
    if not pages:
        told = [*(f"{failed.url}: {failed.why}" for failed in report.failed), *report.refused, "nothing came"]
        return Looked(url, sitemaps=tuple(sorted(sitemaps)), why=told[0])
    page = pages[-1]
    title = read_seen(page.url, page.headers, page.media_type, page.body).title
    return Looked(page.url, title or None, tuple(sorted(sitemaps)))


def drafted(looked: Looked, today: date) -> str:
    """Return the text of a source file; whatever could not be known is marked as a question."""
    name = looked.title or site(looked.url)
    lines = [
        f"# Drafted on {today}. Answer every question mark, then set verified = true.",
        *([f"# The website could not be looked at: {looked.why}."] if looked.why else []),
        f"title = {_quoted(name)}  # shown to people?",
        f"publisher = {_quoted(name)}  # who answers for the website, as its Impressum says?",
        'land = "DE"                 # or a Land, ISO 3166-2, as DE-HH?',
        'kind = "host"               # office | host | federal?',
        'find = "links"              # links: follow from the start pages; sitemap: start holds sitemaps',
        f"start = [{_quoted(looked.url)}]",
        *(f'# The website has a sitemap: find = "sitemap" and start = [{_quoted(url)}]' for url in looked.sitemaps),
        "follow = []                 # found in a link's path or text; [] follows everything: what is enough?",
        "min = 1                     # fewer pages are not healthy",
        "max = 500                   # no more pages in a round",
        "interval_days = 7",
        "verified = false",
    ]
    return "\n".join(lines) + "\n"


def unseen(url: str, why: str) -> Looked:
    """Return what is known of an address that was not asked, and why it was not."""
    return Looked(_source(url).start[0], why=why)


def _source(url: str) -> Source:
    told = {"id": ID, "title": ID, "publisher": ID, "land": "DE", "kind": "host", "find": "links", "verified": False}
    counts = {"min": 0, "max": FEW, "interval_days": 1}
    try:
        address = canonical(url if "://" in url else f"https://{url}")
        few = {"start": [address], "follow": [NOTHING], "leave": [r"\.pdf$"]}
        return msgspec.convert(told | counts | few, Source)
    except ValueError as wrong:
        raise AskedWrongly(f"{url}: a web address like https://www.example.de/ was expected.") from wrong


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
