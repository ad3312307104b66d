"""What words say is done, the role that the same words may tell, and the records of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias, get_args

from extract.analysis import Analysis
from extract.records import Activity, ActivityType, Relation
from extract.vocabulary import Concept

OFTEN = re.compile(r"(?:\w+mal\s(?:im Jahr|jährlich|pro Jahr)|jährlich\w*|regelmäßig\w*|monatlich|pro Jahr|im Jahr)")
DEBRIS = re.compile(
    r"(?:^(?:\w+\s)?\w+\s(?:hat|haben|hatte|hatten|ist|sind|war|waren|wurde|wurden|wird|werden|soll|sollen|kann|können|will|möchte)$)|"
    r"\b(?:nicht|kein|keine[mnrs]?)\b(?!\snur)"
)
SHORTEST = 4
TYPES: dict[str, ActivityType] = {name: name for name in get_args(ActivityType)}

Rule: TypeAlias = Literal["item", "phrase", "noun", "short"]


class Doing(NamedTuple):
    """Tokens `start:end` may say an activity of a type; *concept* where the vocabulary knows it, *rule* how it came.

    *sure* is how probable it is that the page's subject does it, from 0 to 1; *role* is what the same words tell of a
    body; *signs* are the types that its verb, its nouns and its other words hint at, each for itself, its verb, and the
    sorts of what is done; *agent* is the token of the pronoun or noun that does it, where a verb phrase has one.
    """

    start: int
    end: int
    type: str
    concept: Concept | None
    rule: Rule
    sure: float = 1.0
    role: str = ""
    signs: tuple[str, ...] = ()
    agent: int | None = None


def own_doings(
    page: Analysis, doings: Iterable[Doing], related: Iterable[Relation], named: frozenset[int]
) -> tuple[Doing, ...]:
    """Leave out nouns inside known names, and remember which verb phrases tell a role: `Begleitet wird … von …`."""
    told = _told_roles(page, related)
    kept = (d for d in doings if d.rule != "noun" or named.isdisjoint((d.start,)))
    return tuple(
        d._replace(role=_role(page.span(d.start, d.end), told.get(page.sentence_of[d.start], ())))
        if d.rule == "phrase"
        else d
        for d in kept
    )


def _told_roles(page: Analysis, related: Iterable[Relation]) -> dict[int, list[tuple[int, int, str]]]:
    """Return where words tell a role, and which, by the number of the sentence that they stand in."""
    begin = [page.starts[sentence.start] for sentence in page.sentences]
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for relation in related:
        words = relation.evidence[0]
        found[bisect_right(begin, words.start) - 1].append((words.start, words.end, relation.role))
    return found


def _role(span: tuple[int, int], told: Iterable[tuple[int, int, str]]) -> str:
    """Return the role whose evidence covers more than half of *span* or the reverse, or nothing."""
    first, last = span
    return next(
        (
            role
            for start, end, role in told
            if 2 * (min(last, end) - max(first, start)) > min(last - first, end - start)
        ),
        "",
    )


def activities(page: Analysis, doings: Iterable[Doing], extractor: str) -> Iterator[Activity]:
    """Yield the page's activities, each wording once."""
    told: set[str] = set()
    for doing in doings:
        written = page.written(doing.start, doing.end).strip(" .,;:")
        if written.lower() in told or len(written) < SHORTEST or DEBRIS.search(written):
            continue
        told.add(written.lower())
        often = OFTEN.search(written)
        yield Activity(
            page=page.page,
            extractor=extractor,
            confidence=round(doing.sure, 2),
            evidence=(page.evidence(doing.start, doing.end),),
            label=doing.concept.label if doing.concept else written,
            as_written=written,
            activity_type=_type(doing.type),
            frequency=often[0] if often else None,
            concept=doing.concept.iri if doing.concept else None,
        )


def _type(name: str) -> ActivityType:
    return TYPES.get(name, "sonstiges")
