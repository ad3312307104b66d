"""Titles and headings: which name a thing, which ask, lead on or only say what a section is about."""

from __future__ import annotations

import re

from extract.thing_nouns import BOARD, NOUN

SECTION_WORDS = re.compile(
    r"förder|finanz|partner|träger|kontakt|ansprech|mitglied|kooperation|zusammenarbeit|über uns|wer |beteilig|"
    r"struktur|"
    r"ergebnis|zahlen|ablauf|termin|laufzeit|zeitraum|geschichte|entstehung|unser|team|aktuell|beispiel|fazit|bilanz|"
    r"hintergrund|ziel|aufgaben|angebot|material|weitere|projekte|rückblick|preis|hauptinhalt|inhalt",
    re.IGNORECASE,
)
JOINING = frozenset({"für", "zu", "zur", "zum", "des", "der", "in", "im", "gegen", "von", "und", "bei"})
SAID = re.compile(
    r"[?.]$|\b(?:ich|wir|ist|sind|haben|hat|will|wollen|mein|nicht|kein|du|man|darf|muss|kann|wird|waren?|mal|uns|ginge|sich)\b"
)
ASKING = re.compile(
    r"(?:wer|was|wie|wo|wann|warum|wozu|wohin|woher|welche[rsnm]?|so|hier|dort|und|aus|über)\s", re.IGNORECASE
)
NUMBER = re.compile(r"^(?:\d{1,2}\s?[.)]|[a-z]\))\s+")


def asks(title: str) -> bool:
    """Tell whether a heading asks or leads on (`Was gerade läuft`) rather than names."""
    return "?" in title or ASKING.match(title) is not None


def is_said(quoted: str) -> bool:
    """Tell whether words in quotation marks are what somebody says (`Wir klingeln nicht`) rather than a name."""
    return SAID.search(quoted) is not None


def names_thing(title: str) -> bool:
    """Tell whether a title begins with a thing's noun and goes on as a name does (`Projekt Morgenrot`)."""
    noun, *rest = re.split(r":?\s", title, maxsplit=2)
    if ": " in "".join(rest[1:]):
        return False
    if not rest and BOARD.fullmatch(noun):
        return True
    return NOUN.fullmatch(noun) is not None and bool(rest) and (not rest[0].islower() or rest[0] in JOINING)


def heading_name(title: str) -> str:
    """Return a heading without its number, and without what follows a colon."""
    return NUMBER.sub("", title).split(": ", maxsplit=1)[0].strip(' \u201e\u201c\u201d"»«')
