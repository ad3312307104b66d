"""What kinds of things a sentence speaks of: a group has members, a project partners, an office a host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.masks import Mask

GROUP = re.compile(
    r"\w*(?:netzwerk|bündnis|verbund|arbeitskreis|konferenz|forum|beirat|gruppe|gremium|kuratorium|ausschuss|runde|jury|arbeitsgemeinschaft|"
    r"verein|allianz|plattform|kette|tisch|pakt|verband|vereinigung|liga|kreis|rat)(?:e?s|en?)?"
)
OFFICE = re.compile(r"\w*(?:stelle|büro|zentrum|kiosk|beratung|kgc)")
PROJECT = re.compile(
    r"\w*(?:projekt|programm|initiative|kampagne|vorhaben|aktion|kurs|angebot|tag|preis|wettbewerb)\w{0,2}"
)
KINDS = (("group", GROUP), ("office", OFFICE), ("project", PROJECT))
FIRST_WORDS = 3


def spoken_kinds(masked: Mask, sign: str = "") -> Iterator[str]:
    """Yield the kinds of what a sentence speaks of: things, offices, networks and pronouns, but the body at *sign*."""
    for other, slot in masked.slots.items():
        if other == sign or (other[0] == "B" and other[1] != "3"):
            continue
        name = (slot.thing.name or slot.thing.noun) if slot.thing else slot.members[0][0].name
        yield "pronoun" if slot.letter in "PW" else kind_of_name(name)


@lru_cache(maxsize=10_000)
def kind_of_name(name: str) -> str:
    """Return what a thing is by its first words: a `group` that has members, an `office`, a `project`, or a `name`."""
    words = re.findall(r"\w+", name.lower())[:FIRST_WORDS]
    return next((kind for kind, pattern in KINDS if any(map(pattern.fullmatch, words))), "name")
