"""Minting IRIs: from authority ids where there is one, else from what was written, by a rule that never changes.

The rule (`docs/decisions/0004-iris.md`): the text as written, in Unicode NFC, each run of white space one `_`, every
character that is not a letter, a digit or one of `-.~` percent-encoded as UTF-8. Nothing is cleaned, so two
spellings are two IRIs until a judgement says that they are one body. There are no blank nodes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from graph.names import base, space

KEPT = 1 << 15
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ENCODED = re.compile(r"[^\w.~-]|_")


@lru_cache(KEPT)
def written(text: str) -> str:
    """Return *text* as the last part of an IRI.

    >>> written("Bündnis für  Gesundheit (e. V.)")
    'Bündnis_für_Gesundheit_%28e._V.%29'
    """
    words = unicodedata.normalize("NFC", text).split()
    return "_".join(_ENCODED.sub(_encoded, word) for word in words)


def body(name: str, land: str | None = None) -> str:
    """Mint a body that no authority file knows; *land* tells offices of one name apart."""
    return f"{space('name')}{land + '/' if land else ''}{written(name)}"


def statement(kind: str, *parts: str | None) -> str:
    """Mint a node for one statement of one page from everything that makes it this statement."""
    told = "\x1f".join(part or "" for part in parts)
    return f"{base()}{kind}/{hashlib.sha256(told.encode()).hexdigest()[:20]}"


def version(capture: str) -> str:
    """Return the IRI of a page version, `…/version/20261121224831/https://…`."""
    return f"{space('version')}{web(capture)}"


def quoted(version_iri: str, start: int, end: int) -> str:
    """Return the IRI of a quote: the page version with a text position after RFC 5147 (`#char=12,40`)."""
    return f"{version_iri.replace('#', '%23')}#char={start},{end}"


def web(address: str) -> str:
    """Return *address* with the characters that no IRI may hold percent-encoded, whatever a page had in its links."""
    return _FORBIDDEN.sub(lambda match: quote(match.group(), safe=""), address)


def _encoded(char: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in char.group().encode("utf-8", "replace"))
