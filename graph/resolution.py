"""Proposes which bodies may be one. It only proposes: people judge, and judgements are never overruled.

Bodies are compared inside blocks only (head noun, last word or abbreviation, each with the Land; host), and joined by
complete linkage: a body joins a group only where it is like every body in it, so that no chain leads from one sibling
to the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple, TypeAlias

from graph.likeness import Body, Likeness, likeness
from graph.spellings import stem

Pair: TypeAlias = tuple[str, str]
Likenesses: TypeAlias = Mapping[Pair, Likeness]


class Proposal(NamedTuple):
    """Two bodies that may be one, the better known second, and why."""

    one: Body
    other: Body
    likeness: Likeness


def proposals(bodies: Sequence[Body], judged: Collection[Pair] = ()) -> list[Proposal]:
    """Return what to judge, the surest first; a pair that was *judged* is asked no more, nor joins a group."""
    by_iri = {body.iri: body for body in bodies}
    alike = _alike(bodies, judged)
    found: list[Proposal] = []
    for group in groups(by_iri, alike, set(judged)):
        stands = max(group, key=lambda iri: (by_iri[iri].known, len(by_iri[iri].name), iri))
        whys = ((iri, alike.get(pair(iri, stands))) for iri in group - {stands})
        found += [Proposal(by_iri[iri], by_iri[stands], why) for iri, why in whys if why]
    return sorted(found, key=lambda one: (-one.likeness.score, one.one.iri))


def groups_of(bodies: Sequence[Body]) -> list[set[str]]:
    """Return the groups (of IRIs) that *bodies* would be joined to if every proposal were judged the same."""
    return groups({body.iri: body for body in bodies}, _alike(bodies, ()))


def groups(bodies: Mapping[str, Body], alike: Likenesses, apart: Collection[Pair] = ()) -> list[set[str]]:
    """Join the likest first, by complete linkage; bodies of one name with a known one are as that one is."""
    group_of = {iri: {iri} for iri in bodies}
    for (first, second), _ in sorted(alike.items(), key=lambda one: (-one[1].score, one[0])):
        one, other = group_of[first], group_of[second]
        if one is not other and _may_join(one, other, bodies, alike, apart):
            one |= other
            group_of |= dict.fromkeys(other, one)
    return [group for iri, group in group_of.items() if len(group) > 1 and iri == min(group)]


def pair(first: str, second: str) -> Pair:
    """Return two IRIs in their order."""
    return (first, second) if first < second else (second, first)


def _may_join(
    one: Iterable[str], other: Iterable[str], bodies: Mapping[str, Body], alike: Likenesses, apart: Collection[Pair]
) -> bool:
    crossing = [pair(first, second) for first in one for second in other]
    if any(found in apart for found in crossing):
        return False
    known = [iri for iri in (*one, *other) if bodies[iri].known]
    if len(known) > 1:
        return False
    if known:
        return all(found in alike for found in crossing if known[0] in found)
    return all(found in alike for found in crossing)


def _alike(bodies: Sequence[Body], judged: Collection[Pair]) -> dict[Pair, Likeness]:
    found = {}
    for one, other in _candidates(bodies):
        if not (one.known and other.known) and pair(one.iri, other.iri) not in judged and (why := likeness(one, other)):
            found[pair(one.iri, other.iri)] = why
    doubtful = _doubtful(found, {body.iri for body in bodies if body.known})
    return {two: why for two, why in found.items() if two not in doubtful}


def _doubtful(alike: Likenesses, known: set[str]) -> set[Pair]:
    """Return the pairs of a name that is equally like several known bodies: an abbreviation that siblings share."""
    best: dict[tuple[str, float], list[Pair]] = defaultdict(list)
    for two, why in alike.items():
        for name, body in (two, reversed(two)):
            if body in known:
                best[name, why.score].append(two)
    return {two for pairs in best.values() if len(pairs) > 1 for two in pairs}


def _candidates(bodies: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    """Yield the pairs that share a block, each once; what is of no Land meets all that share the rest of the block."""
    blocks: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, body in enumerate(bodies):
        for block, land in _blocks(body):
            blocks[block][land].add(number)
    pairs = (two for by_land in blocks.values() for two in _meeting(by_land))
    for first, second in sorted({(min(two), max(two)) for two in pairs}):
        yield bodies[first], bodies[second]


def _meeting(by_land: Mapping[str, Collection[int]]) -> Iterator[tuple[int, int]]:
    for numbers in by_land.values():
        yield from combinations(numbers, 2)
    landless = set(by_land.get("", ()))
    elsewhere = {number for numbers in by_land.values() for number in numbers} - landless
    yield from product(landless, elsewhere)


def _blocks(body: Body) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the blocks that a body is compared in, each with a Land, which is empty where nothing says one."""
    for name in body.spellings:
        for land in name.lands or body.lands or ("",):
            yield ("short" if name.short else "words", name.key), land
            if name.head:
                yield ("head", name.head), land
            if len(name.words) > 1:
                yield ("last", stem(name.words[-1])), land
    yield from ((("host", host), "") for host in body.hosts)
