"""Whether a page is about health equity at all: a gate before any record is made."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.analysis import Analysis
from extract.mentions import Entity

STRONG = re.compile(
    r"gesundheitsförder|gesundheitliche[rn]?\s(?:chancengleichheit|ungleichheit)|präventionskette|präventionsgesetz|\bkgc\b|"
    r"gesundheitsziel|landesrahmenvereinbarung|gkv-bündnis|teamw\(\)rk|gesund(?:es)?\saufwachsen|gesunde kinder|"
    r"frühe hilfen|gesunde[rsn]? städte|kommunale[rnm]? strukturaufbau",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"(?P<health>gesundheit)|(?P<prevention>prävention|präventiv|vorsorge)|(?P<equity>chancengleichheit|"
    r"benachteilig|vulnerab|soziale[nr]? lage|"
    r"armut|wohnungslos|lebenslage)|(?P<insurer>krankenkasse|\bgkv\b|krankenversicherung)|(?P<place>stadtteil|quartier|lebenswelt|kommunal)",
    re.IGNORECASE,
)
KNOWN = frozenset({"office", "host"})
LEAST = 3


def is_on_topic(page: Analysis, entities: Iterable[Entity], *, known_host: bool = False) -> bool:
    """Tell whether the main text is about health promotion or equity and not about health in passing.

    A term of the field decides alone; else three of its sides must show, or health beside inequity, a known office or
    host, or on a website of one (*known_host*).
    """
    text = page.text.text
    main = "\n".join(text[b.start : b.end] for b in page.text.content())
    sides = {hit.lastgroup for hit in FIELD.finditer(main)}
    known = known_host or any(entity.iri and entity.kind in KNOWN for entity in entities)
    return bool(STRONG.search(main)) or len(sides) >= LEAST or ("health" in sides and (known or "equity" in sides))
