"""Searches a release and prints what was found, the best first, with why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chancennetz.printing import FORMS
from chancennetz.workspace import existing

if TYPE_CHECKING:
    from graph.searching import Hit
    from graph.sparql import Table

MARK = "**"
FOR_PEOPLE = {"table", "markdown"}


class Wanted(NamedTuple):
    """What the verb was given: the words, the Land that they are searched in, and how many hits at most."""

    words: tuple[str, ...]
    land: str | None
    limit: int


def show(folder: Path, release: str, wanted: Wanted, form: str) -> None:
    """Search a release of the workspace in *folder*; where nothing is found, standard error tells what to do."""
    from graph.releases import named
    from graph.searching import Search, is_made, search

    workspace = existing(folder)
    chosen = named(workspace.releases, release)
    if sys.stderr.isatty() and not is_made(chosen, workspace.search):
        _tell(f"Making the index of release {chosen.manifest.id}, once …")
    found = search(chosen, workspace.search, Search(*wanted))
    if found.advice:
        _tell(found.advice)
    FORMS[form](_for_people(found.hits) if form in FOR_PEOPLE else _for_machines(found.hits))


def _tell(sentence: str) -> None:
    """Say it where it does not mix with what is found."""
    print(sentence, file=sys.stderr)  # noqa: T201


def _for_people(hits: tuple[Hit, ...]) -> Table:
    from graph.sparql import Table

    rows = tuple((f"{hit.name} ({hit.kind})", _marked(hit), _where(hit), hit.date, hit.why) for hit in hits)
    return Table(("found", "quote", "page", "date", "why"), rows)


def _for_machines(hits: tuple[Hit, ...]) -> Table:
    """Give the quote as it stands, and apart from it the words that were found in it."""
    from graph.sparql import Table

    rows = tuple(
        (hit.kind, hit.name, hit.iri, hit.quote, _words(hit), hit.page, str(hit.pages), hit.date, hit.why)
        for hit in hits
    )
    return Table(("kind", "name", "iri", "quote", "words", "page", "pages", "date", "why"), rows)


def _marked(hit: Hit) -> str:
    parts, last = [], 0
    for start, end in hit.spans:
        parts += [hit.quote[last:start], MARK, hit.quote[start:end], MARK]
        last = end
    return "".join([*parts, hit.quote[last:]])


def _words(hit: Hit) -> str:
    return " · ".join(hit.quote[start:end] for start, end in hit.spans)


def _where(hit: Hit) -> str:
    return hit.page if hit.pages < 2 else f"{hit.page} and {hit.pages - 1} more"  # noqa: PLR2004 - itself
