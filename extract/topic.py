"""Whether a page is about health equity at all: a gate before any record is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from extract.analysis import Analysis
from extract.mentions import Entity

STRONG = re.compile(
    r"gesundheitsförder|gesundheitliche[rn]?\s(?:chancengleichheit|ungleichheit)|präventionskette|präventionsgesetz|\bkgc\b|"
    r"gesundheitsziel|landesrahmenvereinbarung|gkv-bündnis|teamw\(\)rk|gesund(?:es)?\saufwachsen|gesunde kinder|"
    r"gesundheitskiosk|frühe hilfen|gesunde[rsn]? städte|kommunale[rnm]? strukturaufbau"
)
FIELD = {
    side: re.compile(words)
    for side, words in (
        ("health", "gesundheit"),
        ("prevention", "prävention|präventiv|vorsorge"),
        ("equity", "chancengleichheit|benachteilig|vulnerab|soziale[nr]? lage|armut|wohnungslos|lebenslage"),
        ("insurer", r"krankenkasse|\bgkv\b|krankenversicherung"),
        ("place", "stadtteil|quartier|lebenswelt|kommunal"),
    )
}
CARE = re.compile(
    r"gesund|medizin|krank(?!enkass|enversicher|enhaus)|ärzt|arzt|hebamm|pflege|psych|sucht|bewegung|ernähr|sport|impf|therap|hitze|"
    r"demenz"
)  # fmt: skip
WORK = re.compile(
    r"projekt|träger|landkreis|\bstadt|gemeinde|kommun|verein\b|förder|koordin|bündnis|stelle\b|netzwerk|partner|ehrenamt"
)
KNOWN = frozenset({"office", "host"})
OF_THE_FIELD = frozenset({"equity", "place"})
LEAST, LEAST_CARE, LEAST_WORK = 3, 3, 2


def is_on_topic(
    page: Analysis, entities: Iterable[Entity], names_group: Callable[[], bool], *, known_host: bool = False
) -> bool:
    """Tell whether the main text is about health promotion or equity and not about health in passing.

    A term of the field decides beside a second sign; else three of its sides must show, one of them inequity or a
    place to live, or health beside inequity, a known office or host, or on a website of one (*known_host*); else a
    text that *names_group* of people must speak of care and of common work more than once.
    """
    text = page.text.text
    main = "\n".join(text[b.start : b.end] for b in page.text.content()).lower()
    sides = {side for side, words in FIELD.items() if words.search(main)}
    known = known_host or any(entity.iri and entity.kind in KNOWN for entity in entities)
    if STRONG.search(main) and (known or len(sides) > 1 or len(set(STRONG.findall(main))) > 1 or names_group()):
        return True
    if (len(sides) >= LEAST and sides & OF_THE_FIELD) or ("health" in sides and (known or "equity" in sides)):
        return True
    working = len(CARE.findall(main)) >= LEAST_CARE and len(WORK.findall(main)) >= LEAST_WORK
    return working and names_group()
