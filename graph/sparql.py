"""Answers SPARQL queries as tables; nothing outside is ever asked, and nothing in the store is ever changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from data.errors import AskedWrongly, JobFailed
from graph.guard import refuse
from graph.names import sparql_prefixes
from graph.ordering import ordered, parted

_CHARACTERS = re.compile(r",?\s*\[(?:[^\[\]']|'[^']*')*\]")
Found: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Table(NamedTuple):
    """An answer: column names, and rows of texts (None where nothing is known)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


Answering: TypeAlias = Callable[[str], Table]


def opened(folder: Path) -> ox.Store:
    """Open the store of a release read-only; one that is damaged raises `JobFailed` with the way out."""
    try:
        return ox.Store.read_only(str(folder))
    except (RuntimeError, OSError) as problem:
        way_out = "restore it from a copy, or remove the release's folder and build again"
        raise JobFailed(f"The store {folder} is damaged ({_first_part(str(problem))}); {way_out}.") from problem


def select(store: ox.Store, sparql: str) -> Table:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query; the shipped prefixes need no PREFIX line."""
    unordered, keys = parted(sparql)
    found = asked(store, unordered)
    if isinstance(found, ox.QuerySolutions) and keys:
        columns = tuple(variable.value for variable in found.variables)
        rows = ordered(found, columns, keys)
        if rows is not None:
            return Table(columns, tuple(tuple(map(_plain, row)) for row in rows))
        found = asked(store, sparql)
    return table_of(found)


def table_of(found: Found | Iterator[ox.Triple]) -> Table:
    """Return an answer of any kind as a table."""
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), (("yes" if found else "no",),))
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Table(columns, tuple(tuple(map(_plain, row)) for row in found))
    return Table(("subject", "predicate", "object"), tuple(tuple(map(_plain, triple)) for triple in found))


def solutions(store: ox.Store, sparql: str) -> ox.QuerySolutions:
    """Answer a SELECT query as RDF terms, row by row as the engine finds them; another kind of query is refused."""
    found = asked(store, sparql)
    if not isinstance(found, ox.QuerySolutions):
        raise AskedWrongly("This query gives no rows; begin it with SELECT.")
    return found


def asked(store: ox.Store, sparql: str) -> Found:
    """Answer a query with the shipped prefixes; what reaches out, changes anything or is no SPARQL is refused."""
    refuse(sparql)
    try:
        return store.query(sparql_prefixes() + sparql)
    except SyntaxError as problem:
        raise AskedWrongly(f"This is not a SPARQL query: {_from_the_askers_first_line(str(problem))}") from problem
    except (RuntimeError, OSError) as problem:  # a function that the engine does not know
        raise AskedWrongly(f"This query cannot be answered: {problem}.") from problem


def _first_part(problem: str) -> str:
    """Return what the engine says up to where it says it again, on another line or behind two spaces."""
    return problem.replace("Corruption: ", "").split("  ", maxsplit=1)[0].splitlines()[0].rstrip(". ")


def _plain(value: object) -> str | None:
    return None if value is None else str(getattr(value, "value", value))


def _from_the_askers_first_line(message: str) -> str:
    """Count lines from the asker's first one, and leave out the classes of characters that could stand there."""
    message = _CHARACTERS.sub("", message)
    ahead = sparql_prefixes().count("\n")
    return re.sub(r"at (\d+):(\d+)", lambda match: f"at line {int(match[1]) - ahead}, column {match[2]}", message)
