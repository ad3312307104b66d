"""From the body as it came to the bytes it means: content encodings, media type, charset, digests."""

import base64
import hashlib
import zlib
from collections.abc import Callable
from email.message import Message

from crawlers.archive.records import Headers

LARGEST = 32 * 2**20
SNIFFED = ((b"%PDF-", "application/pdf"), (b"<?xml", "text/xml"))
MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body")


class Undecodable(ValueError):
    """A body that cannot be unpacked: an encoding that was not asked for, or more than 32 MiB inside."""


def header(headers: Headers, name: str) -> str | None:
    """Return the first value of a header, its name in any case."""
    return next((value for key, value in headers if key.lower() == name.lower()), None)


def ascii_only(headers: Headers) -> Headers:
    """Return headers (text that stands for bytes, as in Latin-1) with every byte beyond ASCII percent-encoded."""
    return tuple((_ascii(name), _ascii(value)) for name, value in headers)


def decoded(headers: Headers, body: bytes) -> bytes:
    """Return the body without its content encodings (gzip, deflate); a torn stream gives what came whole."""
    encodings = (header(headers, "content-encoding") or "").replace(" ", "").lower().split(",")
    for encoding in reversed(encodings):
        if encoding not in DECODERS:
            raise Undecodable(f"the content encoding {encoding!r} was not asked for and cannot be read")
        body = DECODERS[encoding](body)
    return body


def media_type(headers: Headers, body: bytes) -> str:
    """Return the media type of the Content-Type header, or what the first bytes show when there is none."""
    if declared := (header(headers, "content-type") or "").split(";")[0].strip().lower():
        return declared
    start = body[:512].lstrip().lower()
    for mark, found in SNIFFED:
        if start.startswith(mark.lower()):
            return found
    return "text/html" if start.startswith(MARKUP) else "application/octet-stream"


def charset(headers: Headers) -> str | None:
    """Return the charset that the Content-Type header declares."""
    message = Message()
    message["content-type"] = header(headers, "content-type") or ""
    return message.get_content_charset()


def digest(body: bytes) -> str:
    """Return the SHA-256 of a body in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def warc_digest(body: bytes) -> str:
    """Return the digest that WARC files customarily carry: SHA-1 in base 32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    return "".join(chr(byte) if byte < 128 else f"%{byte:02X}" for byte in _bytes(text))  # noqa: PLR2004 - ASCII


def _bytes(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()


def _inflated(body: bytes, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    found = unpacker.decompress(body, LARGEST + 1)
    while unpacker.eof and unpacker.unused_data and len(found) <= LARGEST:
        body, unpacker = unpacker.unused_data, zlib.decompressobj(window)
        try:
            found += unpacker.decompress(body, LARGEST + 1)
        except zlib.error:
            break
    if len(found) > LARGEST:
        raise Undecodable(f"more than {LARGEST // 2**20} MiB when unpacked")
    return found


def _gunzip(body: bytes) -> bytes:
    try:
        return _inflated(body, 31)
    except zlib.error:
        return body


def _deflate(body: bytes) -> bytes:
    for window in (15, -15):
        try:
            return _inflated(body, window)
        except zlib.error:
            continue
    return body


DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "identity": bytes,
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
}
