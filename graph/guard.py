"""Refuses what a query may not do: reach out to other servers, or change anything.

What cannot hold one of SPARQL's own words is taken out first, by its grammar (https://www.w3.org/TR/sparql11-query/):
texts, IRIs, comments, variables, language tags, and names behind their colon. What is left must not hold SERVICE or
LOAD anywhere, as the grammar needs no blank before a word (`1SERVICE`); so no prefix may be called `service:`.
"""

from __future__ import annotations

import re

from data.errors import AskedWrongly

_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})")
QUOTED = (
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'
    r"|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
)
IRI = r"<[^<>\"{}|^`\\\x00-\x20]*>"
COMMENT, VARIABLE = r"#[^\n\r]*", r"[?$]\w+"
_NO_WORDS = re.compile(
    rf"{QUOTED}|{IRI}|{COMMENT}|{VARIABLE}"
    r"|@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
    r"|:(?:[\w:.%-]|\\[_~.\-!$&'()*+,;=/?#@%])+",
    re.DOTALL,
)
_REACHES_OUT = re.compile("SERVICE|LOAD", re.IGNORECASE)
_CHANGES = re.compile(
    r"\s*(?:(?:PREFIX|BASE)\b[^<]*<>\s*)*(INSERT|DELETE|DROP|CLEAR|CREATE|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE
)


def refuse(sparql: str) -> None:
    """Raise `AskedWrongly` where *sparql* would reach out to another server or change something."""
    words = _NO_WORDS.sub(_nothing, unescaped(sparql))
    if _REACHES_OUT.search(words):
        raise AskedWrongly("SERVICE and LOAD would reach out to other servers; ask without them.")
    if found := _CHANGES.match(words):
        raise AskedWrongly(f"{found[1].upper()} would change the graph; a question only asks: begin it with SELECT.")


def unescaped(sparql: str) -> str:
    """Return *sparql* with its escapes of characters by their numbers undone."""
    return _CODEPOINT.sub(_char, sparql)


def _char(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _nothing(match: re.Match[str]) -> str:
    return "<>" if match[0].startswith("<") else " "
