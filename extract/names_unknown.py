"""Names of several words that nothing knows: runs of capitalised words that German grammar alone does not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.analysis import Sentence
from extract.language import is_small_word
from extract.persons import persons

NAMED = re.compile(r"[A-ZÄÖÜ][\w&+.:*-]*[\wäöüß&+)]")
JOINTS = frozenset(
    {"für", "und", "&", "der", "des", "die", "das", "in", "im", "am", "an", "zur", "zum", "von", "e.", "V.", "e. V."}
)
BEFORE_BODIES = frozenset(
    {"der", "die", "das", "dem", "den", "des", "beim", "vom", "zum", "zur", "im", "am", "„", "»", '"'}
)
CALENDAR = re.compile(
    r"(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|uhr|tel|telefon|fax|mail|str|straße|pdf|seite|download|frau|herr)\w*",
    re.IGNORECASE,
)
INFLECTED = re.compile(r"[a-zäöüß]{3}e[mnrs]?$")
MOST_JOINTS = 3
SEVERAL = 2


def unknown_names(
    words: Sequence[str], sentence: Sentence, known: set[int], never: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield the tokens `start:end` of names that touch no *known* token; *never* are small words that no name holds."""
    place = sentence.start
    while place < sentence.end:
        end = _reach(words, place, sentence.end, known)
        start = place
        while start < end and (words[start].lower() in never or _leads(words[start], first=start == sentence.start)):
            start += 1
        if _is_name(words[start:end], before=words[start - 1].lower() if start > sentence.start else ""):
            yield start, end
        place = max(end, place + 1)


def _reach(words: Sequence[str], place: int, last: int, known: set[int]) -> int:
    """Return the end of the run of capitalised words that begins here; joints count only before another such word."""
    end = ahead = place
    while ahead < last and ahead not in known and ahead - end <= MOST_JOINTS:
        if _can_name(words[ahead]):
            end = ahead + 1
        elif end == place or not (words[ahead] in JOINTS or not words[ahead].strip()):
            break
        ahead += 1
    return end


def _leads(word: str, *, first: bool) -> bool:
    """Tell whether a word is capitalised only because a sentence begins with it."""
    return is_small_word(word) or (first and INFLECTED.search(word) is not None)


def _can_name(word: str) -> bool:
    return NAMED.fullmatch(word) is not None and not CALENDAR.fullmatch(word)


def _is_name(words: Sequence[str], before: str) -> bool:
    """Tell whether two capitalised words stand side by side, as common nouns do not.

    What may be a person counts only behind an article or a quotation mark, which nobody puts before a person's name.
    """
    solid = [word for word in words if word.strip()]
    together = any(_can_name(a) and _can_name(b) for a, b in pairwise(solid))
    line = " ".join(solid)
    return together and (before in BEFORE_BODIES or next(persons(line), None) is None)
