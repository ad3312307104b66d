"""When a network's edges were seen: the spells of their statements, what ended them, what was not confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.evidence import Edge, Row, edge
from graph.names import histories, meta
from graph.sparql import select
from graph.spells import Spell, merged

AT_ONCE = 2_000
_SPELLS = """
SELECT DISTINCT ?statement ?begin ?end ?why ?confirmed {{
  VALUES ?statement {{ {asked} }}
  GRAPH ?history {{
    ?statement cn:spell ?spell . ?spell cn:firstSeen ?begin .
    OPTIONAL {{ ?spell cn:endedOn ?end ; cn:endedBy ?by ; cn:lastConfirmed ?confirmed }}
  }}
  BIND(REPLACE(STR(?by), "^.*#", "") AS ?why)
}}"""
_CONFIRMED = """
SELECT ?page ?last ?because {{
  VALUES ?page {{ {asked} }}
  GRAPH <{meta}> {{ ?page cn:lastConfirmed ?last OPTIONAL {{ ?page cn:unconfirmedBecause ?because }} }}
}}"""


class Stood(NamedTuple):
    """A spell of a statement, and the last fetch that still showed it, where it is over."""

    spell: Spell
    confirmed: str


class Known(NamedTuple):
    """What the store knows of time: statements' spells, and each page's last confirmation and what hindered since."""

    stood: dict[str, list[Stood]]
    pages: dict[str, tuple[str, str]]


def with_past(store: ox.Store) -> ox.Store:
    """Return a store in memory whose default graph also holds what has ended, as it was when it was last read."""
    found = ox.Store()
    now = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    found.bulk_load(now, ox.RdfFormat.N_TRIPLES)
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value.startswith(histories()):
            past = store.quads_for_pattern(None, None, None, graph)
            found.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in past)
    return found


def timed(store: ox.Store, edges: Sequence[Edge], as_of: str = "", *, over_time: bool = False) -> list[Edge]:
    """Return *edges* with when they were seen; with *as_of* (a moment) only what held then, *over_time* with spells."""
    known = _known(store, edges)
    found: list[Edge] = []
    for one in edges:
        rows = [row for row in one.rows if not as_of or _held(row, known, as_of)]
        if rows:
            made = one if len(rows) == len(one.rows) else edge(one.source, one.target, rows)
            made.attributes.update(_times(rows, known, as_of, over_time=over_time))
            found.append(made)
    return found


def node_spells(edges: Iterable[Edge]) -> dict[str, list[Spell]]:
    """Return when each node had an edge."""
    found: dict[str, list[Spell]] = {}
    for one in edges:
        for end in (one.source, one.target):
            found.setdefault(end, []).extend(one.attributes.get("spells", ()))
    return {node: merged(spells) for node, spells in found.items()}


def _known(store: ox.Store, edges: Iterable[Edge]) -> Known:
    rows = [row for one in edges for row in one.rows]
    stood: dict[str, list[Stood]] = {}
    for statement, begin, end, why, confirmed in _asked(store, _SPELLS, rows, "statement"):
        stood.setdefault(str(statement), []).append(Stood(Spell(str(begin), end or "", why or ""), confirmed or ""))
    pages = {str(page): (str(last), because or "") for page, last, because in _asked(store, _CONFIRMED, rows, "page")}
    return Known(stood, pages)


def _asked(store: ox.Store, sparql: str, rows: Iterable[Row], column: str) -> Iterator[tuple[str | None, ...]]:
    iris = sorted({str(row[column]) for row in rows if column in row})
    for start in range(0, len(iris), AT_ONCE):
        asked = " ".join(f"<{iri}>" for iri in iris[start : start + AT_ONCE])
        yield from select(store, sparql.format(asked=asked, meta=meta())).rows


def _held(row: Row, known: Known, moment: str) -> bool:
    """Tell whether the row's statement held at *moment*; what has no history always did."""
    stood = known.stood.get(str(row.get("statement")), [])
    return not stood or any(one.spell.holds(moment) for one in stood)


def _times(rows: Sequence[Row], known: Known, as_of: str, *, over_time: bool) -> dict[str, Any]:
    stood = [one for row in rows for one in known.stood.get(str(row.get("statement")), ())]
    if not stood:
        return {}
    pages = [known.pages[row["page"]] for row in rows if row.get("page") in known.pages]
    lasts = any(not one.spell.end for one in stood)
    seen = [one.confirmed for one in stood if one.confirmed] + [last for last, _ in pages if lasts]
    found: dict[str, Any] = {"first_seen": min(one.spell.begin for one in stood)}
    if seen:
        found["last_seen"] = min(max(seen), as_of) if as_of else max(seen)
    if lasts and pages and not as_of and all(because for _, because in pages):
        found["unconfirmed"] = " | ".join(sorted({because for _, because in pages}))
    if over_time:
        found["spells"] = merged(one.spell for one in stood)
        found |= {"ended": found["spells"][-1].why} if not lasts else {}
    return found
