"""From the bytes on the wire to the bytes they mean."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.archive.payload import Undecodable, charset, decoded, media_type

BODY = "<p>Größe</p>".encode() * 100


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (None, BODY),
        ("identity", BODY),
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("X-GZIP", gzip.compress(BODY, mtime=0)),
        ("gzip", gzip.compress(BODY[:600], mtime=0) + gzip.compress(BODY[600:], mtime=0)),
        ("gzip", gzip.compress(BODY, mtime=0) + b"angeklebt"),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY)[2:-4]),
        ("deflate", BODY),
        ("deflate, gzip", gzip.compress(zlib.compress(BODY), mtime=0)),
    ],
)
def test_a_body_is_unpacked(encoding: str | None, body: bytes) -> None:
    headers = (("content-ENCODING", encoding),) if encoding else ()
    assert decoded(headers, body) == BODY


@settings(deadline=None)
@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate", "gzip, deflate", ""]))
def test_any_bytes_are_unpacked_without_an_accident(body: bytes, encoding: str) -> None:
    assert isinstance(decoded((("Content-Encoding", encoding),), body), bytes)


@pytest.mark.parametrize(
    ("encoding", "body"), [("br", b"x"), ("zstd", b"x"), ("gzip", gzip.compress(b"0" * (33 * 2**20)))]
)
def test_what_cannot_be_unpacked_is_told(encoding: str, body: bytes) -> None:
    with pytest.raises(Undecodable):
        decoded((("Content-Encoding", encoding),), body)


@pytest.mark.parametrize(
    ("declared", "body", "found"),
    [
        ("Text/HTML; charset=UTF-8", b"%PDF-", "text/html"),
        (None, b"%PDF-1.7", "application/pdf"),
        (None, b"\n <!DOCTYPE html><p>", "text/html"),
        (None, b'<?xml version="1.0"?><urlset/>', "text/xml"),
        (None, b"irgendwas", "application/octet-stream"),
    ],
)
def test_a_media_type_is_declared_or_seen(declared: str | None, body: bytes, found: str) -> None:
    assert media_type((("Content-Type", declared),) if declared else (), body) == found


@pytest.mark.parametrize(
    ("declared", "found"),
    [("text/html; charset=ISO-8859-1", "iso-8859-1"), ('text/html;charset="utf-8"', "utf-8"), ("text/html", None)],
)
def test_a_charset_is_what_the_header_declares(declared: str, found: str | None) -> None:
    assert charset((("Content-Type", declared),)) == found
