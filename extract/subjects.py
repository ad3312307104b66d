"""Whom a role is for: the thing named in the construction, what a pronoun means, or what the page is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.analysis import Analysis
from extract.masks import Mask, Slot
from extract.mentions import Entity
from extract.records import Party
from extract.things import NOUN, Thing

PREFIX = re.compile(r"^(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s?[–-]\s?|neu(?:es|e|er)?\s(?:von|aus|bei)\s|das\s|die\s|der\s)", re.IGNORECASE)
QUOTED = re.compile(r"[„“\"»](.{3,90}?)[“”\"«]")
LONGEST_TITLE = 110


def party(entity: Entity) -> Party:
    """Return the entity as one side of a relation."""
    return Party(entity.name, entity.iri)


@dataclass
class Discourse:
    """What the text has spoken of so far, newest last."""

    topic: Party | None
    named: list[tuple[str, Party]] = field(default_factory=list)
    subject: Party | None = None

    def hear(self, mask: Mask) -> None:
        """Take in a sentence after its roles were read."""
        first: Party | None = None
        for slot in mask.slots.values():
            said = own_party(slot)
            if said:
                self.named.append((said.name.lower(), said))
                if first is None and (slot.letter in "OT" or len(slot.members) == 1):
                    first = said
        self.subject = first or self.subject

    def pointed(self, noun: str) -> Party | None:
        """Return the newest thing whose name holds *noun*; what the page is about where none does."""
        stem = noun.lower()[:7]
        found = next((said for name, said in reversed(self.named) if stem in name), None)
        return found or self.topic

    def meant(self, slot: Slot | None) -> Party | None:
        """Return the party that a slot names, points to or means by a pronoun."""
        if slot is None:
            return self.topic
        return own_party(slot) or (self._pronoun() if slot.letter == "P" else self.pointed(_noun(slot.thing)))

    def _pronoun(self) -> Party | None:
        return self.subject or self.topic


def own_party(slot: Slot) -> Party | None:
    """Return the party that the slot itself names, None for a pronoun or a pointing noun."""
    if slot.members:
        return party(slot.members[0][0])
    return Party(slot.thing.name) if slot.thing and slot.thing.name else None


def _noun(thing: Thing | None) -> str:
    return thing.noun if thing else ""


def topic(page: Analysis, entities: Sequence[Entity]) -> Party | None:
    """Return what the page is about: an office or quoted name in its title, its first office, or the title itself."""
    heads = [s for s in page.sentences if s.block.kind == "heading"]
    for sentence in heads[:2]:
        inside = [e for e in entities if any(sentence.start <= s.start < sentence.end and not s.pointing for s in e.spans)]
        office = next((e for e in inside if e.office), None)
        if office:
            return party(office)
        quoted = QUOTED.search(page.written(sentence.start, sentence.end))
        if quoted:
            return Party(quoted[1])
    office = next((e for e in entities if e.office), None)
    if office:
        return party(office)
    return _title(page, entities)


def _title(page: Analysis, entities: Sequence[Entity]) -> Party | None:
    heads = [s for s in page.sentences if s.block.kind == "heading"]
    for sentence in heads[:2]:
        inside = [e for e in entities if any(sentence.start <= s.start < sentence.end and not s.pointing for s in e.spans)]
        if inside:
            return party(inside[0])
        title = page.written(sentence.start, sentence.end)
        if len(title) < LONGEST_TITLE and any(NOUN.fullmatch(w) for w in re.findall(r"[\w-]+", title)):
            return Party(PREFIX.sub("", title))
    return None
