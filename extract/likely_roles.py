"""Which roles of a sentence's constructions are probable, and which bodies have one that no construction tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from extract.constructions import Match
from extract.judge import Judge
from extract.judged_roles import Telling
from extract.masks import Mask, Slot
from extract.records import Role
from extract.role_frames import ROLES

NOTHING: Mapping[Slot, int] = MappingProxyType({})
LEAST_TOLD, DOUBTFUL, RATHER, MEANT = 0.2, 0.4, 0.5, 0.8
SUBJECT = r"(?:(?:der|die|das|unser|unsere) )?(?P<subject>B1\d+) "
IS_ONE = re.compile(
    SUBJECT + r"(?:ist|sind|war|waren) (?:der|die|das|eine?) (?:[a-zäöüß]+e[rs]? )?(?P<what>B1\d+) [.,]"
)
WORKS_WITH = re.compile(SUBJECT + r"(?:arbeitet|arbeiten|kooperiert|kooperieren) (?:[^,;:.]* )?mit ")


class Likely(NamedTuple):
    """A match and the probability of its role, None where the judge was not asked."""

    match: Match
    chance: float | None


def likely_roles(matches: Sequence[Match], found: Sequence[Telling], judge: Judge, masked: Mask) -> Iterator[Likely]:
    """Yield the matches that the judge takes for right, and those that it reads without a construction.

    A body of a construction has another role where the judge is sure of it, and none where its role is improbable.
    """
    if not matches and not found:
        return
    chances = {telling.slot: judge.chances(telling.clues) for telling in found}
    likely = {slot: _likeliest(each) for slot, each in chances.items()}
    told = Counter(slot for match in matches for slot in match.bodies) if matches else NOTHING
    for match in matches:
        roles = {s: _role(match.role, chances.get(s), alone=told[s] == 1) for s in match.bodies}
        for role in (role for role in ROLES if role in roles.values()):
            bodies = tuple(s for s in match.bodies if roles[s] == role)
            asked = [chances[s][role] for s in bodies if s in chances]
            meant = match if bodies == match.bodies and role == match.role else match._replace(role=role, bodies=bodies)
            yield Likely(meant, min(asked, default=None))
    for slot, role in likely.items():
        if slot not in told and chances[slot][role] >= judge.least and _may_have(role, slot, masked):
            yield Likely(Match(role, (slot,), None, slot.start, slot.end - 1, weak=True), chances[slot][role])


def _may_have(role: Role, slot: Slot, masked: Mask) -> bool:
    """Tell whether a body may have a role that no words tell: not where the sentence only says what a body is.

    Who `arbeitet mit` others `zusammen` is no more than their partner.
    """
    place = masked.place_of(slot)
    is_one = IS_ONE.match(masked.text)
    if is_one and place in {is_one.start("subject"), is_one.start("what")}:
        return False
    works = WORKS_WITH.match(masked.text)
    return role in {"partner", "member"} or works is None or place != works.start("subject")


def _likeliest(chances: Mapping[str, float]) -> Role:
    return max(ROLES, key=chances.__getitem__)


def _role(role: Role, chances: Mapping[str, float] | None, *, alone: bool) -> Role | None:
    """Return the role of a body that a construction gives *role*; None when it has none."""
    if chances is None:
        return role
    likely = _likeliest(chances)
    if likely != role and alone and chances[likely] >= (MEANT if chances[role] >= DOUBTFUL else RATHER):
        return likely
    return role if chances[role] >= LEAST_TOLD else None
