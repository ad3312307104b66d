"""What a text has spoken of so far: the thing that a pronoun, a pointing noun or an unnamed subject means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.blocks import Block
from extract.gender import gender, may_mean
from extract.masks import Mask, Slot
from extract.mentions import Entity
from extract.records import Party
from extract.things import NOUN, Thing

STEM = 7
LONGEST_PHRASE = 80
JOINING = frozenset({"für", "zu", "zur", "zum", "des", "der", "in", "im", "gegen", "von", "und", "bei"})
NO_THING = re.compile(r"gesetz|präv?g\b|aktionsplan|§|\bsgb\b|good.?practice|leitfaden|empfehlung", re.IGNORECASE)
GOVERNED = re.compile(
    r"(?:^|\s)(?:mit|von|durch|bei|für|an|in|aus|über|neben|zu|nach|seit|vor|auf|unter|um|gegen|ohne)\s"
    r"(?:(?:der|die|das|dem|den|des|ein|eine[mnrs]?|unsere?[mnrs]?|ihre?[mnrs]?|seine?[mnrs]?|[a-zäöüß]+e[mnrs]?)\s){0,3}$"
)
GENERIC = re.compile(
    r"(?:modell|pilot)?(?:projekt|programm|vorhaben|initiative|prozess|verbund|bündnis|netzwerk|stelle|verein|veranstaltung|preis|koordinierungsstelle|fachstelle|geschäftsstelle|vereinbarung|landesvereinigung|arbeitsgemeinschaft)(?:s|es|e|en|n)?",
    re.IGNORECASE,
)


def party(entity: Entity) -> Party:
    """Return the entity as one side of a relation."""
    return Party(entity.name, entity.iri, tuple(entity.aliases))


class Said(NamedTuple):
    """A thing that the text spoke of: its gender, whether it was what the sentence was about, and the block."""

    gender: str
    party: Party
    prominent: bool
    block: Block


@dataclass
class Discourse:
    """What the text has spoken of so far, newest last: `spoken` in this section, `headed` in the heading above.

    A *firm* topic is a thing by name; one that is not firm is only a title's wording.
    """

    topic: Party | None
    named: list[tuple[str, Party]] = field(default_factory=list)
    spoken: list[Said] = field(default_factory=list)
    headed: tuple[int, Party] | None = None
    firm: bool = True
    actor: Party | None = None
    section: Party | None = None
    place: tuple[str, ...] = ()

    def enter(self, block: Block) -> None:
        """Forget what other sections spoke of; a term or the first cell of a row begins a section of its own."""
        term = block.labels[:1] if block.kind == "definition" else ()
        place = (*block.path, *term)
        if block.kind == "heading":
            self.spoken = []
            self.headed = self.headed if self.headed and self.headed[0] < block.level else None
        elif place != self.place:
            self.spoken = self.spoken[-1:]
        self.place = place

    def hear(self, mask: Mask, block: Block) -> None:
        """Take in a sentence after its roles were read."""
        slots = [(slot, said) for slot in mask.slots.values() if (said := own_party(slot))]
        self.named += [(said.name.lower(), said) for _, said in slots]
        self.actor = next((said for slot, said in slots if len(slot.members) == 1), self.actor)
        heard = [
            Said(_gender(slot), said, not is_governed(mask.text, mask.place_of(slot)), block)
            for slot, said in slots
            if self._is_thing(slot, said) and not NO_THING.search(said.name)
        ]
        chosen = sorted(heard, key=lambda said: not said.prominent)
        self.spoken += chosen[::-1]
        if chosen and block.kind == "heading" and block.level > 1:
            self.headed = (block.level, chosen[0].party)

    def head(self, block: Block, title: str) -> None:
        """Take a heading below the title that begins with a thing's noun as its name (`Projekt Morgenrot`)."""
        if block.kind == "heading" and block.level > 1 and names_thing(title):
            self.headed = (block.level, Party(title))

    def _is_thing(self, slot: Slot, said: Party) -> bool:
        """Tell whether a slot names what can be hosted or funded: no single organisation, but a network may be one."""
        network = len(slot.members) == 1 and slot.members[0][0].kind == "network"
        return slot.letter in "OT" or network or (self.topic is not None and said.name == self.topic.name)

    def recent(self, pronoun: str) -> Party | None:
        """Return the newest thing of this section that *pronoun* may mean, else what the page is about."""
        fitting = (said.party for said in reversed(self.spoken) if may_mean(pronoun, said.gender))
        return next(fitting, self.topic)

    def unnamed(self, block: Block) -> Party | None:
        """Return what a role is for that names nothing: the heading's thing, what was just spoken of, the topic."""
        last = next((said for said in reversed(self.spoken) if said.prominent), None)
        if last and (
            not self.firm or last.block is block or (block.kind == "item" and last.block.group == block.group)
        ):
            return self._whole(last.party)
        if self.headed:
            return self._whole(self.headed[1])
        return self.topic if self.firm or not self.spoken else self.spoken[-1].party

    def _whole(self, said: Party) -> Party:
        """Return the topic for a part of its name."""
        return self.topic if self.topic and self.topic.name.startswith(said.name) else said

    def pointed(self, noun: str) -> Party | None:
        """Return the newest thing whose name holds *noun*; what the page is about where none does."""
        stem = noun.lower()[:STEM]
        found = next((said for name, said in reversed(self.named) if stem in name), None)
        about = self.topic and stem in self.topic.name.lower()
        meant = self.topic if about or GENERIC.fullmatch(noun) else None
        return found or meant or Party(noun.capitalize())

    def meant(self, slot: Slot | None) -> Party | None:
        """Return the party that a slot names, points to or means by a pronoun."""
        if slot is None:
            return self.topic
        own = own_party(slot)
        if own:
            return own
        noun = slot.thing.noun if slot.thing else ""
        return self.recent(noun) if slot.letter in "PW" else self.pointed(noun)


def is_governed(text: str, place: int) -> bool:
    """Tell whether a preposition, an article and adjectives apart, stands before a place of a masked sentence."""
    return GOVERNED.search(text[max(place - LONGEST_PHRASE, 0) : place]) is not None


def names_thing(title: str) -> bool:
    """Tell whether a title begins with a thing's noun and goes on as a name does (`Projekt Morgenrot`)."""
    noun, *rest = re.split(r":?\s", title, maxsplit=2)
    return NOUN.fullmatch(noun) is not None and bool(rest) and (not rest[0].islower() or rest[0] in JOINING)


def own_party(slot: Slot) -> Party | None:
    """Return the party that the slot itself names, None for a pronoun or a pointing noun."""
    if slot.members:
        return party(slot.members[0][0])
    return slot.thing.party or Party(slot.thing.name) if slot.thing and slot.thing.name else None


def _gender(slot: Slot) -> str:
    return gender(_noun(slot.thing) if slot.thing else slot.members[0][0].noun or slot.members[0][0].name.split()[0])


def _noun(thing: Thing) -> str:
    return thing.noun or thing.name.split()[0]
