"""E-mail addresses that a script writes into the page, put together from pieces that stand in it."""

from __future__ import annotations

import html
import re

LONGEST = 2_000
STRING = r"'[^'\n]*'|\"[^\"\n]*\""
PIECE = rf"(?:{STRING}|[A-Za-z_]\w*|String\.fromCharCode\(\s*64\s*\))"
SUM = rf"{PIECE}(?:\s*\+\s*{PIECE})*"
ASSIGNED = re.compile(rf"\b([A-Za-z_]\w*)\s*=\s*({SUM})\s*(?=[;\n]|$)")
WRITTEN = re.compile(rf"\bdocument\.write(?:ln)?\s*\(\s*({SUM})\s*\)")
INSERTED = re.compile(rf"\.innerHTML\s*\+?=\s*({SUM})\s*(?=[;\n]|$)")
PIECES = re.compile(rf"({STRING})|(String\.fromCharCode)\(\s*64\s*\)|([A-Za-z_]\w*)")
TAG = re.compile(r"<[^>]*>")
ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def written_address(script: str) -> str | None:
    """Return the address that `document.write` puts where *script* stands; None if it is no sum of its own strings."""
    return _put(script, WRITTEN) if "document.write" in script else None


def inserted_address(script: str) -> str | None:
    """Return the address that *script* puts into another tag; None if it is no sum of its own strings."""
    return _put(script, INSERTED) if ".innerHTML" in script else None


def _put(script: str, way: re.Pattern[str]) -> str | None:
    if len(script) > LONGEST:
        return None
    known: dict[str, str] = {}
    for name, pieces in ASSIGNED.findall(script):
        known[name] = _sum(pieces, known) or ""
    for pieces in way.findall(script):
        said = html.unescape(_sum(pieces, known) or "")
        found = ADDRESS.search(TAG.sub(" ", said)) or ADDRESS.search(said)
        if found:
            return found[0]
    return None


def _sum(pieces: str, known: dict[str, str]) -> str | None:
    """Return the string that *pieces* make; None when one of them is a name that is not *known*."""
    said = ""
    for string, sign, name in PIECES.findall(pieces):
        if name and name not in known:
            return None
        said += string[1:-1] if string else ("@" if sign else known[name])
    return said
