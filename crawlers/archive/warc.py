"""WARC/1.1 files: written by warcio, one gzip member a record, `.open` as long as they grow."""

import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from crawlers.archive.payload import header, warc_digest
from crawlers.archive.records import Exchange

LARGEST_FILE = 2**30
PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
UNSTORED = frozenset({"transfer-encoding", "connection", "keep-alive"})


class Refers(NamedTuple):
    """The earlier capture that a revisit confirms; `profile` is the last part of the WARC profile's address."""

    profile: str
    fetched: datetime
    payload: str


def instant(moment: datetime) -> str:
    """Return a moment as WARC-Date writes it, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class WarcFile:
    """One growing WARC file; a record that could not be written whole leaves no trace."""

    def __init__(self, folder: Path, number: int, started: datetime) -> None:
        self.name = f"chancennetz-{number:05d}.warc.gz"
        self._path = folder / f"{self.name}.open"
        self._file = self._path.open("ab", buffering=0)
        self._whole = io.BytesIO()
        self._writer = WARCWriter(self._whole, gzip=True, warc_version="WARC/1.1")
        info = {"software": "chancennetz", "format": "WARC File Format 1.1", "robots": "classic"}
        record = self._writer.create_warcinfo_record(self.name, info)
        record.rec_headers.replace_header("WARC-Date", instant(started))
        self._write(lambda: self._writer.write_record(record))

    @property
    def end(self) -> int:
        """The length of the file in bytes."""
        return os.fstat(self._file.fileno()).st_size

    def write(self, exchange: Exchange, refers: Refers | None) -> int:
        """Write the answer (a revisit if it refers to an earlier one) and its request; return the answer's offset.

        Of what was imported the request is not known, so none is written.
        """
        answer = self._revisit(exchange, refers) if refers else self._response(exchange)
        if exchange.origin:
            return self._write(lambda: self._writer.write_record(answer))
        path = "/" + exchange.url.split("/", 3)[3] if exchange.url.count("/") > 2 else "/"  # noqa: PLR2004 - scheme://host/
        line = f"{exchange.method} {path} HTTP/1.1"
        request = self._writer.create_warc_record(
            exchange.url, "request", http_headers=StatusAndHeaders(line, list(exchange.sent), is_http_request=True)
        )
        return self._write(lambda: self._writer.write_request_response_pair(request, answer))

    def write_failure(self, url: str, moment: datetime, why: str) -> int:
        """Write a metadata record that tells why an address gave no answer; return its offset."""
        body = f"outcome: failure\r\nwhy: {why}\r\n".encode()
        record = self._writer.create_warc_record(
            url,
            "metadata",
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type="application/warc-fields",
            warc_headers_dict={"WARC-Date": instant(moment)},
        )
        return self._write(lambda: self._writer.write_record(record))

    def sync(self) -> None:
        """Wait until everything written lies on the disk."""
        os.fdatasync(self._file.fileno())

    def _headers(self, exchange: Exchange) -> StatusAndHeaders:
        kept = [(name, value) for name, value in exchange.headers if name.lower() not in UNSTORED]
        return StatusAndHeaders(f"{exchange.status} {exchange.reason}".strip(), kept, protocol="HTTP/1.1")

    def _response(self, exchange: Exchange) -> ArcWarcRecord:
        return self._writer.create_warc_record(
            exchange.url,
            "resource" if exchange.saved else "response",
            payload=io.BytesIO(exchange.body),
            length=len(exchange.body),
            warc_content_type=(header(exchange.headers, "content-type") or "") if exchange.saved else "",
            http_headers=None if exchange.saved else self._headers(exchange),
            warc_headers_dict=self._known(exchange) | {"WARC-Payload-Digest": warc_digest(exchange.body)},
        )

    def _revisit(self, exchange: Exchange, refers: Refers) -> ArcWarcRecord:
        record = self._writer.create_revisit_record(
            exchange.url,
            refers.payload,
            exchange.url,
            instant(refers.fetched),
            http_headers=self._headers(exchange),
            warc_headers_dict=self._known(exchange),
        )
        record.rec_headers.replace_header("WARC-Profile", PROFILE + refers.profile)
        return record

    def _known(self, exchange: Exchange) -> dict[str, str]:
        told = {"WARC-IP-Address": exchange.ip, "WARC-Source-URI": exchange.origin}
        return {"WARC-Date": instant(exchange.fetched)} | {name: value for name, value in told.items() if value}

    def close(self) -> None:
        """Close the file and take away `.open`."""
        self._file.close()
        self._path.rename(self._path.with_name(self.name))

    def _write(self, write: Callable[[], None]) -> int:
        write()
        record = memoryview(self._whole.getvalue())
        self._whole.seek(0)
        self._whole.truncate()
        offset = self.end
        try:
            while record:
                record = record[self._file.write(record) :]
        except OSError:
            os.ftruncate(self._file.fileno(), offset)
            raise
        return offset
