"""What a page has said over time: when each of its statements stood there, how that ended, and what it was.

A page's history is a named graph of its own, outside of the default graph, which tells only what holds now. Every
statement's node, and the page itself, has a `cn:Spell` for each time that it stood on the page without a break;
statements that have ended stand there with their lines, current ones in the page's graph. A spell that lasts has no
date of last sight, so that seeing a page again changes nothing: that date is the page's, in the meta graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph import iris
from graph.lives import Life, Spell
from graph.minting import Minted, minted, moment
from graph.names import histories
from graph.ntriples import iri, short

MATTER = tuple(
    f" {short(name)} " for name in ("org:organization", "org:role", "org:member", "cn:subjectAsWritten", "cn:property")
)
DESCRIBES = tuple(f" {short(name)} " for name in ("rdf:type", "skos:prefLabel", "skos:altLabel", "cn:land"))


class Stood(NamedTuple):
    """A time during which a statement stood on a page; what lasts has no end."""

    first_seen: str
    last_confirmed: str | None = None
    ended_on: str | None = None
    ended_by: str | None = None


def history_graph(page: str) -> str:
    """Return the name of the graph that holds the history of the page with this IRI."""
    return histories() + page


def history(life: Life) -> tuple[Minted | None, list[str]]:
    """Return the page as it is now (None: it is gone), and the sorted lines of its history's graph."""
    book = _Book()
    for spell in life.spells:
        book.turn(spell)
    now = book.said if life.now else None
    return now, sorted({*book.spells(), *book.past(now)})


class _Book:
    """Follows a page through its spells; nodes are written in angle brackets."""

    def __init__(self) -> None:
        self.said: Minted | None = None
        self._before: Spell | None = None
        self._open: dict[str, str] = {}
        self._stood: dict[str, list[Stood]] = {}
        self._last: dict[str, Minted] = {}

    def turn(self, spell: Spell) -> None:
        """Go on to the next spell: what it does not say has ended, what it says anew begins."""
        self.said = minted(spell.reading)
        told = {iri(self.said.page), *self.said.statements}
        if ended := sorted(self._open.keys() - told):
            matters = {_matter(node, lines) for node, lines in self.said.statements.items()} - {()}
            for node in ended:
                changed = _matter(node, self._last[node].statements[node]) in matters
                self._end(node, spell.first_seen, "cn:contradicted" if changed else "cn:dropped")
        for node in told:
            self._open.setdefault(node, spell.first_seen)
            self._last[node] = self.said
        self._before = spell
        if spell.gone_on:
            for node in sorted(self._open):
                self._end(node, spell.gone_on, "cn:pageGone")

    def _end(self, node: str, on: str, by: str) -> None:
        confirmed = self._before.last_confirmed if self._before else None
        self._stood.setdefault(node, []).append(Stood(self._open.pop(node), confirmed, on, by))

    def spells(self) -> Iterator[str]:
        """Yield the lines of all spells: statements that stood there at the same time share one."""
        nodes: dict[Stood, list[str]] = {}
        for node, first in self._open.items():
            nodes.setdefault(Stood(first), []).append(node)
        for node, all_ in self._stood.items():
            for stood in all_:
                nodes.setdefault(stood, []).append(node)
        page = self.said.page if self.said else ""
        for stood, standing in nodes.items():
            spell = iri(iris.statement("spell", page, stood.first_seen, stood.ended_on, stood.ended_by))
            yield from _spell(spell, stood)
            yield from (f"{node} {short('cn:spell')} {spell} ." for node in standing)

    def past(self, now: Minted | None) -> Iterator[str]:
        """Yield the lines of what has ended and not come back, as they were when it was last read."""
        standing = {iri(now.page), *now.statements} if now else set[str]()
        read_in: dict[str, tuple[Minted, list[str]]] = {}
        for node in self._stood.keys() - standing:
            read_in.setdefault(self._last[node].version, (self._last[node], []))[1].append(node)
        for said, nodes in read_in.values():
            own = [line for node in nodes for line in _own(said, node)]
            things = {line.split(" ", 2)[2][:-2] for line in own}
            described = (line for line in said.lines() if _says(line, *DESCRIBES))
            yield from own
            yield from (line for line in described if line.partition(" ")[0] in things)


def _spell(spell: str, stood: Stood) -> Iterator[str]:
    yield f"{spell} {short('rdf:type')} {short('cn:Spell')} ."
    yield f"{spell} {short('cn:firstSeen')} {moment(stood.first_seen)} ."
    if stood.last_confirmed and stood.ended_on and stood.ended_by:
        yield f"{spell} {short('cn:lastConfirmed')} {moment(stood.last_confirmed)} ."
        yield f"{spell} {short('cn:endedOn')} {moment(stood.ended_on)} ."
        yield f"{spell} {short('cn:endedBy')} {short(stood.ended_by)} ."


def _matter(node: str, lines: list[str]) -> tuple[str, ...]:
    """Return what a relation or an observation is about, whatever it says of it; empty for all others."""
    return tuple(sorted({line.removeprefix(node) for line in lines if line.startswith(node) and _says(line, *MATTER)}))


def _own(said: Minted, node: str) -> Iterator[str]:
    """Yield the lines of the node, its version and its quotes; plain triples held only as long as it did."""
    about = (f"{node} ", f"{iri(said.version)} ")
    quotes = f"<{said.version.replace('#', '%23')}#"
    yield from (line for line in said.about if line.startswith(about))
    yield from (line for line in said.statements.get(node, ()) if line.startswith((f"{node} ", quotes)))


def _says(line: str, *predicates: str) -> bool:
    """Tell whether a line's predicate is one of these, which are written with a blank on both sides."""
    return f" {line.split(' ', 2)[1]} " in predicates
