"""Where a body's house stands, told behind its name: a town's water, a street's, a university's seat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.names.lexicon import Lexicon

AT_WATER = frozenset({"am", "im", "an", "in", "a.", "bei", "vor", "ob", "("})
AT = frozenset({"am", "an"})
BANKS = frozenset({"sparkasse", "caritasverband", "werk", "diakonie", "caritas"})
FOUNDED = re.compile(r"1[5-9]\d\d")
CITY_STATES = frozenset({"Berlin", "Berlins", "Hamburg", "Hamburgs"})
NO_SEAT = frozenset({"Hause", "Gast", "Wort", "Besuch", "Rate", "Beginn", "Ende"})
SEATS = frozenset({"university", "clinic", "association"})
HOUSES = frozenset(
    {"kita", "kindertagesstätte", "kindergarten", "kinderhaus", "hospiz", "pflegeheim", "seniorenheim", "haus"}
    | {"ambulanz", "wärmestube", "tagesstätte", "begegnungsstätte", "apotheke", "arztpraxis", "hebammenpraxis"}
    | {
        "familienzentrum",
        "nachbarschaftshaus",
        "mehrgenerationenhaus",
        "seniorenzentrum",
        "altenheim",
        "pflegestützpunkt",
    }
)
FIELD = re.compile(r"[A-ZÄÖÜ][\wäöüß-]*(?:heit|keit|ung|ion|pflege|sport|kräfte|lotsen|lotsinnen)")
TOWNS = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:er|en)")
LAKE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+see")
NO_PLACE = re.compile(
    r"\w*(?:tag|tage|woche|monat|jahr|abend|morgen|mittag|ende|anfang)s?|(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember)|Ort|Standort|Rande?|Beispiel|Herzen|Projekt|Programm|\w+(?:ung|heit|keit|tion|programm|projekt|wettbewerb)"
)


def lived_in(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `in Lebenswelten`, or `im Alter` behind a field, ends: where people live, not where a body does."""
    if end + 1 >= last or words[end] not in {"in", "im"} or words[end + 1] not in lexicon.words.lived_in:
        return end
    behind = words[end - 1]
    field = behind in lexicon.words.departments or FIELD.fullmatch(behind) is not None
    return end + 2 if (field or words[end] == "in") and not lexicon.heads.find(behind) else end


def at_water(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `am Main`, `an der Oder`, `(Saale)` ends behind a town."""
    if end >= last or words[end] not in AT_WATER or not words[end - 1][:1].isupper():
        return end
    place = end + 1 + (words[end + 1 : end + 2] in (["der"], ["d."]))
    if place >= last or not _is_water(lexicon, words[place]) or not _may_lie(lexicon, words, end):
        return end
    bracket = words[end] == "("
    return place + 1 + bracket if not bracket or words[place + 1 : place + 2] == [")"] else end


def _is_water(lexicon: Lexicon, word: str) -> bool:
    return word.rstrip("s") in lexicon.words.waters or LAKE.fullmatch(word) is not None


def _may_lie(lexicon: Lexicon, words: Sequence[str], end: int) -> bool:
    """Tell whether a name ending at *end* may go on with its water: a bank's noun does, no other head noun."""
    head = lexicon.heads.find(words[end - 1])
    return head is None or (words[end] in AT and (head.kind == "bank" or head.noun in BANKS))


def beside(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `am Volmeufer`, `an der Ruhr` ends behind a school, clinic, Kita or home; a day is no place."""
    head = lexicon.heads.find(words[end - 1])
    if head is None or not (head.kind in {"school", "clinic"} or head.noun in HOUSES):
        return end
    place = end + (2 if list(words[end : end + 2]) == ["an", "der"] else int(words[end : end + 1] in (["am"], ("am",))))
    if not end < place < last or NO_PLACE.fullmatch(words[place]):
        return end
    if not lexicon.may_name(words[place]):
        return end
    named = words[place] == "Bahnhof" or TOWNS.fullmatch(words[place])
    return place + 1 + (bool(named) and place + 1 < last and words[place + 1][:1].isupper())


def seat(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `zu Kiel` ends behind a body that has a seat, and `von Berlin`, `von 1765` behind any."""
    if end + 1 >= last:
        return end
    if words[end] == "von" and (words[end + 1] in CITY_STATES or FOUNDED.fullmatch(words[end + 1])):
        return end + 2
    if words[end] != "zu" or not words[end + 1][:1].isupper() or words[end + 1] in NO_SEAT:
        return end
    seated = lexicon.heads.find(words[end - 1])
    return end + 2 if seated is not None and seated.kind in SEATS else end
