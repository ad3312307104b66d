"""Words that run on behind a head noun: capitalised ones, and what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.frames import Head
from extract.german.quotation import CLOSING, OPENING
from extract.names.lexicon import Lexicon

MOTTO = re.compile(r"(?:Gesund|Sozial|Sicher|Aktiv|Familienfreundlich|Altersfreundlich|Bewegt|Kinderfreundlich)e[nrs]?")
AIMS = frozenset({"aufwachsen", "leben", "bleiben", "altern", "teilhaben", "essen", "sein", "werden"})
_FIELDS = "Gesundheit Prävention Teilhabe Pflege Soziales Bildung Migration Inklusion Ernährung"
FIELDS = frozenset(_FIELDS.split())
"""Fields of work, no bodies: behind `und` they go on with a name (`Fachstelle Klimawandel und Gesundheit`)."""
SLOGANS = frozenset({"Gesund", "Leben", "Aktiv", "Fit", "Alt"})
OPENS, CLOSES = frozenset(OPENING), frozenset(CLOSING)
MOST_RUN = 5
MOST_QUOTED = 10


def run(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where the capitalised words end that stand at *end*: `Gesunde Kinder`, `Gesund in Nürnberg`."""
    place = end
    while place < last and place - end < MOST_RUN and (ahead := _ahead(lexicon, words, place, last, end)):
        place += ahead
    if place > end and _is_of_town(lexicon, words, place, last):
        place += 1
    if place > end and words[place - 1].endswith("-") and _is_ellipsis(lexicon, words, place, last):
        return place + 2
    if place > end and place + 1 < last and words[place] == "und" and words[place + 1] in FIELDS:
        return place + 2
    while place > end and words[place - 1].endswith("-"):
        place -= 1
    if place > end and place + 1 < last and words[place - 1] in SLOGANS and words[place] in {"in", "im", "mit"}:
        return place + 2 if words[place + 1][:1].isupper() else place
    return place


def _is_of_town(lexicon: Lexicon, words: Sequence[str], place: int, last: int) -> bool:
    """Tell whether a town's adjective ends before *place*, whose house follows (`Verein Gostenhofer Bürgertreff`)."""
    head = lexicon.heads.find(words[place]) if place < last else None
    if head is None or not head.prefix or head.group.compound:
        return False
    return words[place - 1].endswith("er") and head.kind == "centre"


def quoted(_: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `„Gesunde Kinder“` ends; *end* itself where no quotation marks open or none close soon."""
    if end < last and words[end] in OPENS:
        for place in range(end + 1, min(last, end + MOST_QUOTED)):
            if words[place] in CLOSES:
                return place + 1
    return end


def _is_ellipsis(lexicon: Lexicon, words: Sequence[str], place: int, last: int) -> bool:
    """Tell whether `und Jugendförderung` follows `Kinder-`."""
    return place + 1 < last and words[place] in {"und", "&"} and lexicon.may_name(words[place + 1])


def _ahead(lexicon: Lexicon, words: Sequence[str], place: int, last: int, first: int) -> int:
    """Return how many tokens go on a run that began at *first*: a capitalised word, `älter werden` behind `Gesund`."""
    if _runs_on(lexicon, words, place, last):
        return 1
    aim = place + (words[place] == "älter")
    called = place > first and words[place - 1] in SLOGANS and aim < last and words[aim] in AIMS
    return aim + 1 - place if called else 0


def _runs_on(lexicon: Lexicon, words: Sequence[str], place: int, last: int) -> bool:
    word = words[place]
    if word in {"-", "–", "&", "/"}:
        return place + 1 < last and words[place + 1][:1].isupper() and words[place + 1].lower() not in lexicon.never
    head = lexicon.heads.find(word)
    region = word.lower() == "plus" and words[place - 1].startswith("Gesundheitsregion")
    return region or lexicon.may_name(word) or (head is not None and _is_motto(words, place, head))


def _is_motto(words: Sequence[str], place: int, head: Head) -> bool:
    """Tell whether a place's noun belongs to a motto or landscape (`Bündnis Gesunde Stadt`, `Altenburger Land`)."""
    landscape = words[place] == "Land" and words[place - 1].endswith("er")
    return head.group.town and (landscape or MOTTO.fullmatch(words[place - 1]) is not None)
