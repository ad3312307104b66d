"""Bytes into characters: the byte order mark, the header, the page's own declaration, then what fits."""

from __future__ import annotations

import codecs
import re

DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE
)
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NO_PAGES = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
BROKEN = "\ufffd"
WESTERN = frozenset({"ascii", "us-ascii", "latin-1", "iso8859-1", "iso-8859-1", "iso8859-15"})


def decode(body: bytes, charset: str | None = None) -> str:
    """Return the characters of *body*: as declared, or as what fits, UTF-8 before Windows-1252.

    A page that is UTF-8 but for some broken bytes stays UTF-8, the broken ones shown as such.
    """
    for name in (*_marked(body), charset, _declared(body), "utf-8"):
        text = _read(body, name)
        if text is not None:
            return text
    text = body.decode("utf-8", "replace")
    return text if _is_mostly_utf8(text) else body.decode("cp1252", "replace")


def _is_mostly_utf8(text: str) -> bool:
    """Tell whether at least as many characters beyond ASCII were read as broken ones."""
    return text.count(BROKEN) * 2 <= sum(not c.isascii() for c in text)


def _marked(body: bytes) -> tuple[str, ...]:
    return tuple(name for mark, name in MARKS if body.startswith(mark))


def _declared(body: bytes) -> str | None:
    found = DECLARED.search(body[:4096])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _read(body: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name).name
        if known in NO_PAGES:
            return None
        if known in WESTERN:
            return body.decode("cp1252", "replace") if not _is_utf8(body) else body.decode("utf-8")
        return body.decode(known)
    except (LookupError, UnicodeError, ValueError):
        return None


def _is_utf8(body: bytes) -> bool:
    """Tell whether bytes declared as Latin-1 are UTF-8 after all: beyond ASCII, and valid."""
    try:
        return not body.isascii() and bool(body.decode("utf-8"))
    except UnicodeDecodeError:
        return False
