"""WARC records read back by fastwarc: one by its place, or all of a file for a new index."""

from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urljoin

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from crawlers.addresses import canonical
from crawlers.archive.marks import Marks, read_marks, robots_header
from crawlers.archive.payload import Undecodable, charset, decoded, digest, header, media_type, warc_digest
from crawlers.archive.records import Capture, Exchange, Headers, Kind, PageVersion
from crawlers.archive.seen import read_seen
from crawlers.archive.soft404 import says_missing
from crawlers.archive.storage import Kept
from data.errors import JobFailed

TOLD = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.metadata


class Told(NamedTuple):
    """What one record of a file tells, without its stamp, which depends on the captures before it."""

    url: str
    fetched: datetime
    kind: Kind
    exchange: Exchange
    payload: str | None
    why: str | None
    offset: int


def describe(told: Told, stamp: str, file: str) -> Capture:
    """Return the index line of a record; a body that cannot be decoded counts as a failure that says so."""
    exchange = told.exchange
    headers = exchange.headers
    try:
        body = decoded(headers, exchange.body) if told.kind == "response" else b""
        kind, status, why = told.kind, exchange.status, told.why
    except Undecodable as wrong:
        body, kind, status, why = b"", "failure", 0, str(wrong)
    whole = kind == "response"
    found = media_type(headers, body) if whole else None
    seen = read_seen(told.url, headers, found, body) if found and body and status == HTTPStatus.OK else None
    marks = read_marks(told.url, headers, found, body) if found else Marks(noindex=robots_header(headers))
    return Capture(
        url=told.url,
        stamp=stamp,
        fetched=told.fetched,
        kind=kind,
        status=status,
        media_type=found,
        digest=digest(body) if whole else None,
        text=seen.digest if seen else None,
        payload=told.payload,
        etag=header(headers, "etag"),
        last_modified=header(headers, "last-modified"),
        location=_location(told.url, headers),
        canonical=marks.canonical,
        noindex=marks.noindex,
        missing=bool(seen and says_missing(seen.title, seen.heading)),
        length=len(body),
        why=why,
        file=file,
        offset=told.offset,
    )


def _location(url: str, headers: Headers) -> str | None:
    written = header(headers, "location")
    try:
        return canonical(urljoin(url, written)) if written else None
    except ValueError:
        return written


def live(exchange: Exchange, kind: Kind, offset: int, payload: str | None = None) -> Told:
    """Return what a record that was just written tells; `payload` is the digest of the bytes that it confirms."""
    payload = payload or warc_digest(exchange.body)
    return Told(exchange.url, exchange.fetched, kind, exchange, payload, None, offset)


def told_by(kept: Kept, start: int = 0) -> Iterator[Told]:
    """Yield what every answer, confirmation and failure of a WARC file tells, from a record's offset on."""
    try:
        with kept.open() as stream:
            stream.seek(start)
            for record in ArchiveIterator(stream, record_types=TOLD):
                yield _told(record)
    except OSError as wrong:
        raise JobFailed(f"{kept.name}: this file is damaged and cannot be read to its end ({wrong}).") from wrong


def stored(kept: Kept, capture: Capture, asked: Capture) -> PageVersion:
    """Return the bytes of a stored response as the version that was asked for (itself, or its later confirmation)."""
    found = next(told_by(kept, capture.offset), None) if kept.size else None
    if found is None or found.url != capture.url:
        raise JobFailed(f"{kept.name}: {capture.id} is not where the index says; rebuild the archive's index.")
    exchange = found.exchange
    body = decoded(exchange.headers, exchange.body)
    return PageVersion(
        id=asked.id,
        url=capture.url,
        fetched=asked.fetched,
        status=exchange.status,
        headers=exchange.headers,
        body=body,
        media_type=capture.media_type or media_type(exchange.headers, body),
        charset=charset(exchange.headers),
        digest=capture.digest or digest(body),
    )


def _told(record: WarcRecord) -> Told:
    offset = record.stream_pos
    exchange = _exchange(record)
    if record.record_type == WarcRecordType.metadata:
        why = dict(line.split(": ", 1) for line in exchange.body.decode().splitlines() if ": " in line).get("why")
        return Told(exchange.url, exchange.fetched, "failure", exchange, None, why, offset)
    kind: Kind = "revisit" if record.record_type == WarcRecordType.revisit else "response"
    payload = record.headers.get("WARC-Payload-Digest")
    return Told(exchange.url, exchange.fetched, kind, exchange, payload, None, offset)


def _exchange(record: WarcRecord) -> Exchange:
    moment = datetime.fromisoformat(record.headers["WARC-Date"])
    url = record.headers["WARC-Target-URI"]
    if record.record_type == WarcRecordType.resource:
        kind = (("Content-Type", record.headers.get("Content-Type") or "application/octet-stream"),)
        return Exchange(url=url, fetched=moment, status=HTTPStatus.OK, headers=kind, body=record.reader.read())
    if not record.is_http:
        return Exchange(url=url, fetched=moment, status=0, body=record.reader.read())
    headers: Headers = tuple(record.http_headers.to_tuples())
    status = record.http_headers.status_code or HTTPStatus.OK
    return Exchange(url=url, fetched=moment, status=status, headers=headers, body=record.reader.read())
