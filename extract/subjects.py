"""Whom a role is for: the thing named in the construction, what a pronoun means, or what the page is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.analysis import Analysis, Sentence
from extract.masks import Mask, Slot
from extract.mentions import Entity
from extract.records import Party
from extract.things import NOUN, Thing

PREFIX = re.compile(
    r"^(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s?[–-]\s?|neu(?:es|e|er)?\s(?:von|aus|bei)\s|das\s|die\s|der\s)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[„“\"»](.{3,90}?)[“”\"«]")
LONGEST_TITLE = 110
MOST_HEADINGS = 4
STEM = 7
GENERIC = re.compile(
    r"(?:modell|pilot)?(?:projekt|programm|vorhaben|initiative|prozess|verbund|bündnis|netzwerk|stelle|verein|veranstaltung|preis|koordinierungsstelle|fachstelle|geschäftsstelle|vereinbarung|landesvereinigung|arbeitsgemeinschaft)(?:s|es|e|en|n)?",
    re.IGNORECASE,
)
OFTEN = 3
GROUPS = frozenset({"network", "host", "association"})
EVENT = re.compile(r"fachtag|tagung|konferenz|kongress|treffen|wettbewerb|preis|veranstaltung|forum", re.IGNORECASE)


def party(entity: Entity) -> Party:
    """Return the entity as one side of a relation."""
    return Party(entity.name, entity.iri, tuple(entity.aliases))


@dataclass
class Discourse:
    """What the text has spoken of so far, newest last."""

    topic: Party | None
    named: list[tuple[str, Party]] = field(default_factory=list)
    subject: Party | None = None
    actor: Party | None = None
    section: Party | None = None

    def hear(self, mask: Mask) -> None:
        """Take in a sentence after its roles were read."""
        slots = [(slot, said) for slot in mask.slots.values() if (said := own_party(slot))]
        self.named += [(said.name.lower(), said) for _, said in slots]
        self.subject = next((said for slot, said in slots if _is_thing(slot)), self.subject)
        self.actor = next((said for slot, said in slots if len(slot.members) == 1), self.actor)

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
        if own or slot.letter == "P":
            return own or self.subject or self.topic
        return self.pointed(_noun(slot.thing))


def own_party(slot: Slot) -> Party | None:
    """Return the party that the slot itself names, None for a pronoun or a pointing noun."""
    if slot.members:
        return party(slot.members[0][0])
    return slot.thing.party or Party(slot.thing.name) if slot.thing and slot.thing.name else None


def _is_thing(slot: Slot) -> bool:
    """Tell whether a slot names what can be hosted or funded: no single organisation, but a network may be one."""
    return slot.letter in "OT" or (len(slot.members) == 1 and slot.members[0][0].kind == "network")


def _noun(thing: Thing | None) -> str:
    return thing.noun if thing else ""


def topic(page: Analysis, entities: Sequence[Entity], programmes: Mapping[int, tuple[int, Party]]) -> Party | None:
    """Return what the page is about: what its first headings name, its first office, or the title itself."""
    heads = [s for s in page.sentences if s.block.kind == "heading"][:MOST_HEADINGS]
    starts = {s.start: e for e in entities if e.office for s in e.spans if not s.pointing}
    called = next((starts[t] for s in heads for t in range(s.start, s.end) if t in starts), None)
    if called:
        return party(called)
    for sentence in heads[:2]:
        named = _named_in(page, sentence, entities, programmes)
        if named:
            return named
    office = next((e for e in entities if e.office), None)
    if office:
        return party(office)
    leading = _leading(entities)
    titled = next((said for s in heads if (said := _title(page, s))), None)
    return titled or leading or (_entitled(page.text.title) if page.text.title else None)


def _named_in(
    page: Analysis, heading: Sentence, entities: Sequence[Entity], programmes: Mapping[int, tuple[int, Party]]
) -> Party | None:
    inside = [e for e in entities if any(heading.start <= s.start < heading.end and not s.pointing for s in e.spans)]
    title = _title(page, heading)
    if title and any(NOUN.fullmatch(w) and EVENT.search(w) for w in re.findall(r"[\w-]+", title.name)):
        return title
    programme = next((programmes[t][1] for t in range(heading.start, heading.end) if t in programmes), None)
    if programme:
        return programme
    quoted = QUOTED.search(page.written(heading.start, heading.end))
    if quoted:
        return Party(quoted[1])
    return next((party(e) for e in inside if e.kind in GROUPS), None)


def _leading(entities: Sequence[Entity]) -> Party | None:
    """Return the body that a page of an association speaks of most, where it does so at least three times."""
    named = [e for e in entities if not e.is_class and e.kind not in {"place", "authority", "ministry"}]
    most = max(named, key=lambda e: len(e.spans), default=None)
    return party(most) if most and len(most.spans) >= OFTEN else None


def _title(page: Analysis, heading: Sentence) -> Party | None:
    title = page.written(heading.start, heading.end)
    return _entitled(title) if len(title) < LONGEST_TITLE else None


def _entitled(title: str) -> Party:
    """Return a title as a thing's name: without a leading date, its part before a colon or dash as another name."""
    name = PREFIX.sub("", title)
    parts = [name.split(sign)[0].strip() for sign in (": ", " – ", " | ") if sign in name]
    return Party(name, None, tuple(dict.fromkeys(parts)))
