"""The archive's place in the crawl: below redirects and unpacking, where every answer is still as it came."""

from http import HTTPStatus

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from twisted.web.http import RESPONSES

from crawlers.archive import Exchange
from crawlers.archive.payload import Undecodable, decoded
from crawlers.failures import Unreached, sentence
from crawlers.job import Job
from data.errors import ChancennetzError

UNPACKED = (b"Content-Encoding", b"Content-Length")
UNKEPT = frozenset({"Proxy-Authorization"})
WEAKENED = "-gzip"


class Recording:
    """Sends what the archive knows as validators, archives every answer and failure, replays what has not changed."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Recording":
        """Return the middleware as Scrapy makes it."""
        return cls(crawler)

    @property
    def _job(self) -> Job:
        return self._crawler.spider.job  # type: ignore[union-attr,no-any-return]

    def process_request(self, request: Request) -> None:
        """Ask only for what has changed since the archive's newest bytes."""
        state = self._job.archive.state(request.url)
        if state and state.etag:
            request.headers[b"If-None-Match"] = tags(state.etag)
        if state and state.last_modified:
            request.headers[b"If-Modified-Since"] = state.last_modified

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive the answer; an unchanged page's archived bytes take the place of an empty 304."""
        archive = self._job.archive
        self._job.frontier.count(request.meta.get("source") or "", 1, len(response.body))
        exchange = self._exchange(request, response)
        try:
            decoded(exchange.headers, exchange.body)
        except Undecodable as wrong:
            archive.fail(request.url, str(wrong))
            raise Unreached(str(wrong)) from wrong
        archive.put(exchange)
        if response.status != HTTPStatus.NOT_MODIFIED or (kept := archive.newest(request.url)) is None:
            return response
        headers = Headers(kept.headers)
        for name in UNPACKED:
            headers.pop(name, None)
        shape = responsetypes.from_args(headers=headers, url=request.url, body=kept.body)
        return shape(url=request.url, status=200, headers=headers, body=kept.body, flags=["archived"], request=request)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Archive that no answer came, and why."""
        if not isinstance(exception, ChancennetzError):
            self._job.archive.fail(request.url, sentence(exception))

    def _exchange(self, request: Request, response: Response) -> Exchange:
        return Exchange(
            url=request.url,
            fetched=self._job.clock(),
            status=response.status,
            reason=RESPONSES.get(response.status, b"").decode(),
            headers=pairs(response.headers),
            body=response.body,
            method=request.method,
            sent=tuple(pair for pair in pairs(request.headers) if pair[0] not in UNKEPT),
            ip=None if request.meta.get("proxy") else str(response.ip_address or "") or None,
        )


def pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Return headers as text pairs, repeated ones as often as they came."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )


def tags(etag: str) -> str:
    """Return what to send as If-None-Match; Apache's `-gzip` tags are only recognised beside the plain one.

    >>> tags('"5f-gzip"')
    '"5f-gzip", "5f"'
    """
    return f"{etag}, {etag.replace(WEAKENED, '')}" if WEAKENED in etag else etag
