"""What the slots of a masked sentence name: their party, their gender, and whether they can have a role."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.gender import gender
from extract.german.prepositions import PREPOSITIONS
from extract.masks import Mask, Slot, is_group_noun
from extract.mentions import Entity
from extract.records import Party
from extract.things import Thing
from extract.titles import is_said

NO_THING = re.compile(r"gesetz|präv?g\b|§|\bsgb\b|good.?practice|leitfaden|empfehlung", re.IGNORECASE)
GOVERNED = re.compile(
    rf"(?:^|\s)(?:{'|'.join(sorted(PREPOSITIONS))})\s"
    r"(?:(?:der|die|das|dem|den|des|ein|eine[mnrs]?|unsere?[mnrs]?|ihre?[mnrs]?|seine?[mnrs]?|[a-zäöüß]+e[mnrs]?)\s){0,3}$"
)
ARTICLE = re.compile(r"(?:.*\s)?((?:d|ein|unser|ihr|sein|dies)(?:er|es|em|en|ie|as|e))\s(?:[a-zäöüß]+e[nrs]?\s){0,2}$")
OBLIQUE = frozenset(f"{stem}{end}" for stem in ("d", "ein", "unser", "ihr", "sein", "dies") for end in ("es", "em"))
FEMININE = frozenset({"der", "einer", "unserer", "ihrer", "seiner", "dieser", "den"})
LONGEST_PHRASE = 80
COMMON = frozenset({"network", "centre", "office"})
SUBJECTS = {"sie": "", "er": "m", "es": "n"}


def party(entity: Entity) -> Party:
    """Return the entity as one side of a relation."""
    return Party(entity.name, entity.iri, tuple(entity.aliases))


def own_party(slot: Slot) -> Party | None:
    """Return the party that the slot itself names, None for a pronoun or a pointing noun."""
    if slot.members:
        return party(slot.members[0][0])
    return slot.thing.party or Party(slot.thing.name) if slot.thing and slot.thing.name else None


def is_quote(slot: Slot) -> bool:
    """Tell whether a slot is mere words in quotation marks, a motto or topic perhaps."""
    return slot.thing is not None and slot.thing.party is None and bool(slot.thing.name) and not slot.thing.noun


def is_speech(slot: Slot) -> bool:
    """Tell whether a slot is what somebody says or asks."""
    return is_quote(slot) and slot.thing is not None and is_said(slot.thing.name)


def may_have_role(slot: Slot) -> bool:
    """Tell whether what a slot names can be hosted or funded: no law and no mere words in quotation marks."""
    said = own_party(slot)
    return not is_quote(slot) and not (slot.letter == "T" and said and is_no_thing(said.name))


@lru_cache(maxsize=50_000)
def is_no_thing(name: str) -> bool:
    """Tell whether a name is one of what nobody hosts or funds: a law, a guide, a recommendation."""
    return NO_THING.search(name) is not None


def is_common(slot: Slot) -> bool:
    """Tell whether a slot names one body that others carry together: a network, a centre."""
    return len(slot.members) == 1 and slot.members[0][0].kind in COMMON


def is_office(slot: Slot) -> bool:
    """Tell whether a slot names an office or service that is not one of those sought (`Kontaktstelle Demenz`)."""
    return slot.letter == "B" and len(slot.members) == 1 and slot.members[0][0].kind == "office"


def is_group(subject: Party) -> bool:
    """Tell whether a party is a body of members (`Runder Tisch`, `Arbeitskreis`), not a project that has partners."""
    return any(is_group_noun(word) or word.startswith("tisch") for word in subject.name.lower().split())


def is_governed(text: str, place: int) -> bool:
    """Tell whether a preposition, an article and adjectives apart, stands before a place of a masked sentence."""
    return _is_governing(text[max(place - LONGEST_PHRASE, 0) : place])


@lru_cache(maxsize=50_000)
def _is_governing(before: str) -> bool:
    return GOVERNED.search(before) is not None


def is_oblique(masked: Mask, slot: Slot) -> bool:
    """Tell whether a slot is no subject and no direct object: behind a preposition, or a genitive or dative."""
    place = masked.place_of(slot)
    article = _article(masked.text[max(place - LONGEST_PHRASE, 0) : place])
    cased = article in OBLIQUE or (article in FEMININE and gender_of(slot) in {"f", "p"})
    return cased or is_governed(masked.text, place)


@lru_cache(maxsize=50_000)
def _article(before: str) -> str:
    """Return the article that words end with, adjectives apart; "" where there is none."""
    found = ARTICLE.match(before)
    return found[1] if found else ""


def gender_of(slot: Slot) -> str:
    """Return the gender of what a slot names, "" when it is not known."""
    if slot.letter == "P" and slot.thing:
        return SUBJECTS.get(slot.thing.noun, "")
    return gender(_noun(slot.thing) if slot.thing else slot.members[0][0].noun or slot.members[0][0].name.split()[0])


def _noun(thing: Thing) -> str:
    return thing.noun or thing.name.split()[0]
