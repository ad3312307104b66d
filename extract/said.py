"""What a text spoke of: one thing at a time, and what a slot of a sentence may be called and mean for others."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from extract.blocks import Block
from extract.gender import may_mean
from extract.masks import Mask, Slot, is_group_noun
from extract.records import Party
from extract.slots import gender_of, is_common, is_speech, own_party
from extract.thing_nouns import by_noun, capitalised
from extract.titles import short_names

FIRST_WORDS = 3
CLUBS = frozenset({"network", "association", "host"})


class Said(NamedTuple):
    """A thing that the text spoke of: gender, whether the sentence was about it, its block, and if it is no body."""

    gender: str
    party: Party
    prominent: bool
    block: Block
    own: bool


def bare(noun: str) -> Party:
    """Return a thing that is only called by its noun, in the nominative and as the text has it."""
    name, written = by_noun(noun), capitalised(noun)
    return Party(name, None, (written,) if written != name else ())


def titled(name: str) -> Party:
    """Return a thing by the name that a heading gives it, with its shorter names."""
    return Party(name, None, short_names(name))


def is_club(slot: Slot, said: Party) -> bool:
    """Tell whether a slot names something that has members: an association, a network, a conference, a board."""
    of_kind = len(slot.members) == 1 and slot.members[0][0].kind in CLUBS
    return of_kind or (len(slot.members) <= 1 and _begins_with_group(said.name))


@lru_cache(maxsize=50_000)
def _begins_with_group(name: str) -> bool:
    return any(map(is_group_noun, name.lower().split()[:FIRST_WORDS]))


def may_be_work(slot: Slot, *, oblique: bool) -> bool:
    """Tell whether `das Projekt` may mean a slot: a thing by name, or one that is more than where something is."""
    return slot.letter == "T" and slot.thing is not None and (bool(slot.thing.name) or not oblique)


def names_of(slot: Slot, said: Party) -> str:
    """Return what a thing may be pointed to by: its name and, where it stands, the noun that tells what it is."""
    noun = slot.thing.noun if slot.thing and slot.letter == "T" else ""
    return f"{noun} {said.name.lower()}"


def earlier(mask: Mask, slot: Slot) -> Party | None:
    """Return the nearest thing of an earlier clause that agrees with a pronoun (`…; sie gehört zu …`)."""
    place = mask.place_of(slot)
    begins = max(mask.text.rfind(sign, 0, place) for sign in (", ", "; ", ": "))
    named = [s for s in mask.slots.values() if s.letter in "OT" or is_common(s)]
    before = [s for s in named if mask.place_of(s) < begins and not is_speech(s)]
    pronoun = slot.thing.noun if slot.thing else ""
    agreeing = [s for s in before if own_party(s) and gender_of(s) and may_mean(pronoun, gender_of(s))]
    return own_party(agreeing[-1]) if agreeing else None
