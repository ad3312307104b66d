"""Keys under which the inflections and gender forms of one word meet."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

FOLD = str.maketrans({"ß": "ss", "ä": "a", "ö": "o", "ü": "u", "Ä": "a", "Ö": "o", "Ü": "u"})
MARKED = re.compile(r"(?<=\w)(?:[*:_·]|/-?|\(-?)[iI]n(?:nen)?\)?$|(?<=[a-zäöüß])In(?:nen)?$")
PERSON = re.compile(r"(?:er|or|eur|ör|ent|ist|ant|log|gog|lleg|pert|ärzt|anwält|wirt|atin)$")
NOUN_ENDINGS = ("en", "es", "e", "n", "s")
ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "e")
PLURAL_ER = re.compile(
    r"(?:kind|land|haus|hauser|mann|rad|buch|glied|bild|feld|dorf|amt|wort|blatt|band|geist|gut|rat|fach|schloss|volk|"
    r"lied|brett|licht|ort|mund|wald|haupt|holz|loch|nest|gesicht|geschlecht|gericht|gehalt|denkmal|quartier)$"
)
LATIN = re.compile(r"(.*(?:zentr|gremi|ministeri|studi|praktik|kriteri|stipendi|muse|them))(?:um|ums|en|a|as)$")
NESS = re.compile(r"(.{3,}nis)s(?:es|en|e)")
SHORTEST_STEM = 4
SHORTEST_FEMALE = 6
SHORTEST_PLURAL = 9
NOT_FEMALE = re.compile("Gewinn|Beginn|Rückgewinn")


def degender(word: str) -> str:
    """Return *word* without a feminine or inclusive ending (`Akteur*innen` → `Akteur`); `Termin` and `Berlin` stay."""
    marked = MARKED.sub("", word)
    if marked != word:
        return marked
    if word.endswith("innen") and word[0].isupper() and len(word) >= SHORTEST_PLURAL and not NOT_FEMALE.match(word):
        return word[:-5]
    male = word[:-2]
    return male if word.endswith("in") and len(male) >= SHORTEST_FEMALE and PERSON.search(male) else word


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """Return the word's key: without gender form and case, umlauts folded, inflectional endings stripped."""
    plain = unicodedata.normalize("NFC", word)
    if not plain[:1].isalpha():
        return plain
    if is_abbreviation(plain):
        return plain
    male = degender(plain).lower()
    folded = male[0] + male[1:].translate(FOLD)
    return noun_stem(folded) if plain[0].isupper() else adjective_stem(folded)


def noun_stem(word: str) -> str:
    """Strip a noun's ending from a folded word; `-er` goes only where it is a plural (`kinder`, not `schuler`)."""
    latin = LATIN.match(word) or NESS.fullmatch(word)
    if latin:
        return latin[1]
    plural = word.removesuffix("n").removesuffix("er")
    if plural != word.removesuffix("n") and PLURAL_ER.search(plural):
        return plural
    for ending in NOUN_ENDINGS:
        kept = word[: -len(ending)]
        if word.endswith(ending) and len(kept) >= SHORTEST_STEM and not _belongs(kept, ending):
            return kept
    return word


def _belongs(kept: str, ending: str) -> bool:
    """Tell whether the ending is the word's own: `Berlin`, `Kreis`, `Campus`, `Fuss`."""
    return (ending == "n" and kept[-1] not in "erl") or (ending == "s" and kept[-1] in "sui")


def adjective_stem(word: str) -> str:
    """Strip an adjective's ending from a folded word in small letters."""
    for ending in ADJECTIVE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=50_000)
def is_abbreviation(word: str) -> bool:
    """Tell whether *word* is an abbreviation, which matches in its exact case only (`HAG` is not `HAGE`)."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) < 2:  # noqa: PLR2004
        return False
    return sum(c.isupper() for c in letters) >= max(2, len(letters) * 0.5) and "-" not in word


def places_of(keys: Iterable[str]) -> dict[str, list[int]]:
    """Return where each of *keys* stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(keys):
        found[one].append(place)
    return found
