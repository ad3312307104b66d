"""Verb phrases between the joints of a sentence: German puts the verb second or last, particles at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

STOPS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "–", "\n"})
JOINTS = frozenset({"und", "sowie", "oder", "bzw.", "beziehungsweise"})
OPENERS = frozenset({"dass", "um", "damit", "indem", "die", "der", "das", "sowie", "und", "aber", "auch", "zudem", "dazu", "sie", "er", "wir", "so", "dabei", "daher", "deshalb", "darüber", "hinaus", "außerdem"})  # fmt: skip
PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "worden"})
LONGEST = 16


class Clause(NamedTuple):
    """Tokens `start:end` around the verb at `verb`, read as a finite form, an infinitive or a participle."""

    start: int
    end: int
    verb: int
    kind: str
    particle: str


def clauses(words: Sequence[str], start: int, end: int, verbs: Mapping[str, Any]) -> Iterator[Clause]:
    """Yield a clause for every verb of *verbs* in `words[start:end]`, the words in small letters being its keys."""
    places = [p for p in range(start, end) if words[p].lower() in verbs and (words[p][0].islower() or p == start)]
    passive = any(w.lower() in PASSIVE for w in words[start:end])
    for number, verb in enumerate(places):
        left = _left(words, start, verb, places[number - 1] if number else start - 1)
        right = _right(words, end, verb, places[number + 1] if number + 1 < len(places) else end)
        clause = _clause(words, left, right, verb, {kind for kind, *_ in verbs[words[verb].lower()]}, passive=passive)
        if clause and 1 < clause.end - clause.start <= LONGEST:
            yield clause


def _clause(words: Sequence[str], left: int, right: int, verb: int, kinds: set[str], *, passive: bool) -> Clause | None:
    last = verb == right - 1
    if last and "infinitive" in kinds and not passive:
        return Clause(_opened(words, left, verb), verb + 1, verb, "infinitive", "")
    if "participle" in kinds and passive:
        return Clause(_opened(words, left, verb), right, verb, "participle", "")
    if "finite" not in kinds and not ("infinitive" in kinds and not last):
        return None
    kind = "finite" if "finite" in kinds else "infinitive"
    if last:
        return Clause(_opened(words, left, verb), right, verb, kind, "")
    return Clause(verb, right, verb, kind, words[right - 1].lower())


def _left(words: Sequence[str], start: int, verb: int, before: int) -> int:
    place = verb
    while (
        place > start
        and words[place - 1] not in STOPS
        and not (
            words[place - 1] in JOINTS and before < place - 1 and before >= start and _free(words, before, place - 1)
        )
    ):
        place -= 1
    return place


def _free(words: Sequence[str], before: int, joint: int) -> bool:
    return not any(w in STOPS for w in words[before:joint])


def _right(words: Sequence[str], end: int, verb: int, after: int) -> int:
    place = verb + 1
    while place < end and words[place] not in STOPS:
        if words[place] in JOINTS and after < end and not any(w in STOPS for w in words[place:after]):
            break
        place += 1
    return place


def _opened(words: Sequence[str], left: int, verb: int) -> int:
    while left < verb and words[left].lower() in OPENERS:
        left += 1
    return left
