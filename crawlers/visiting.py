"""What an answer means for the round: a page with links, a sitemap, a redirect, or a sentence about what went wrong."""

from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from scrapy.http import HtmlResponse, Response
from scrapy.utils.response import get_meta_refresh
from w3lib.url import safe_url_string

from crawlers.addresses import canonical
from crawlers.archive.marks import read_marks
from crawlers.frontier import FOUND, Outcome, Row
from crawlers.job import Job
from crawlers.links import allowed, links, wanted
from crawlers.recording import pairs
from crawlers.sitemaps import read_sitemap
from crawlers.sources import Source

DEEPEST = 8
HOPS = 5
REDIRECTS = (301, 302, 303, 307, 308)
MISSING = {404: "not found (404)", 410: "gone (410)"}


def meaning(job: Job, source: Source, row: Row, response: Response) -> tuple[Outcome, str | None]:
    """Add to the frontier what the answer leads to, and return what became of the address, with the reason."""
    if response.status in REDIRECTS and response.headers.get(b"Location"):
        return _redirected(job, source, row, response)
    if response.status in MISSING:
        return "missing", MISSING[response.status]
    if response.status != HTTPStatus.OK:
        return "failed", f"answered {response.status}"
    if not response.body:
        return "failed", "the page came empty"
    if row.kind == "sitemap":
        return _listed(job, source, row, response)
    _follow(job, source, row, response)
    return "page", None


def _redirected(job: Job, source: Source, row: Row, response: Response) -> tuple[Outcome, str | None]:
    location = safe_url_string(response.headers.get(b"Location") or b"")
    target = canonical(urljoin(response.url, location))
    if target == row.url:
        return "failed", "redirects to itself"
    if row.hops >= HOPS:
        return "failed", f"more than {HOPS} redirects in a row"
    if urlsplit(target).scheme not in ("http", "https"):
        return "failed", f"redirects to {location}, which is no web address"
    if not allowed(source, target):
        return "elsewhere", f"redirects to {target}, which is not part of this source"
    job.frontier.add(
        Row(source=source.id, url=target, kind=row.kind, rank=row.rank, depth=row.depth, hops=row.hops + 1)
    )
    return "redirect", target


def _listed(job: Job, source: Source, row: Row, response: Response) -> tuple[Outcome, str | None]:
    try:
        listing = read_sitemap(response.body)
    except ValueError as wrong:
        return "failed", str(wrong)
    for entry in listing.entries:
        target = canonical(entry.url)
        if listing.is_index and allowed(source, target):
            job.frontier.add(Row(source=source.id, url=target, kind="sitemap", depth=row.depth + 1))
        elif not listing.is_index and wanted(source, target):
            _hasten(job, target, entry.changed)
            _add(job, Row(source=source.id, url=target, kind="page", depth=row.depth + 1))
    if listing.lost:
        return "sitemap", f"the sitemap is damaged: {listing.lost} of its entries could not be read"
    return "sitemap", None


def _follow(job: Job, source: Source, row: Row, response: Response) -> None:
    if not isinstance(response, HtmlResponse) or row.depth >= DEEPEST:
        return
    for url in _once(_leads(source, response)):
        _add(job, Row(source=source.id, url=url, kind="page", rank=FOUND, depth=row.depth + 1))


def _add(job: Job, row: Row) -> None:
    if job.plan.asks(row.url):
        job.frontier.add(row)


def _hasten(job: Job, url: str, changed: datetime | None) -> None:
    """Make a page due now that was changed after it was last seen, as its sitemap says."""
    state = job.archive.state(url) if changed else None
    if changed and state and changed > state.last_seen:
        job.plan.calendar.pull(url, job.plan.moment)


def _leads(source: Source, response: HtmlResponse) -> Iterator[str]:
    refresh = get_meta_refresh(response)[1]
    if refresh and allowed(source, target := canonical(refresh)):
        yield target
    marks = read_marks(response.url, pairs(response.headers), "text/html", response.body)
    if marks.canonical and allowed(source, target := marks.canonical):
        yield target
    if not marks.nofollow:
        yield from links(source, response)


def _once(urls: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(urls))
