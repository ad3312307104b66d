"""The index that replay tools read: one CDXJ line an answer, sorted by the address turned round (SURT) and by time.

A 304 has no line: replay tools would show it as it came, empty, where the page that it confirmed is meant.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from crawlers.archive.recovery import member_ends
from crawlers.archive.storage import Kept

SHOWN = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
WWW = re.compile(r"^www\d*\.")


def cdx_lines(kept: Kept) -> Iterator[str]:
    """Yield a line (with its end) for each answer of one WARC file, in the file's own order."""
    lengths = _lengths(kept)
    with kept.open() as stream:
        for record in ArchiveIterator(stream, record_types=SHOWN, func_filter=_has_body):
            moment = datetime.fromisoformat(record.headers["WARC-Date"]).astimezone(UTC)
            url = record.headers["WARC-Target-URI"]
            told = {
                "url": url,
                "mime": _mime(record),
                "status": str(record.http_headers.status_code if record.is_http else 200),
                "digest": record.headers.get("WARC-Payload-Digest") or "-",
                "length": str(lengths[record.stream_pos]),
                "offset": str(record.stream_pos),
                "filename": kept.name,
            }
            yield f"{surt(url)} {moment:%Y%m%d%H%M%S} {json.dumps(told)}\n"


def surt(url: str) -> str:
    """Return an address as replay tools sort it: host turned round without `www`, everything in lower case.

    >>> surt("https://www.KGC-Hessen.example/Team/?b=2&a=1")
    'example,kgc-hessen)/team?a=1&b=2'
    """
    parts = urlsplit(url.lower())
    host = ",".join(reversed(WWW.sub("", parts.hostname or "").split(".")))
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{host}{port}){parts.path.rstrip('/') or '/'}{'?' + query if query else ''}"


def _has_body(record: WarcRecord) -> bool:
    return (record.headers.get("WARC-Profile") or "").rpartition("/")[2] != "server-not-modified"


def _mime(record: WarcRecord) -> str:
    if record.record_type == WarcRecordType.revisit:
        return "warc/revisit"
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (kind or "unk").partition(";")[0].strip()


def _lengths(kept: Kept) -> dict[int, int]:
    lengths, start = {}, 0
    for end in member_ends(kept, 0):
        lengths[start] = end - start
        start = end
    return lengths
