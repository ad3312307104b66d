"""Which graphs a query names: behind FROM, which a server may fetch, and behind GRAPH."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from data.errors import AskedWrongly
from graph.guard import COMMENT, IRI, QUOTED, VARIABLE, unescaped
from graph.names import sparql_prefixes

_TOKENS = re.compile(rf"{QUOTED}|{IRI}|{COMMENT}|{VARIABLE}|(?:\w[\w.-]*)?:[\w:.%-]*|\w+", re.DOTALL)
_FROM = re.compile(r"\w*FROM(?:NAMED)?", re.IGNORECASE)  # the grammar needs no blank before a word


def names_graphs(sparql: str) -> bool:
    """Tell whether *sparql* says with FROM or FROM NAMED which graphs it asks."""
    return any(_FROM.fullmatch(token) for token in _tokens(sparql))


def after_from(sparql: str) -> list[str]:
    """Return the graphs behind FROM and FROM NAMED by their full IRIs; another way of naming one is refused."""
    tokens = [token for token in _tokens(sparql) if token.upper() != "NAMED"]
    named = [after for word, after in pairwise([*tokens, ""]) if _FROM.fullmatch(word)]
    if any(":" not in iri or not iri.startswith("<") for iri in named):
        raise AskedWrongly("Name graphs behind FROM by their full addresses, like FROM <https://…>.")
    return [iri[1:-1] for iri in named]


def after_graph(sparql: str) -> list[str]:
    """Return the graphs behind GRAPH, where all of them are named and none is a variable; else nothing."""
    tokens = list(_tokens(sparql_prefixes() + sparql))
    prefixes = [at for at, token in enumerate(tokens) if token.upper() == "PREFIX"]
    known = {tokens[at + 1]: tokens[at + 2][1:-1] for at in prefixes}
    named = [_whole(after, known) for word, after in pairwise(tokens) if word.upper() == "GRAPH"]
    return sorted({iri for iri in named if iri}) if all(named) else []


def _whole(token: str, known: dict[str, str]) -> str | None:
    """Return the IRI that a token stands for, None for a variable."""
    if token.startswith("<"):
        return token[1:-1]
    prefix, found, local = token.partition(":")
    return known[f"{prefix}:"] + local if found and f"{prefix}:" in known else None


def _tokens(sparql: str) -> Iterator[str]:
    """Yield IRIs, variables, prefixed names and words; texts and comments are left out."""
    found = (match[0] for match in _TOKENS.finditer(unescaped(sparql)))
    return (token for token in found if not token.startswith(("#", "'", '"')))
