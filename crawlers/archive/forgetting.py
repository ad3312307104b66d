"""Rewrites the WARC files of an archive without suppressed names: the one thing that ever changes what was archived.

A record that held such a name is written anew with masked bytes, its digest, and a header that says when and why;
every other record keeps its bytes. Confirmations of a rewritten answer are pointed at its new digest.
"""

import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from crawlers.archive.masking import masked
from crawlers.archive.payload import warc_digest
from crawlers.archive.records import Exchange
from crawlers.archive.suppressed import Suppressed

NOTE = "Chancennetz-Note"
ANSWERS = frozenset({"response", "resource"})


class Rewritten(msgspec.Struct, frozen=True):
    """What became of an archive: addresses whose records were rewritten, and files out of reach, in a store."""

    addresses: tuple[str, ...] = ()
    out_of_reach: tuple[str, ...] = ()


def rewrite(paths: list[Path], suppressed: Suppressed, now: datetime | None = None) -> tuple[str, ...]:
    """Rewrite the WARC files that hold a suppressed name, each whole or not at all; return the addresses concerned."""
    note = f"names masked {(now or datetime.now(UTC)):%Y-%m-%d} at the wish of the person named"
    changed: dict[str, str] = {}
    found: list[str] = []
    for path in paths:
        pieces = list(_pieces(path, suppressed, note, changed, found))
        if any(isinstance(piece, bytes) for piece in pieces):
            _write(path, pieces)
    return tuple(dict.fromkeys(found))


def _pieces(
    path: Path, suppressed: Suppressed, note: str, changed: dict[str, str], found: list[str]
) -> Iterator[bytes | tuple[int, int]]:
    """Yield the file's records: those that stay as their places `(offset, length)`, the others as new bytes."""
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, no_record_parse=False)
        for record in records:
            anew = _anew(record, suppressed, note, changed)
            if anew and record.rec_type in ANSWERS:
                found.append(record.rec_headers.get_header("WARC-Target-URI"))
            yield anew or (records.get_record_offset(), records.get_record_length())


def _anew(record: ArcWarcRecord, suppressed: Suppressed, note: str, changed: dict[str, str]) -> bytes | None:
    """Return the record's new bytes, None where it stays as it is; *changed* maps payload digests, old to new."""
    headers = record.rec_headers
    if record.rec_type == "revisit":
        digest = changed.get(headers.get_header("WARC-Payload-Digest") or "")
        if digest is None:
            return None
        headers.replace_header("WARC-Payload-Digest", digest)
        return _bytes(record, record.raw_stream.read(), note)
    if record.rec_type not in ANSWERS:
        return None
    told = tuple(record.http_headers.headers) if record.http_headers else (("Content-Type", record.content_type or ""),)
    body = record.raw_stream.read()
    before = Exchange(url="", fetched=datetime.now(UTC), status=200, headers=told, body=body)
    after = masked(before, suppressed)
    if after is before:
        return None
    if record.http_headers:
        line = record.http_headers
        record.http_headers = StatusAndHeaders(line.statusline, list(after.headers), protocol=line.protocol)
    changed[headers.get_header("WARC-Payload-Digest") or warc_digest(body)] = warc_digest(after.body)
    headers.replace_header("WARC-Payload-Digest", warc_digest(after.body))
    return _bytes(record, after.body, note)


def _bytes(record: ArcWarcRecord, body: bytes, note: str) -> bytes:
    headers = record.rec_headers
    for told in ("Content-Length", "WARC-Block-Digest"):
        headers.remove_header(told)
    headers.replace_header(NOTE, note)
    whole = io.BytesIO()
    writer = WARCWriter(whole, gzip=True, warc_version="WARC/1.1")
    fresh = ArcWarcRecord(
        record.format, record.rec_type, headers, io.BytesIO(body), record.http_headers, record.content_type, len(body)
    )
    fresh.payload_length = len(body)
    writer.write_record(fresh)
    return whole.getvalue()


def _write(path: Path, pieces: list[bytes | tuple[int, int]]) -> None:
    aside = path.with_name(f"{path.name}.anew")
    with path.open("rb") as old, aside.open("wb") as new:
        for piece in pieces:
            new.write(piece if isinstance(piece, bytes) else _raw(old, *piece))
        new.flush()
        os.fsync(new.fileno())
    aside.replace(path)


def _raw(stream: BinaryIO, offset: int, length: int) -> bytes:
    stream.seek(offset)
    return stream.read(length)
