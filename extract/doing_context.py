"""Clues of what may be an activity from what else the page tells: its list, its sentence, and what was told before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.analysis import Analysis
from extract.doings import Doing

IN_LISTS = frozenset({"item", "short"})
SHORTEST_NOUN = 5
THIRDS, LONGEST = 3, 5
APART = 2
SIGNS = ("verb ", "concept ")


class _List(NamedTuple):
    many: int
    types: Mapping[str, int]
    signed: Mapping[str, int]
    tokens: int


def every_context(page: Analysis, doings: Sequence[Doing]) -> list[tuple[str, ...]]:
    """Return, for each of *doings*, which stand in the order of the page, the clues of what stands around it."""
    many = f"page of {len(doings).bit_length()}"
    listed = _of_lists(page, doings)
    beside = _of_sentences(page, doings)
    told = (_told_before(page, doing) for doing in doings)
    return [(many, *listed.get(n, ()), *beside[n], *before) for n, before in enumerate(told)]


def _told_before(page: Analysis, doing: Doing) -> Iterator[str]:
    """Yield whether its nouns stand above already, or below again: `eine Sprechstunde` … `Die Sprechstunde`."""
    nouns = [
        page.places[page.keys[place]]
        for place in range(doing.start, doing.end)
        if page.words[place][:1].isupper() and len(page.words[place]) >= SHORTEST_NOUN
    ]
    if nouns:
        yield f"{doing.rule} of {_share(sum(p[0] < doing.start for p in nouns), len(nouns))} told before"
        yield f"{doing.rule} of {_share(sum(p[-1] >= doing.end for p in nouns), len(nouns))} told later"


def _share(some: int, every: int) -> str:
    return "nothing" if not some else "all" if some == every else "some"


def _of_sentences(page: Analysis, doings: Sequence[Doing]) -> list[tuple[str, ...]]:
    """Return the clues of what the same sentence says right before and right behind each of *doings*."""
    sentences = [page.sentence_of[doing.start] for doing in doings]
    found: list[tuple[str, ...]] = []
    for n, number in enumerate(sentences):
        before = doings[n - 1] if n and sentences[n - 1] == number else None
        behind = doings[n + 1] if n + 1 < len(doings) and sentences[n + 1] == number else None
        found.append(
            (
                *((f"behind {before.rule}", f"behind a {before.type}") if before else ("first of sentence",)),
                *((f"before {behind.rule}", f"before a {behind.type}") if behind else ("last of sentence",)),
            )
        )
    return found


def _of_lists(page: Analysis, doings: Sequence[Doing]) -> Mapping[int, tuple[str, ...]]:
    """Return, by its number, the clues of what a doing is listed with: how many, how long, of which types."""
    clues: dict[int, tuple[str, ...]] = {}
    for run in _runs(page, doings):
        listed = _counted([doings[n] for n in run])
        clues.update((n, tuple(_of_others(doings[n], listed))) for n in run)
    return clues


def _runs(page: Analysis, doings: Sequence[Doing]) -> Iterator[list[int]]:
    """Yield the numbers of the doings of each list, table or row of headings; another sort of block begins the next."""
    runs: dict[int, list[int]] = defaultdict(list)
    last, number = -1, 0
    for n, doing in enumerate(doings):
        if doing.rule not in IN_LISTS:
            continue
        here = page.sentence_of[doing.start]
        kinds = {page.sentences[s].block.kind for s in (last, here)} if last >= 0 else set()
        number += len(kinds) != 1 or (here - last > APART and "heading" not in kinds)
        runs[number].append(n)
        last = here
    yield from runs.values()


def _counted(listed: Sequence[Doing]) -> _List:
    """Return how many doings a list has, of which types, how many with each sign, and how many tokens in all."""
    signed = {sign: sum(_has(doing, sign) for doing in listed) for sign in SIGNS}
    return _List(len(listed), Counter(d.type for d in listed), signed, sum(d.end - d.start for d in listed))


def _has(doing: Doing, sign: str) -> bool:
    return any(one.startswith(sign) for one in doing.signs)


def _of_others(doing: Doing, listed: _List) -> Iterator[str]:
    """Yield the clues of what a doing is *listed* with; itself is one of the list."""
    others = listed.many - 1
    yield f"{doing.rule} with {others.bit_length()}"
    if not others:
        return
    for sign, signed in listed.signed.items():
        yield f"with {sign}{round(THIRDS * (signed - _has(doing, sign)) / others)}"
    yield from (f"with {type_}" for type_, times in listed.types.items() if times > (type_ == doing.type))
    yield f"with long {min(LONGEST, (listed.tokens - doing.end + doing.start) // (2 * others))}"
