"""From a recipe's rows to edges: rows that say the same become one edge, which knows how often and where it is said.

An edge's quote, page and statement are those of its surest row; among equals the shortest quote's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pyoxigraph as ox

from data.errors import AskedWrongly
from graph.recipes import Recipe
from graph.sparql import solutions

Value = str | int | float | bool | None
Row = Mapping[str, Any]
ENDS = ("source", "target")
MODES = ("source_mode", "target_mode")
OF_EVIDENCE = (*MODES, "statement", "page", "confidence", "quote", "weight")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_CASTS: dict[str, Callable[[str], Value]] = {
    f"{_XSD}integer": int,
    f"{_XSD}int": int,
    f"{_XSD}long": int,
    f"{_XSD}decimal": float,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": "true".__eq__,
}


class Edge(NamedTuple):
    """One edge: the IRIs of its ends, its attributes, and the rows that they are summed from."""

    source: str
    target: str
    attributes: dict[str, Any]
    rows: tuple[Row, ...] = ()


class Told(NamedTuple):
    """What a recipe's rows tell: the edges in a fixed order, and the mode of each node where the recipe has modes."""

    edges: list[Edge]
    modes: dict[str, str]


def told(store: ox.Store, recipe: Recipe) -> Told:
    """Ask the recipe's query and return its edges, sorted by their ends and by what keeps them apart."""
    modes: dict[str, str] = {}
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in _rows(store, recipe):
        source, target = _ends(recipe, row)
        for end, mode in zip((source, target), _modes_of(recipe, row), strict=False):
            if modes.setdefault(end, mode) != mode:
                raise AskedWrongly(f"{recipe.file}: {end} is both {modes[end]} and {mode}; a node has one mode.")
        groups.setdefault((source, target, tuple(_apart(row).items())), []).append(row)
    keys = sorted(groups, key=lambda key: (key[0], key[1], str(key[2])))
    return Told([edge(key[0], key[1], groups[key]) for key in keys], modes)


def edge(source: str, target: str, rows: Sequence[Row]) -> Edge:
    """Return the one edge that rows about the same ends make, and the same attributes that keep edges apart."""
    return Edge(source, target, _summed(_apart(rows[0]), rows), tuple(rows))


def _apart(row: Row) -> dict[str, Value]:
    return {name: value for name, value in row.items() if name not in OF_EVIDENCE and name not in ENDS}


def _rows(store: ox.Store, recipe: Recipe) -> Iterator[Row]:
    """Yield the query's rows without their empty cells; a wrong query or a missing column names the recipe's file."""
    try:
        found = solutions(store, recipe.sparql)
    except AskedWrongly as problem:
        raise AskedWrongly(f"{recipe.file}: {problem}") from problem
    columns = [variable.value for variable in found.variables]
    needed = [*ENDS, *(MODES if len(recipe.modes) > 2 else ())]  # noqa: PLR2004 - two modes are the two ends
    missing = [f"?{column}" for column in needed if column not in columns]
    if missing:
        raise AskedWrongly(f"{recipe.file}: a network selects ?source and ?target; missing: {', '.join(missing)}.")
    for row in found:
        values = {name: value(term) for name, term in zip(columns, row, strict=True) if term is not None}
        if all(end in values for end in ENDS):
            yield values


def value(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Value:
    """Return a term as Python has it: numbers as numbers, texts without characters that XML cannot hold."""
    if isinstance(term, ox.Literal) and (cast := _CASTS.get(term.datatype.value)):
        return cast(term.value)
    return term.value


def _ends(recipe: Recipe, row: Row) -> tuple[str, str]:
    """Return the two ends; where neither direction nor mode tells them apart, in alphabetical order."""
    source, target = str(row["source"]), str(row["target"])
    return (source, target) if recipe.directed or recipe.modes or source <= target else (target, source)


def _modes_of(recipe: Recipe, row: Row) -> Iterable[str]:
    if len(recipe.modes) > 2:  # noqa: PLR2004 - two modes are the two ends
        return [str(row.get(column, "")) for column in MODES]
    return recipe.modes


def _summed(apart: dict[str, Value], rows: Sequence[Row]) -> dict[str, Any]:
    """Return one edge's attributes: its weight is the sum of ?weight, or else the number of pages, or else of rows."""
    best = min(rows, key=_surest)
    pages = {row["page"] for row in rows if "page" in row}
    weights = [row["weight"] for row in rows if "weight" in row]
    found = {**apart, "weight": sum(weights) if weights else len(pages) or len(rows)}
    if pages:
        found["sources"] = len(pages)
    renamed = {"confidence": "confidence", "quote": "quote", "page": "from", "statement": "iri"}
    return found | {name: best[column] for column, name in renamed.items() if column in best}


def _surest(row: Row) -> tuple[float, int, str, str]:
    quote = str(row.get("quote", ""))
    return -float(row.get("confidence", 0)), len(quote), quote, str(row.get("page", ""))
