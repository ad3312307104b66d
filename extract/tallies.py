"""Counts of some out of many, and counts without a noun: `26 von 41 Anträgen`, `elf unserer Kräfte`, `bisher 14`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.values import NUMBER, Value

BEFORE = r"(?<![\w.,/-])"
NOUN = r"(?:[a-zäöüß]+n\s){0,2}[A-ZÄÖÜ][\wäöüß*:-]+"
OUT_OF = re.compile(rf"{BEFORE}(?P<value>{NUMBER}\s(?:von|der)\s(?:(?:insgesamt|rund)\s)?{NUMBER})\s(?P<unit>{NOUN})")
SOME = re.compile(
    rf"{BEFORE}(?P<value>{NUMBER})\s(?:(?:unserer|ihrer|seiner|dieser)\s(?P<unit>{NOUN})|von\s(?:ihnen|diesen)\b)"
)
SO_FAR = re.compile(
    r"\b(?:bisher|bislang|inzwischen|mittlerweile|derzeit|zurzeit|aktuell)\s"
    rf"(?P<value>(?:(?:rund|etwa|über|fast|knapp)\s)?{NUMBER})(?=\s?[,.;:)]|$)"
)
NO_TALLY = re.compile(r"zwei|drei|[1-3]|(?:19|20)\d\d(?:\sder\s.*)?", re.IGNORECASE)


def tallies(text: str) -> Iterator[Value]:
    """Yield how many of how many, how many of those told of, how many so far; two or three and years are no figures."""
    for pattern in (OUT_OF, SOME, SO_FAR):
        for hit in pattern.finditer(text):
            unit = hit.groupdict().get("unit")
            noun = unit.split()[-1] if unit else "Anzahl"
            if not NO_TALLY.fullmatch(hit["value"]):
                yield Value(*hit.span(), hit["value"], "Anteil" if pattern is OUT_OF else noun, unit)
