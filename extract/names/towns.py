"""How far the name of a town, district or Land reaches, alone and in an enumeration."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

BEGINS = frozenset({"Bad", "Sankt", "St.", "Neu", "Alt", "Groß", "Klein", "Markt", "Hohe", "Herzogtum", "Lutherstadt"})
BEGINS_AS_ADJECTIVE = re.compile(r".*(?:isch(?:e|er|es)?|er)")
SEVERAL = "kommunen"
PLURAL = re.compile(r"(?:Städte|Kreise|Landkreise|Bezirke|Kantone)n?|(?:Orts|Samt|Verbands|Markt)?[Gg]emeinden")
CHOSEN = re.compile(
    r"(?:Modell|Pilot|Partner|Mitglieds|Programm|Projekt)(?:städte|kommunen|gemeinden|kreise|landkreise)n?"
)
FREE = frozenset({"Freie", "Freien", "Freier", "Kreisfreie", "Kreisfreien", "Große", "Großen"})
COMMON_ENDING = re.compile(r".*(?:innen|ungen|heiten|keiten|schaften|stellen|tionen|ungs?)")


def town(words: Sequence[str], place: int, last: int, fits: Callable[[str], bool]) -> int:
    """Return where a town ends (`Bad Hersfeld`, `Altenburger Land`, `Nienburg/Weser`); *fits* tells which words may."""
    if place >= last or not fits(words[place]) or COMMON_ENDING.fullmatch(words[place]):
        return place
    end = place + 1
    first = words[place]
    two = first in BEGINS or BEGINS_AS_ADJECTIVE.fullmatch(first) is not None
    if two and end < last and (fits(words[end]) or words[end] == "Land"):
        end += 1
    if end + 1 < last and words[end] == "/" and fits(words[end + 1]):
        end += 2
    return end


def towns(words: Sequence[str], place: int, last: int, fits: Callable[[str], bool]) -> int:
    """Return where `Städte Bottrop und Gladbeck` ends, whose noun is `words[place]`; *place* if no name follows."""
    found = each(words, place, last, fits)
    return found[-1][1] if found else place


def each(words: Sequence[str], place: int, last: int, fits: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return where each town begins and ends that is listed behind the noun `words[place]`; none if no name follows."""
    found: list[tuple[int, int]] = []
    joint, begin = "", place + 1
    while (end := town(words, begin, last, fits)) > begin:
        found.append((begin, end))
        if joint not in {"", ","} or end >= last or words[end] not in {",", "und", "sowie"}:
            break
        joint, begin = words[end], end + 1
    return found
