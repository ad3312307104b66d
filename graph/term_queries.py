"""Writes the queries that show and count the uses of a term, in all graphs, so that the books are seen too."""

from __future__ import annotations


def pattern(name: str, kind: str, narrower: tuple[str, ...]) -> str:
    """Return the pattern that finds every use of a term, those of narrower classes included."""
    if kind == "Individual":
        return f"GRAPH ?graph {{ ?subject ?property {name} }}"
    if kind != "Class":
        return f"GRAPH ?graph {{ ?subject {name} ?value }}"
    if not narrower:
        return f"GRAPH ?graph {{ ?thing a {name} }}"
    return f"VALUES ?class {{ {' '.join((name, *narrower))} }} GRAPH ?graph {{ ?thing a ?class }}"


def example(kind: str, uses: str) -> str:
    """Return the query that shows five uses with a label where there is one; *uses* is the term's pattern."""
    columns, labelled = {
        "Class": ("?thing", "thing"),
        "Individual": ("?subject ?property", "subject"),
        "ObjectProperty": ("?subject ?value", "value"),
    }.get(kind, ("?subject ?value", "subject"))
    label = f"OPTIONAL {{ ?{labelled} skos:prefLabel ?label }}"
    return f"SELECT {columns} ?label ?graph WHERE {{\n  {uses}\n  {label}\n}} LIMIT 5"


def counting(kind: str, uses: str) -> str:
    """Return the query that counts the different things which a term is used of."""
    what = "thing" if kind == "Class" else "subject"
    return f"SELECT (COUNT(DISTINCT ?{what}) AS ?n) WHERE {{ {uses} }}"
