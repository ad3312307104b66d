"""How far the name of a town, district or Land reaches, alone and in an enumeration."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

BEGINS = frozenset({"Bad", "Sankt", "St.", "Neu", "Alt", "Groß", "Klein", "Markt", "Hohe", "Herzogtum", "Lutherstadt"})
BEGINS_AS_ADJECTIVE = re.compile(r".*(?:isch(?:e|er|es)?|er)")
SEVERAL = "kommunen"
PLURAL = re.compile(r"(?:Städte|Kreise|Landkreise|Bezirke|Kantone)n?|(?:Orts|Samt|Verbands|Markt)?[Gg]emeinden")
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
    end = town(words, place + 1, last, fits)
    if end == place + 1:
        return place
    reached = end
    while reached < last and words[reached] in {",", "und", "sowie"}:
        joint, after = words[reached], town(words, reached + 1, last, fits)
        if after == reached + 1:
            break
        reached = after
        if joint != ",":
            return reached
    return end
