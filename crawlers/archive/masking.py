"""Takes suppressed names out of answers: before they are archived, and out of what is archived already."""

from msgspec.structs import replace

from crawlers.archive.payload import decoded, header
from crawlers.archive.records import Exchange, Headers
from crawlers.archive.suppressed import MASK, Suppressed

TEXTUAL = ("text/", "application/xhtml", "application/xml", "application/json", "application/rss", "application/atom")
LEGACY_MASK = "*"
AS_CODED = frozenset({"content-encoding", "content-length"})


def masked(exchange: Exchange, suppressed: Suppressed) -> Exchange:
    """Return the exchange with suppressed names masked in its body, itself where it holds none or is no text.

    What had a content encoding loses it. A PDF cannot be masked: its text is, when it is read.
    """
    kind = (header(exchange.headers, "content-type") or "text/html").lower()
    if not suppressed.digests or not kind.startswith(TEXTUAL):
        return exchange
    try:
        body = decoded(exchange.headers, exchange.body)
    except ValueError:
        return exchange
    found = _body(body, suppressed)
    if found == body:
        return exchange
    return replace(exchange, body=found, headers=(*_uncoded(exchange.headers), ("Content-Length", str(len(found)))))


def _body(body: bytes, suppressed: Suppressed) -> bytes:
    try:
        return suppressed.masked(body.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        return suppressed.masked(body.decode("latin-1")).replace(MASK, LEGACY_MASK).encode("latin-1")


def _uncoded(headers: Headers) -> Headers:
    return tuple((name, value) for name, value in headers if name.lower() not in AS_CODED)
