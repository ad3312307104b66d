"""Finds the one thing that a person means by a name: by any of its labels, by the end of its IRI, or by its IRI."""

from __future__ import annotations

import re

import pyoxigraph as ox

from data.errors import AskedWrongly
from graph.names import BASE, term
from graph.sparql import select

_NOT_IN_IRIS = re.compile(r'[\s<>"{}|\\^`]')
_ALSO = {"body": ("name",)}  # bodies that no authority describes are minted below another part
_LABELS = """
SELECT ?label ?thing {{
  VALUES ?property {{ skos:hiddenLabel skos:altLabel cn:abbreviation skos:prefLabel }}
  ?thing ?property ?label FILTER({starts})
}}"""


def resolve(store: ox.Store, kind: str, value: str) -> str:
    """Return the IRI of the thing of *kind* (`land`, `target-group`, …) that *value* names.

    An unknown name raises `AskedWrongly` with the names that are like it.
    """
    if value.startswith(("http://", "https://")):
        if _NOT_IN_IRIS.search(value):
            raise AskedWrongly(f"{value!r} is not an IRI.")
        return _standing_for(store, value)
    known = _known(store, kind)
    if value.casefold() in known:
        return known[value.casefold()]
    near = sorted(label for label in known if value.casefold() in label)[:8]
    hint = f"did you mean {', '.join(near)}?" if near else f"none of the {len(known)} names is like it."
    raise AskedWrongly(f"Nothing of kind {kind} is called {value!r}; {hint}")


def _standing_for(store: ox.Store, name: str) -> str:
    """Return the IRI that judgements put in place of *name*, or *name* itself."""
    found = store.quads_for_pattern(ox.NamedNode(name), ox.NamedNode(term("owl:sameAs")), None, ox.DefaultGraph())
    return next((quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)), name)


def _known(store: ox.Store, kind: str) -> dict[str, str]:
    """Return the things of *kind* by their casefolded labels and the ends of their IRIs; the authority's win."""
    begins = [f"{BASE}{part}/" for part in (kind, *_ALSO.get(kind, ()))]
    starts = " || ".join(f'STRSTARTS(STR(?thing), "{start}")' for start in begins)
    rows = [(str(label), str(thing)) for label, thing in select(store, _LABELS.format(starts=starts)).rows]
    rows.sort(key=lambda row: row[1].startswith(begins[0]))
    known = {label.casefold(): thing for label, thing in rows}
    return known | {thing.removeprefix(begins[0]).casefold(): thing for _, thing in rows}
