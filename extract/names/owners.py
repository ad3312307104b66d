"""Whose a body is, told in the genitive behind its head noun: `des Landes Hessen`, `der Stadt (Celle)`."""

from __future__ import annotations

from collections.abc import Sequence

from extract.frames import HeadGroup
from extract.names.lands import DIOCESES, diocese, land, locality
from extract.names.lexicon import Lexicon

OWNERS = frozenset(
    {"Stadt", "Gemeinde", "Landeshauptstadt", "Region", "Hansestadt", "Landkreises", "Kreises", "Bezirks", "Bezirkes"}
    | {"Kantons", "Städteregion", "Verbandsgemeinde", "Samtgemeinde", "Universitätsstadt", "Kreisstadt"}
)
STATES = frozenset({"Landes", "Freistaats", "Freistaates"})
FIELDS = frozenset(
    {("des", "Innern"), ("des", "Inneren"), ("der", "Justiz"), ("der", "Finanzen"), ("der", "Verteidigung")}
)
BARE_OWNERS = frozenset(
    {"Stadt", "Gemeinde", "Landeshauptstadt", "Hansestadt", "Landkreises", "Kreises", "Landes", "Kantons"}
    | {"Kirchenkreises", "Bistums", "Dekanats", "Bezirks"}
)


def owned(lexicon: Lexicon, words: Sequence[str], place: int, last: int, group: HeadGroup) -> int:
    """Return where the owner ends whose genitive is at *place*: `Landes Hessen`, `Saarlandes`, `Stadt (Celle)`."""
    reached = place + 1
    if (words[place - 1], words[place]) in FIELDS:
        return reached
    if words[place] in STATES:
        reached = land(lexicon, words, place + 1, last)
    elif words[place] in DIOCESES:
        reached = diocese(lexicon, words, place - 1, last)
    elif words[place] in OWNERS:
        reached = locality(lexicon, words, place + 1, last)
    owner = lexicon.heads.find(words[place])
    district = owner is not None and owner.kind == "district" and bool(owner.prefix)
    alone = district or words[place].removesuffix("s").removesuffix("e") in lexicon.laender
    called = lexicon.heads.find(words[place - 2]) is None
    bare = words[place] in BARE_OWNERS and (group.owned or called)
    return reached if reached > place + 1 or alone or bare else place
