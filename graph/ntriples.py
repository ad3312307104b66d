"""Writes N-Triples lines, in the canonical form that the store gives back."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.names import term

_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
    | {chr(code): f"\\u{code:04X}" for code in (*range(0x08), 0x0B, *range(0x0E, 0x20), 0x7F)}
)
_HAS_ESCAPES = re.compile(r'[\\"\x00-\x1f\x7f]')
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_TAG = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def iri(address: str) -> str:
    """Write a full IRI, which the minting rules have already made valid."""
    return f"<{address}>"


@cache
def short(name: str) -> str:
    """Write a prefixed name (`cn:hostedBy`) as a full IRI."""
    return f"<{term(name)}>"


def text(value: str, language: str | None = None) -> str:
    """Write a string, or a text in *language* (lower-case tag); lone surrogates become U+FFFD."""
    clean = value if value.isascii() else _whole(value)
    return f'"{_escaped(clean)}"@{language}' if language else f'"{_escaped(clean)}"'


def tag(told: str) -> str | None:
    """Return a language as a tag after BCP 47 in the store's small letters, None for what is none (`*`, `de_DE`, `">`).

    >>> tag("de-AT")
    'de-at'
    """
    small = told.lower()
    return small if _TAG.fullmatch(small) else None


def typed(value: str, datatype: str) -> str:
    """Write a literal whose *value* is already in the canonical form of *datatype* (`xsd:integer`, …)."""
    return f'"{_escaped(value)}"^^{short(datatype)}'


@lru_cache(1 << 10)
def number(value: float) -> str:
    """Write a confidence or weight as `xsd:decimal`, at most four digits after the point and none too many."""
    rounded = f"{value:.4f}".rstrip("0").rstrip(".")
    return typed(rounded, "xsd:decimal")


def date(value: str) -> str:
    """Write an ISO 8601 date as precise as it is told: a year, a month or a day; anything else stays a string.

    >>> date("2017-02")
    '"2017-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return typed(value, _DATES[len(value)]) if _ISO_DATE.fullmatch(value) else text(value)


def _escaped(value: str) -> str:
    """Escape what N-Triples must; most texts hold nothing of it, and to look for it is five times faster."""
    return value.translate(_ESCAPES) if _HAS_ESCAPES.search(value) else value


def _whole(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
