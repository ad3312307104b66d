"""Who pays, as pages call it for short: the Land without its name, and the Krankenkassen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.analysis import Sentence
from extract.authority import Body
from extract.mentions import Span
from extract.names.known import after
from extract.names.lexicon import Lexicon

BEFORE_PAYER = frozenset({"das", "dem", "des", "der", "vom", "beim", "zum", "die", "den"})
GOVERNMENTS = frozenset({"landesregierung", "staatsregierung", "landesverwaltung"})
COUNTRY = re.compile(r"(?:Land|Lande|Landes|Freistaat|Freistaate?s)")
NO_COUNTRY = frozenset({"auf", "in", "im", "über", "aufs", "hierzulande"})
FUNDS = frozenset({"Kassen", "GKV"})
FUNDS_IRI = "https://w3id.org/chancennetz/body/klasse-gkv"


def payers(
    lexicon: Lexicon, words: list[str], sentence: Sentence, country: Body | None, insurers: Body | None
) -> Iterator[Span]:
    """Yield `das Land`, `der Freistaat`, `die Landesregierung` as *country*, and `die Kassen`, `GKV` as *insurers*."""
    for place in range(sentence.start, sentence.end):
        if not may_pay(words[place]):
            continue
        article = words[place - 1].lower() if place > sentence.start else ""
        if country and _means_the_land(words, place, sentence, article, lexicon.laender):
            yield Span(place, place + 1, country.kind, country.iri)
        elif insurers and words[place] in FUNDS and (words[place] == "GKV" or article in BEFORE_PAYER):
            yield Span(place, after(lexicon, words, place + 1, sentence.end), insurers.kind, insurers.iri)


@lru_cache(maxsize=50_000)
def may_pay(word: str) -> bool:
    """Tell whether *word* may mean who pays."""
    return word in FUNDS or word.lower() in GOVERNMENTS or COUNTRY.fullmatch(word) is not None


def _means_the_land(words: list[str], place: int, sentence: Sentence, article: str, laender: frozenset[str]) -> bool:
    """Tell whether a lone `Land` or `Landesregierung` behind an article is the government; `auf dem Land` is not."""
    before = words[place - 2].lower() if place - 1 > sentence.start else ""
    behind = words[place + 1] if place + 1 < sentence.end else ""
    if article not in BEFORE_PAYER or behind[:1].isupper() or behind.rstrip("s") in laender:
        return False
    return words[place].lower() in GOVERNMENTS or (
        COUNTRY.fullmatch(words[place]) is not None and before not in NO_COUNTRY and article not in {"die", "den"}
    )
