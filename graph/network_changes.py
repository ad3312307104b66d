"""What changed in the network since a moment, in its own words: who joined, who left, whose role is another one.

It is told from the history of statements (`docs/history.md`): a role counts at a moment when a statement that gives it
stood on a page then. What is merely unconfirmed has not ended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

import pyoxigraph as ox

from graph.sparql import select

Way: TypeAlias = Literal["joined", "left", "changed"]
_RELATIONS = """
SELECT ?member ?of ?role ?status ?from ?to ?why ?page ?quote WHERE {
  GRAPH ?history {
    ?relation cn:spell ?spell .
    ?spell cn:firstSeen ?from .
    OPTIONAL { ?spell cn:endedOn ?to ; cn:endedBy ?reason BIND(REPLACE(STR(?reason), "^.*#", "") AS ?why) }
  }
  GRAPH ?where {
    ?relation a cn:Relation ; cn:onPage ?page ; org:member ?member ; org:role ?role ; org:organization ?of ;
              cn:status ?status ; cn:quote ?quote .
  }
  FILTER(?member != ?of)
}"""
_NAMES = """
SELECT ?thing (MIN(?told) AS ?name) WHERE {{
  VALUES ?thing {{ {things} }}
  {{ ?thing skos:prefLabel ?told }} UNION {{ GRAPH ?where {{ ?thing skos:prefLabel ?told }} }}
  FILTER(LANG(?told) = "{language}")
}} GROUP BY ?thing"""


class Told(NamedTuple):
    """A statement in one of its spells: IRIs of the two bodies and the role, its times, how it ended, and its words."""

    member: str
    of: str
    role: str
    status: str
    begun: str
    ended: str | None
    why: str | None
    page: str
    quote: str


class Quote(NamedTuple):
    """Words with their page, and from when to when they were seen there; without an end they still are."""

    words: str
    page: str
    begun: str
    ended: str | None


class NetworkChange(NamedTuple):
    """One change: who did what towards whom, in which roles before and after, seen when, why, with the words.

    `why` is how the last of the old statements ended: dropped, contradicted or pageGone; None where nothing ended.
    """

    way: Way
    member: str
    of: str
    roles_before: tuple[str, ...]
    roles_after: tuple[str, ...]
    seen: str
    why: str | None
    before: tuple[Quote, ...]
    after: tuple[Quote, ...]


def has_history(store: ox.Store) -> bool:
    """Tell whether the release knows when its statements were seen."""
    return bool(select(store, "ASK { GRAPH ?history { ?statement cn:spell ?spell } }").rows[0][0] == "yes")


def network_changes(store: ox.Store, since: str) -> list[NetworkChange]:
    """Return what is different from the moment *since* (ISO 8601, UTC), sorted by when it was seen and by name."""
    pairs: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for row in select(store, _RELATIONS).rows:
        told = Told(*(cell if cell is None else str(cell) for cell in row))  # type: ignore[arg-type]
        pairs[told.member, told.of].append(told)
    found = [change for told in pairs.values() if (change := _change(told, since))]
    return sorted(_named(store, found), key=lambda change: (change.seen, change.of, change.member))


def _change(told: Sequence[Told], since: str) -> NetworkChange | None:
    before = [each for each in told if each.begun <= since and not (each.ended and each.ended <= since)]
    after = [each for each in told if each.ended is None]
    old, new = _roles(before), _roles(after)
    if old == new:
        return None
    way: Way = "joined" if not old else "left" if not new else "changed"
    ended = [each for each in before if each.ended]
    moments = [each.begun for each in after if each.begun > since] + [str(each.ended) for each in ended]
    last = max(ended, key=lambda each: str(each.ended), default=None)
    one = told[0]
    return NetworkChange(
        way, one.member, one.of, old, new, max(moments), last.why if last else None, _quotes(before), _quotes(after)
    )


def _roles(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(sorted({each.role for each in told if each.status == "current"}))


def _quotes(told: Iterable[Told]) -> tuple[Quote, ...]:
    return tuple(sorted({Quote(each.quote, each.page, each.begun, each.ended) for each in told}, key=str))


def _named(store: ox.Store, changes: Sequence[NetworkChange]) -> Iterator[NetworkChange]:
    """Yield the changes with names in place of IRIs: German for bodies, English for roles."""
    bodies = _names(store, {end for change in changes for end in (change.member, change.of)}, "de")
    roles = _names(store, {role for change in changes for role in (*change.roles_before, *change.roles_after)}, "en")
    for change in changes:
        yield change._replace(
            member=bodies.get(change.member, change.member),
            of=bodies.get(change.of, change.of),
            roles_before=tuple(roles.get(role, role) for role in change.roles_before),
            roles_after=tuple(roles.get(role, role) for role in change.roles_after),
        )


def _names(store: ox.Store, things: Iterable[str], language: str) -> dict[str, str]:
    asked = " ".join(f"<{thing}>" for thing in sorted(things))
    table = select(store, _NAMES.format(things=asked, language=language))
    return {str(thing): str(name) for thing, name in table.rows if thing and name}
