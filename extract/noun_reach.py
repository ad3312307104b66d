"""How far a noun that may be an activity reaches to the right: complements, what `und` joins to them, and its name."""

from __future__ import annotations

from collections.abc import Container, Sequence

from extract.german.bracket import HELPERS, JOINTS, LONGEST, OPENERS, STOPS
from extract.german.quotation import MARKS

QUOTES = frozenset(MARKS)
CONTINUES = frozenset(
    {"für", "zu", "zum", "zur", "von", "vom", "der", "des", "im", "in", "mit", "bei", "beim", "über", "an", "auf"}
    | {"rund", "um", "durch", "zwischen", "gegen"}
)
MOST_REACHED = 7
ENDS = STOPS - {")"}
NEW = frozenset({"die", "das", "den", "ein", "eine", "einen"})
ADJECTIVE = ("e", "en", "er", "em", "es")
SHORTEST = 4


def reach(words: Sequence[str], behind: range, nouns: Container[int], verbs: Container[str]) -> int:
    """Return where a noun ends with its complements: `Beratung | für Kitas`, `Austausch | zwischen Kitas und Vereinen`.

    *behind* are the places behind it in its sentence; *nouns* those where another noun begins that may be an activity.
    """
    end, last = behind.start, behind.stop
    if end >= last or (words[end].lower() not in CONTINUES and words[end] not in QUOTES):
        return end
    place = _unquoted(words, end, last)
    while place < last and place - end < MOST_REACHED and not _ends(words, place):
        if words[place] not in JOINTS:
            place += 1
            continue
        joined = _joined(words, range(place + 1, last), nouns, verbs)
        if joined is None:
            break
        place = joined
    return place


def named(words: Sequence[str], behind: range, begun: Container[int]) -> int:
    """Return where the name of a committee or project ends: `Arbeitskreis | Kind und Familie`, `AK | Alter(n)`.

    *begun* are the places where the next committee or project begins.
    """
    place = behind.start
    while place < behind.stop:
        noun = place + (place > behind.start and words[place] in JOINTS)
        if noun >= behind.stop or noun in begun or not words[noun][:1].isupper():
            break
        place = _bracketed(words, noun + 1, behind.stop)
    return place


def _bracketed(words: Sequence[str], place: int, last: int) -> int:
    """Return the place behind an ending in brackets at *place*, or *place*: `Alter | (n)`."""
    ending = place + 2 < last and (words[place], words[place + 2]) == ("(", ")") and len(words[place + 1]) < SHORTEST
    return place + 3 if ending else place


def _joined(words: Sequence[str], behind: range, nouns: Container[int], verbs: Container[str]) -> int | None:
    """Return the place behind the noun that `und` joins, with at most an adjective: `Kindern und | jungen Eltern`."""
    noun = next((place for place in behind[:2] if words[place][:1].isupper()), None)
    if noun is None or any(place in nouns for place in range(behind.start, noun + 1)):
        return None
    between = words[behind.start : noun]
    return noun + 1 if all(_is_adjective(word, verbs) for word in between) else None


def _is_adjective(word: str, verbs: Container[str]) -> bool:
    return word.endswith(ADJECTIVE) and word not in verbs and word not in OPENERS


def _ends(words: Sequence[str], place: int) -> bool:
    """Tell whether a noun's complements end: at a stop or auxiliary, or at an article behind another noun."""
    small = words[place].lower()
    return words[place] in ENDS or small in HELPERS or (small in NEW and words[place - 1][:1].isupper())


def _unquoted(words: Sequence[str], place: int, last: int) -> int:
    """Return the token behind the name in quotation marks that begins at *place*, or *place*."""
    if words[place] not in QUOTES:
        return place
    return next((p + 1 for p in range(place + 2, min(last, place + LONGEST)) if words[p] in QUOTES), place)
