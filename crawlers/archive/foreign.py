"""WARC and ARC files of other tools, packed or not, whole or damaged: every record is told, refused or ignored."""

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from http import HTTPStatus
from itertools import islice
from typing import IO, TypeAlias

from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator, WARCIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

from crawlers.addresses import canonical
from crawlers.archive.bygone import Bygone, Confirmed, Ignored, Refused, Story, moment, original
from crawlers.archive.payload import LARGEST, Undecodable, decoded, header
from crawlers.archive.records import Exchange

START = re.compile(rb"\x1f\x8b\x08|WARC/1\.[01]\r\n")
PIECE = 2**20
BROKEN = (ArchiveLoadFailed, OSError, EOFError, zlib.error, ValueError)
PACKED_AS_ONE = "non-chunked gzip"
Stream: TypeAlias = IO[bytes] | gzip.GzipFile


class Unusable(ValueError):
    """A record that cannot be taken; the message tells why."""


def stories(stream: Stream, name: str) -> Iterator[Story]:
    """Yield what each record of a file tells; after a damaged place it goes on with the next record."""
    start: int | None = 0
    told = 0
    while start is not None:
        stream.seek(start)
        records = _reader(stream, name)
        start = None
        try:
            for story in _told(records, name):
                yield story
                told += 1
        except BROKEN as wrong:
            if PACKED_AS_ONE in str(wrong):
                stream.seek(0)
                yield from islice(stories(gzip.GzipFile(fileobj=stream), name), told, None)
                return
            start = _next_record(stream, records.offset + 1)
            yield Refused(f"{name}, byte {records.offset}", f"cannot be read ({_first_line(wrong)})")


def _reader(stream: Stream, name: str) -> ArchiveIterator:
    if name.lower().endswith((".arc", ".arc.gz")):
        return ArchiveIterator(stream, arc2warc=True, check_digests=True)
    return WARCIterator(stream, check_digests=True)


def _told(records: ArchiveIterator, name: str) -> Iterator[Story]:
    """Yield a story a record, each behind the one before: in damaged gzip, warcio may give one place for ever."""
    before = -1
    for record in records:
        if records.offset <= before:
            raise ArchiveLoadFailed("the same place comes again and again")
        before = records.offset
        with redirect_stderr(io.StringIO()):
            story = _story(record, name, f"{name}, byte {records.offset}")
            records.read_to_end()
        yield story


def _story(record: ArcWarcRecord, name: str, where: str) -> Story:
    if record.rec_type not in KINDS:
        return Ignored(f"{record.rec_type} record")
    headers = record.rec_headers
    try:
        written, date = (headers.get_header(wanted) or "" for wanted in ("WARC-Target-URI", "WARC-Date"))
        url, fetched = original(written.strip("<>"), moment(date))
        if not url.startswith(("http://", "https://")):
            return Ignored(f"record of a {url.partition(':')[0]}: address")
        bare = Bygone(where, Exchange(url=canonical(url), fetched=fetched, status=200, origin=name))
        return KINDS[record.rec_type](record, bare)
    except ValueError as wrong:
        return Refused(where, str(wrong) if isinstance(wrong, Unusable | Undecodable) else f"is no record ({wrong})")


def _answer(record: ArcWarcRecord, bare: Bygone) -> Bygone:
    """Take an answer as it came over the wire, but for chunks."""
    if cut := record.rec_headers.get_header("WARC-Truncated"):
        raise Unusable(f"was cut off when it was recorded ({cut})")
    exchange = _with_http(record, bare.exchange, _whole(record))
    decoded(exchange.headers, exchange.body)
    return bare._replace(exchange=exchange, payload=record.rec_headers.get_header("WARC-Payload-Digest"))


def _saved(record: ArcWarcRecord, bare: Bygone) -> Bygone:
    """Take bytes of which no HTTP headers are known."""
    kind = (("Content-Type", record.rec_headers.get_header("Content-Type") or "application/octet-stream"),)
    return bare._replace(exchange=replace(bare.exchange, headers=kind, body=_whole(record), saved=True))


def _confirmation(record: ArcWarcRecord, bare: Bygone) -> Bygone:
    """Take a revisit with the capture that it names."""
    headers = record.rec_headers
    date = headers.get_header("WARC-Refers-To-Date")
    confirms = Confirmed(
        profile=(headers.get_header("WARC-Profile") or "").rstrip("/").rpartition("/")[2],
        payload=headers.get_header("WARC-Payload-Digest"),
        url=canonical(headers.get_header("WARC-Refers-To-Target-URI") or bare.exchange.url),
        fetched=moment(date) if date else None,
    )
    if record.http_headers:
        return bare._replace(exchange=_with_http(record, bare.exchange, b""), confirms=confirms)
    status = HTTPStatus.NOT_MODIFIED if confirms.profile == "server-not-modified" else HTTPStatus.OK
    return bare._replace(exchange=replace(bare.exchange, status=status), confirms=confirms)


def _with_http(record: ArcWarcRecord, exchange: Exchange, body: bytes) -> Exchange:
    status, _, reason = (record.http_headers.statusline if record.http_headers else "").partition(" ")
    if not status.isdigit():
        raise Unusable("holds no HTTP answer")
    pairs = tuple((name, value) for name, value in record.http_headers.headers)
    if "chunked" in (header(pairs, "transfer-encoding") or "").lower():
        body = ChunkedDataReader(io.BytesIO(body)).read(LARGEST)
    return replace(exchange, status=int(status), reason=reason, headers=pairs, body=body)


def _whole(record: ArcWarcRecord) -> bytes:
    if record.length > LARGEST:
        raise Unusable(f"is larger than {LARGEST // 2**20} MiB")
    body = b"".join(iter(lambda: record.raw_stream.read(PIECE), b""))
    if record.raw_stream.limit > 0:
        raise Unusable(f"breaks off, {record.raw_stream.limit} bytes are missing")
    if any("block digest failed" in problem for problem in record.digest_checker.problems):
        raise Unusable("is damaged, its digest differs")
    return body


def _next_record(stream: Stream, start: int) -> int | None:
    stream.seek(start)
    at, kept = start, b""
    while piece := stream.read(PIECE):
        if found := START.search(kept + piece):
            return at - len(kept) + found.start()
        at, kept = at + len(piece), (kept + piece)[-16:]
    return None


def _first_line(wrong: Exception) -> str:
    return next((line.strip() for line in str(wrong).splitlines() if line.strip()), type(wrong).__name__)[:120]


KINDS: dict[str, Callable[[ArcWarcRecord, Bygone], Bygone]] = {
    "response": _answer,
    "resource": _saved,
    "revisit": _confirmation,
}
