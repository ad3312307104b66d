"""Finds the one thing that a person means by a name: by any of its labels or codes, by the end of its IRI, or by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from data.errors import AskedWrongly
from graph.names import space
from graph.sparql import Answering

_NOT_IN_IRIS = re.compile(r'[\s<>"{}|\\^`]')
_ALSO = {"body": ("name",)}  # bodies that no authority describes are minted below another part
_PREFERRED = """
SELECT ?thing ?label {{ ?thing skos:prefLabel ?label FILTER(LANG(?label) = "de" && ({starts})) }} ORDER BY ?label"""
_LABELS = """
SELECT ?label ?thing {{
  VALUES ?property {{ cn:ags cn:nuts cn:isoCode skos:hiddenLabel skos:altLabel cn:abbreviation skos:prefLabel }}
  ?thing ?property ?label FILTER({starts})
}}"""


def resolve(answer: Answering, kind: str, value: str) -> str:
    """Return the IRI of the thing of *kind* (`land`, `target-group`, …) that *value* names; *answer* is asked for it.

    An unknown name raises `AskedWrongly` with the names that are like it.
    """
    if value.startswith(("http://", "https://")):
        if _NOT_IN_IRIS.search(value):
            raise AskedWrongly(f"{value!r} is not an IRI.")
        return _standing_for(answer, value)
    known = _known(answer, kind)
    if value.casefold() in known:
        return known[value.casefold()]
    raise AskedWrongly(f"Nothing of kind {kind} is called {value!r}; {_hint(value.casefold(), known)}")


def _hint(value: str, known: Mapping[str, str]) -> str:
    """Return the names that hold *value*; where none does, those that are a slip of the pen away."""
    near = sorted(label for label in known if value in label)[:8] or get_close_matches(value, known, n=5, cutoff=0.75)
    return f"did you mean {', '.join(near)}?" if near else f"none of the {len(known)} names is like it."


def choices(answer: Answering, kind: str) -> dict[str, str]:
    """Return the German labels of the things of *kind* by their IRIs, in the order of the labels."""
    return {str(thing): str(label) for thing, label in answer(_PREFERRED.format(starts=_starts(_begins(kind)))).rows}


def _standing_for(answer: Answering, name: str) -> str:
    """Return the IRI that judgements put in place of *name*, or *name* itself."""
    rows = answer(f"SELECT ?other {{ <{name}> owl:sameAs ?other FILTER(ISIRI(?other)) }} ORDER BY ?other LIMIT 1").rows
    return next((str(other) for (other,) in rows), name)


def _known(answer: Answering, kind: str) -> dict[str, str]:
    """Return the things of *kind* by their casefolded labels and the ends of their IRIs; the authority's win."""
    begins = _begins(kind)
    rows = [(str(label), str(thing)) for label, thing in answer(_LABELS.format(starts=_starts(begins))).rows]
    rows.sort(key=lambda row: row[1].startswith(begins[0]))
    known = {label.casefold(): thing for label, thing in rows}
    return known | {thing.removeprefix(begins[0]).casefold(): thing for _, thing in rows}


def _begins(kind: str) -> list[str]:
    return [space(part) for part in (kind, *_ALSO.get(kind, ()))]


def _starts(begins: list[str]) -> str:
    return " || ".join(f'STRSTARTS(STR(?thing), "{start}")' for start in begins)
