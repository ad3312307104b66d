"""Where a name begins: how far it reaches to the left of its head noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.names.lexicon import Lexicon
from extract.names.towns import FREE

LEADS = re.compile(r"(?:isch|ich|ig|er|n)e[rnms]?$|-|isches$|^(?:Deutsch|Frei|Rot|Weiß|Blau|Jüdisch)e[rsnm]?$")
DISTRICT = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+isch(?:e[nrms]?)?")
MOST_LEFT = 4
LINE = 6


def left(lexicon: Lexicon, words: Sequence[str], place: int, first: int, last: int) -> int:
    """Return where the name begins: capitalised words, and `Städte- und` before `Gemeindebund`.

    At the beginning of a sentence, `words[first:last]`, only words count that must belong to the name, unless it
    stands alone in a line.
    """
    start, lone = place, _is_line(words, first, place, last)
    while start > first and place - start < MOST_LEFT:
        word = words[start - 1]
        if word in {"und", "&"} and start - 2 >= first and (words[start - 2].endswith("-") or word == "&"):
            start = _first_halves(words, start - 2, first)
        elif _belongs(lexicon, word, sentence_start=start - 1 == first and not lone):
            start -= 1
        else:
            break
    return start


def left_of_place(words: Sequence[str], place: int, first: int) -> int:
    """Return where `Freie und Hansestadt`, `Hanse- und Universitätsstadt`, `Oberbergischer Kreis` begins."""
    before = words[place - 2] if place - 2 >= first and words[place - 1] == "und" else ""
    if before in FREE or before.endswith("-"):
        return place - 2
    district = words[place].startswith("Kreis") and place > first and DISTRICT.fullmatch(words[place - 1])
    return place - 1 if place > first and (district or words[place - 1] in FREE) else place


def _first_halves(words: Sequence[str], start: int, first: int) -> int:
    """Return where `Bildungs-, Kultur-` begins whose last half-word stands at *start*."""
    while start - 2 >= first and words[start - 1] == "," and words[start - 2].endswith("-"):
        start -= 2
    return start


def _belongs(lexicon: Lexicon, word: str, *, sentence_start: bool) -> bool:
    if not word[:1].isupper() or word.lower() in lexicon.never or len(word) == 1:
        return False
    if not sentence_start:
        return not _is_title(word)
    return bool(LEADS.search(word)) or lexicon.is_land_adjective(word) or lexicon.heads.find(word) is not None


def _is_title(word: str) -> bool:
    return word.endswith(("in", "innen")) and word.lower().removesuffix("nen").endswith("erin")


def _is_line(words: Sequence[str], first: int, place: int, last: int) -> bool:
    """Tell whether a line is short and begins with capitalised words up to the head, as names in lists do."""
    return last - first <= LINE and all(word[:1].isupper() for word in words[first:place])
