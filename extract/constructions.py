"""Constructions found in a masked sentence: whom each names as having a role, and what keeps it from being read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.german.prepositions import PREPOSITIONS
from extract.german.verbs import looks_finite
from extract.masks import Mask, Slot
from extract.patterns import DET
from extract.records import Role
from extract.role_frames import Frame, RoleFrames, candidates
from extract.times import is_denied

ATTRIBUTE = r"[a-zäöüß]+(?:t|en)e[nrsm]?"
DENIED = re.compile(r"\bkeine?[mnrs]? (?:andere[nrms]? )?$")
LIST = re.compile(r" : (?:[a-zäöüß-]+ )*[BO]\d+ $")
NAMED = re.compile(r"(?:\bein(?:e[mnr]?)? (?:\S+ (?:der|des|von) )?[BO]\d+ )|\b([BO]\d+) ")
MONEY = r"(?:(?:die|den|dem) )?\S*(?:mitteln?|geldern?|beiträgen|zuschüssen|topf|haushalt|etat) (?:der|des|von) "
GOVERNED = re.compile(rf"\b(?:durch|von|mit|bei|über|aus) (?:{MONEY})?{DET}[BO]\d+ $")
AGENTS: dict[Role, str] = {
    "host": "durch|von|bei",
    "funder": "durch|von|mit|aus|über",
    "initiator": "durch|von",
    "member": "von|aus",
    "partner": "mit|von|durch",
}
ALSO = "ebenso|ebenfalls|außerdem|ferner|zudem|daneben|genauer|nämlich|konkret|zuletzt|darunter|allen voran|zuvörderst"
ADDED = re.compile(rf", (?:{ALSO}) :? ?{DET}(?P<body>[BO]\d+) (?=[.,;])")
ACCUSATIVE = re.compile(r"(\S+) den (?:(?!d(?:ie|e[rm]) )[a-zäöüß-]+e[mnrs]? ){0,2}$")
TOGETHER = re.compile(rf"\b(?:zusammen|gemeinsam) mit {DET}(?P<body>[BO]\d+) ")
JOINED: frozenset[Role] = frozenset({"initiator", "funder"})
CLAUSE_END = re.compile(r"[,;:.]")
GENITIVE = re.compile(r"des (?:[a-zäöüß-]+ )?[BO]\d+ (?!, (?:der|das|welche[rs]) )")
PAIR = 2
INSERTED = re.compile(
    r"[OTP]\d+ (?P<clause>, (?:(?:an|in|bei|für|mit|von|aus|zu|durch|unter|auf) )?"
    r"(?:der|die|das|dem|den|deren|dessen|denen) "
    r"(?P<within>(?:(?![BO]\d)[^\s,;:.]+ )+), )"
)
"""A relative clause with no body in it, between a thing and the words that go on."""


class Match(NamedTuple):
    """A construction found in a sentence: whom it names as having the role, for what, and where its words stand."""

    role: Role
    bodies: tuple[Slot, ...]
    thing: Slot | None
    first: int
    last: int
    weak: bool


def matched(masked: Mask, frames: RoleFrames) -> list[Match]:
    """Return the constructions of a masked sentence, sure ones first; a body has one role in a clause.

    Of constructions within each other the longer one is meant (`Das Geld stammt von B100` is no `stammt von B100`).
    Where there is none, a relative clause that only tells more of a thing may keep its words apart.
    """
    if not any(sign[0] in "BOP" for sign in masked.slots):
        return []
    found = _matched(masked, frames)
    inserted = None if found or masked.text.count(" , ") < PAIR else INSERTED.search(masked.text)
    if inserted is None or not looks_finite(inserted["within"].split()[-1]):
        return found
    return _matched(_without(masked, inserted.start("clause"), inserted.end("clause")), frames)


def _without(masked: Mask, first: int, last: int) -> Mask:
    """Return a masked sentence without the words at the places `first:last`."""
    kept = [
        (p - (last - first) * (p >= last), t)
        for p, t in zip(masked.places, masked.tokens, strict=True)
        if not first <= p < last
    ]
    text = masked.text[:first] + masked.text[last:]
    return Mask(text, tuple(p for p, _ in kept), tuple(t for _, t in kept), masked.slots)


def _matched(masked: Mask, frames: RoleFrames) -> list[Match]:
    hits = ((frame, hit) for frame in candidates(frames, masked.text) for hit in frame.regex.finditer(masked.text))
    possible = [match for frame, hit in hits if (match := _match(masked, frame, hit))]
    found: list[Match] = []
    for match in sorted(possible, key=lambda m: (m.weak, m.first - m.last)):
        if not _repeated(match, found):
            found.append(match)
    return found


def _match(masked: Mask, frame: Frame, hit: re.Match[str]) -> Match | None:
    named = [(name, sign) for name, sign in hit.groupdict().items() if sign]
    signs = [sign for name, sign in named if name.startswith("body")]
    if not signs:
        return None
    bodies = [masked.slots[sign] for sign in signs]
    thing = next((masked.slots[sign] for name, sign in named if name.startswith("thing")), None)
    if (
        thing in bodies
        or (not hit[0].startswith("ohne ") and _is_clause_denied(masked.text, hit))
        or ("kein" in masked.text and DENIED.search(masked.text[: hit.start()]))
        or (frame.body_first and _is_governed(masked.text, hit.start()))
        or GENITIVE.match(hit[0])
        or (frame.agents and any(_is_accusative(masked.text, sign) for sign in signs))
    ):
        return None
    bodies += _listed(masked, hit) if LIST.search(hit[0]) else _continued(masked, frame, hit.end())
    bodies += [slot for slot in _together(masked, frame, hit) if slot not in bodies and slot != thing]
    first, last = masked.token_at(hit.start()), masked.token_at(hit.end() - 1)
    return Match(frame.role, tuple(bodies), thing, first, last, frame.weak)


def _listed(masked: Mask, hit: re.Match[str]) -> list[Slot]:
    """Return the bodies of a list behind a colon: `Partner: B100, die Tafel und B101`."""
    rest = masked.text[hit.end() :]
    return bodies_in(masked, rest.split(";", maxsplit=1)[0] if ":" in rest else rest)


def _together(masked: Mask, frame: Frame, hit: re.Match[str]) -> list[Slot]:
    """Return who founds or pays together with the body of a construction: in the same clause, behind `zusammen mit`."""
    if frame.role not in JOINED or frame.weak:
        return []
    before, behind = masked.text[: hit.start()], CLAUSE_END.split(masked.text[hit.start() :], maxsplit=1)[0]
    clause = CLAUSE_END.split(before)[-1] + behind
    return [masked.slots[found["body"]] for found in TOGETHER.finditer(clause)]


def _is_accusative(text: str, sign: str) -> bool:
    """Tell whether `den` stands before a single body, no preposition before it: whom something is done to."""
    before = ACCUSATIVE.search(text[: text.index(f"{sign} ")])
    return before is not None and before[1] not in PREPOSITIONS and sign[1] != "2"


def _is_clause_denied(text: str, hit: re.Match[str]) -> bool:
    """Tell whether a `nicht` or `kein` stands right before the construction, in it, or behind it in its clause."""
    before = text[: hit.start()].endswith("nicht ")
    return before or is_denied(hit[0]) or is_denied(CLAUSE_END.split(text[hit.end() :], maxsplit=1)[0])


def _is_governed(text: str, place: int) -> bool:
    """Tell whether a preposition stands before a place: what it governs is no subject (`mit B0 bietet O1 …`)."""
    before = text[:place].rsplit(maxsplit=1)
    return bool(before) and before[-1] in PREPOSITIONS


def _continued(masked: Mask, frame: Frame, end: int) -> list[Slot]:
    """Return the bodies that go on after a match: `… sowie durch das Ministerium`."""
    agents = "|".join(frame.agents) or AGENTS[frame.role]
    if not frame.agents and not GOVERNED.search(masked.text[:end]):
        return [masked.slots[hit["body"]] for hit in ADDED.finditer(masked.text, end)][:1]
    again = _again(agents)
    found: list[Slot] = []
    hit = again.match(masked.text, end)
    while hit:
        found.append(masked.slots[hit["body"]])
        hit = again.match(masked.text, hit.end())
    return found


@lru_cache(maxsize=100)
def _again(agents: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:, )?(?:(?:und|sowie|oder|ferner|außerdem|,) )?(?:auch |[a-zäöüß]+(?:lich|ell) )?"
        rf"(?:{agents}) (?:{MONEY})?{DET}(?P<body>[BO]\d+) (?!{ATTRIBUTE} )"
    )


def _repeated(match: Match, found: Sequence[Match]) -> bool:
    for other in found:
        same = set(match.bodies) & set(other.bodies)
        if same and (match.role == other.role or match.weak or _nested(match, other)):
            return True
        within = match.role == other.role and _nested(match, other)
        if other.thing in match.bodies and (match.thing in other.bodies or within):
            return True
    return False


def _nested(one: Match, other: Match) -> bool:
    """Tell whether the words of one construction stand within those of the other."""
    inner, outer = sorted((one, other), key=lambda m: m.last - m.first)
    return inner.first >= outer.first and inner.last <= outer.last


def bodies_in(masked: Mask, text: str) -> list[Slot]:
    """Return the bodies of a list, without those that only explain another (`ein Bereich der B100`)."""
    return [masked.slots[sign] for sign in NAMED.findall(text) if sign] if masked.slots else []
