"""What teaches which role a body has: the bodies of sentences, and where an annotation's cue stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bench.judge_tasks import OPTIONAL, Row, Task, wanted
from extract.judge import NONE
from extract.matching import Json, same_name
from extract.recognise import PossibleRole

ELSEWHERE = 0.3


def role_rows(task: Task, number: int, page: Json, possible: Sequence[PossibleRole]) -> Iterator[Row]:
    """Yield a row for all bodies of a sentence; a role is told where the annotation's cue stands, if it has one."""
    roles: list[dict[str, float]] = [{} for _ in possible]
    passed: set[int] = set()
    for entry in (e for e in page["organisations"] if e["relation"] != "mentioned"):
        near = {n: _nearness(entry, one) for n, one in enumerate(possible) if _names(entry, one)}
        best = max(near.values(), default=0.0)
        told = {n for n, share in near.items() if share == best and (share or len(near) == 1)}
        passed |= near.keys() - told
        for n in told:
            sure = OPTIONAL if entry.get("optional") or entry.get("relation_optional") else 1.0
            roles[n][entry["relation"]] = max(roles[n].get(entry["relation"], 0.0), sure)
    for n, (one, told_roles) in enumerate(zip(possible, roles, strict=True)):
        shares = [1 / len(told_roles) if name in told_roles else 0.0 for name in task.classes]
        counts = max(told_roles.values(), default=ELSEWHERE if n in passed else 1.0)
        wanted_ = shares if told_roles else wanted(task, NONE)
        yield Row(one.clues, wanted_, counts, number, "|".join(names[0] for names in one.bodies))


def _names(entry: Json, one: PossibleRole) -> bool:
    return any(same_name(entry, {"name": called[0], "aliases": called[1:]}) for called in one.bodies)


def _nearness(entry: Json, one: PossibleRole) -> float:
    """Return the share of the cue's words in the sentence, and half of that in the labels above it."""
    cue = _words(entry.get("cue") or "")
    if not cue:
        return 1.0
    return (len(cue & _words(one.sentence)) + len(cue & _words(one.above)) / 2) / len(cue)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower()))
