"""What can be found in a graph: every statement with its quote, every page with its title, every named thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from graph.names import term
from graph.searching.statement_names import Told, first, named, told_of
from graph.searching.things import Thing, Things
from graph.searching.word_folding import folded
from graph.sparql import select

_PAGES = """
SELECT ?page (SAMPLE(?named) AS ?title) (SAMPLE(?about) AS ?office) (MAX(?seen) AS ?day) {
  ?page a cn:Page .
  OPTIONAL { ?page dcterms:title ?named } OPTIONAL { ?page foaf:primaryTopic ?about }
  OPTIONAL { GRAPH graph:meta { ?page cn:lastConfirmed ?seen } }
} GROUP BY ?page"""


class Page(NamedTuple):
    """A page: its address, title and office (an IRI), and the day on which it was last seen to be so."""

    address: str
    title: str
    office: str
    day: str


class Document(NamedTuple):
    """One thing that can be found.

    `names` are all that it is found by, `name` is the one to show; `things` are the numbers of what it is about,
    `wider` of those and of all that is wider; `lands` are IRIs; `written` are the words of the quote that name it.
    """

    kind: str
    name: str
    iri: str
    names: tuple[str, ...]
    things: tuple[int, ...] = ()
    wider: frozenset[int] = frozenset()
    lands: frozenset[str] = frozenset()
    quote: str = ""
    written: str = ""
    page: str = ""
    day: str = ""


def documents(store: ox.Store, things: Things) -> Iterator[Document]:
    """Yield everything that can be found in *store*."""
    yield from (_thing(thing, things) for thing in things.known.values())
    pages = {page.address: page for page in _pages(store)}
    yield from (_page(page, things) for page in pages.values())
    quotes = store.quads_for_pattern(None, ox.NamedNode(term("cn:quote")), None, ox.DefaultGraph())
    for quad in quotes:
        if isinstance(quad.subject, ox.NamedNode):
            told = told_of(store, quad.subject)
            yield _statement(quad.subject.value, told, pages[first(told, "cn:onPage")], things)


def _pages(store: ox.Store) -> Iterator[Page]:
    for address, title, office, day in select(store, _PAGES).rows:
        yield Page(address or "", title or "", office or "", (day or "")[:10])


def _thing(thing: Thing, things: Things) -> Document:
    lands = frozenset(things.lands.get(thing.iri, ())) | ({thing.iri} if thing.kind == "land" else set())
    own = (thing.number,)
    return Document(thing.kind, thing.name, thing.iri, thing.names, own, frozenset(own), lands)


def _page(page: Page, things: Things) -> Document:
    own = list(dict.fromkeys(things.named_in(folded(page.title).split())))
    return Document(
        "page",
        page.title,
        page.address,
        (page.title,),
        tuple(thing.number for thing in own),
        things.and_wider(own),
        frozenset(things.lands.get(page.office, ())),
        page=page.address,
        day=page.day,
    )


def _statement(iri: str, told: Told, page: Page, things: Things) -> Document:
    about = [things.known[value] for values in told.values() for value in values if value in things.known]
    quote = first(told, "cn:quote")
    own = list(dict.fromkeys([*about, *things.named_in(folded(quote).split())]))
    kind, name = named(told, things)
    return Document(
        kind,
        name,
        iri,
        (name,),
        tuple(thing.number for thing in own),
        things.and_wider(own),
        _lands(page, about, things),
        quote=quote,
        written=first(told, "cn:asWritten"),
        page=page.address,
        day=page.day,
    )


def _lands(page: Page, about: Sequence[Thing], things: Things) -> frozenset[str]:
    """Return the Länder of the page's office, else of the bodies that the statement is about."""
    of_office = things.lands.get(page.office, ())
    return frozenset(of_office or (land for thing in about for land in things.lands.get(thing.iri, ())))
