"""What stands behind a body's name and belongs to it: its purpose, departments, a town's water, a university's seat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

AT_WATER = frozenset({"am", "im", "an", "in", "a.", "bei", "vor", "ob", "("})
JOINTS = frozenset({",", "und", "&"})
CITY_STATES = frozenset({"Berlin", "Berlins", "Hamburg", "Hamburgs"})
NO_SEAT = frozenset({"Hause", "Gast", "Wort", "Besuch", "Rate", "Beginn", "Ende"})

NO_PLACE = re.compile(
    r"\w*(?:tag|tage|woche|monat|jahr|abend|morgen|mittag|ende|anfang)s?|(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember)|Ort|Standort|Rande?|Beispiel|Herzen|Projekt|Programm|\w+(?:ung|heit|keit|tion|programm|projekt|wettbewerb)"
)

DUTY = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:planung|förderung|wesen|aufsicht|fürsorge|koordination|entwicklung|schutz|hilfen?|dienste)"
)
ESTATES = frozenset({"Stadt", "Landkreis", "Kreis", "Region", "Gemeinde", "Land", "Landeshauptstadt", "Hansestadt"})
PURPOSE = re.compile(r".+(?:ung|tion|hilfe|schutz|erhalt|aufbau|pflege|wohle?)", re.IGNORECASE)
NO_PURPOSE = frozenset({"Verfügung", "Anmeldung", "Finanzierung", "Bewerbung", "Sitzung", "Tagung", "Übernahme"})


def purpose(link: str, word: str) -> bool:
    """Tell whether *link* and *word* may begin a body's purpose: `zur Förderung`, any word behind `für` or `gegen`."""
    if link in {"für", "gegen"}:
        return True
    return word[:1].isupper() and word not in NO_PURPOSE and PURPOSE.fullmatch(word) is not None


def estates(words: Sequence[str], end: int, last: int) -> int:
    """Return where `(die) Stadt und den` ends before `Landkreis Celle`: both are what a body is for."""
    joint = end < last and words[end] == "und" and words[end - 1] in ESTATES
    place = end + 1 + (joint and end + 1 < last and words[end + 1] in {"den", "die", "das"})
    return place if joint and place < last and words[place] in ESTATES else end


def departments(words: Sequence[str], end: int, last: int, known: AbstractSet[str]) -> int:
    """Return where `Jugend, Soziales und Gesundheit` ends; *known* are the words that may stand there."""
    reached, joint = end, ""
    while reached < last and (words[reached] in known or (joint == "und" and DUTY.fullmatch(words[reached]))):
        reached += 1
        end = reached
        joint = words[reached] if reached < last else ""
        reached += joint in JOINTS
    return end


def at_water(words: Sequence[str], end: int, last: int, waters: AbstractSet[str]) -> int:
    """Return where `am Main`, `an der Oder`, `(Saale)` ends behind a town."""
    if end >= last or words[end] not in AT_WATER or not words[end - 1][:1].isupper():
        return end
    place = end + 1 + (words[end + 1 : end + 2] in (["der"], ["d."]))
    if place >= last or words[place].rstrip("s") not in waters:
        return end
    bracket = words[end] == "("
    return place + 1 + bracket if not bracket or words[place + 1 : place + 2] == [")"] else end


def seat(words: Sequence[str], end: int, last: int, *, sits: bool) -> int:
    """Return where `zu Kiel` ends behind a body that *sits* somewhere, and `von Berlin` behind any."""
    if end + 1 >= last:
        return end
    if words[end] == "von" and words[end + 1] in CITY_STATES:
        return end + 2
    return (
        end + 2
        if sits and words[end] == "zu" and words[end + 1][:1].isupper() and words[end + 1] not in NO_SEAT
        else end
    )


def beside(words: Sequence[str], end: int, last: int) -> int:
    """Return where `am Volmeufer`, `an der Ruhr` ends; a day, month or undertaking is no place."""
    place = end + (2 if list(words[end : end + 2]) == ["an", "der"] else int(words[end : end + 1] in (["am"], ("am",))))
    named = end < place < last and words[place][:1].isupper() and NO_PLACE.fullmatch(words[place]) is None
    return place + 1 if named else end
