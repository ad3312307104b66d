"""Whether a place on a page is a body that acts, or only where something is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.mentions import Entity, Span
from extract.names.towns import SEVERAL

WHERE = frozenset(
    {
        "im",
        "in",
        "aus",
        "am",
        "um",
        "innerhalb",
        "durch",
        "den",
        "dem",
        "des",
        "der",
        "ins",
        "nach",
        "zum",
        "gesamten",
        "ganzen",
    }
)
WITH = (["mit", "der"], ["mit", "dem"], ["Mit", "der"], ["Mit", "dem"])
MASCULINE = re.compile(r"[\wäöüß-]*(?:[Kk]reis|[Bb]ezirk|[Kk]anton|[Ff]reistaat|Markt)")
"""Nouns that stand behind `der` only as subjects: their genitive is another (`des Landkreises`)."""
ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+er|[a-zäöüß-]{3,}(?:isch|lich|ig|end|al)en")
LEAST = 2


def acts(words: Sequence[str], entity: Entity) -> bool:
    """Tell whether a town or district is named in full where no preposition or genitive makes it a mere place."""
    if entity.noun == SEVERAL:
        return False
    return any(_acts(words, span) for span in entity.spans if not span.pointing and span.end - span.start >= LEAST)


def _acts(words: Sequence[str], span: Span) -> bool:
    before = _before(words, span.start)
    subject = before == "der" and MASCULINE.fullmatch(words[span.start]) is not None
    return before not in WHERE or subject or list(words[max(span.start - 2, 0) : span.start]) in WITH


def _before(words: Sequence[str], start: int) -> str:
    """Return the word before a place in small letters, or before its adjective: `im (Grazer) Bezirk Lend`."""
    if start > 1 and ADJECTIVE.fullmatch(words[start - 1]) and words[start - 2].lower() in WHERE:
        return words[start - 2].lower()
    return words[start - 1].lower() if start else ""
