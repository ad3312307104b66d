"""Orders an answer's rows as its ORDER BY wants, after they were read.

Oxigraph reads both texts from the disk at every comparison, which takes longer than finding the rows. Texts, IRIs,
numbers, moments in UTC and empty cells are ordered here as SPARQL does
(https://www.w3.org/TR/sparql11-query/#modOrderBy); where other values stand in a column, the engine orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from graph.names import term

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Row: TypeAlias = Sequence[Term]
Rank: TypeAlias = tuple[int, Decimal | str]

EMPTY, IRI, NUMBER, TEXT, TIME = range(5)
_BY = re.compile(r"\bORDER\s+BY((?:\s+(?:\?\w+|(?:ASC|DESC)\s*\(\s*\?\w+\s*\)))+)\s*$", re.IGNORECASE)
_KEY = re.compile(r"(DESC\s*\(\s*)?\?(\w+)", re.IGNORECASE)
_TEXTS = {term("xsd:string"), term("rdf:langString")}
_TIME = term("xsd:dateTime")
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")  # as texts these stand as they do in time
_NUMBERS = {term("xsd:integer"), term("xsd:decimal")}


class Key(NamedTuple):
    """One key of an ORDER BY: a variable without its question mark, and whether its greatest values come first."""

    variable: str
    descending: bool


def parted(sparql: str) -> tuple[str, list[Key]]:
    """Return the query without the ORDER BY that ends it, and its keys; none where they are no plain variables."""
    found = _BY.search(sparql)
    if not found:
        return sparql, []
    return sparql[: found.start()], [Key(name, bool(descending)) for descending, name in _KEY.findall(found[1])]


def ordered(rows: Iterable[Row], columns: Sequence[str], keys: Sequence[Key]) -> list[Row] | None:
    """Return the rows in order, None where a key is no column or holds values that are not ordered here."""
    if any(key.variable not in columns for key in keys):
        return None
    found = list(rows)
    for key in reversed(keys):
        column = columns.index(key.variable)
        ranked = [(_rank(row[column]), row) for row in found]
        if not _comparable(rank for rank, _ in ranked):
            return None
        ranked.sort(key=itemgetter(0), reverse=key.descending)
        found = [row for _, row in ranked]
    return found


def _comparable(ranks: Iterable[Rank | None]) -> bool:
    """Tell whether SPARQL orders such values among each other, as it does not numbers and texts."""
    kinds = {rank[0] if rank else None for rank in ranks}
    return None not in kinds and len(kinds & {NUMBER, TEXT, TIME}) <= 1


def _rank(value: Term) -> Rank | None:
    if value is None:
        return EMPTY, ""
    if isinstance(value, ox.NamedNode):
        return IRI, value.value
    if not isinstance(value, ox.Literal):
        return None
    if value.datatype.value in _TEXTS:
        return TEXT, value.value
    if value.datatype.value == _TIME and _UTC.fullmatch(value.value):
        return TIME, value.value
    return (NUMBER, Decimal(value.value)) if value.datatype.value in _NUMBERS else None
