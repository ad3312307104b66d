"""Titles and headings: which name a thing, which ask, lead on or only say what a section is about."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.german.verbs import looks_finite
from extract.thing_nouns import BOARD, GENERIC, NOUN, PLACE, WORK

SECTION_WORDS = re.compile(
    r"förder|finanz|partner|träger|kontakt|ansprech|mitglied|kooperation|zusammenarbeit|über uns|wer |beteilig|"
    r"struktur|steuerung|bausteine|arbeitsgruppen|"
    r"ergebnis|zahlen|ablauf|termin|laufzeit|zeitraum|geschichte|entstehung|unser|team|aktuell|beispiel|fazit|bilanz|"
    r"hintergrund|ziel|aufgaben|angebot|material|weitere|projekte|rückblick|preis|hauptinhalt|inhalt|vorstand|satzung|impressum|"
    r"auf einen blick|überblick|steckbrief|kurz (?:und|gefasst|gesagt|notiert|gemeldet|vorgestellt)|in kürze|"
    r"(?:rahmen|projekt|grund|eck)daten|eckpunkte|fakten|wissenswert|gut zu wissen|details|informationen|infos?\b|"
    r"hinweise|meldungen|(?:presse|medien)(?:mitteilung|information)|neuigkeiten|anmeldung|downloads?|allgemeines|(?:laufende|bisherige|abgeschlossene|geplante|geförderte)[ns]?\b",
    re.IGNORECASE,
)
JOINING = frozenset({"für", "zu", "zur", "zum", "des", "der", "in", "im", "gegen", "von", "und", "bei"})
SAID = re.compile(
    r"[?.]$|^Nicht\s|\b(?:ich|wir|ist|sind|haben|hat|will|wollen|mein|nicht|kein(?:e[mnrs]?)?|du|man|darf|muss|kann|wird|waren?|mal|uns|ginge)\b"
)
ASKING = re.compile(
    r"(?:wer|was|wie|wo|wann|warum|wozu|wohin|woher|welche[rsnm]?|so|hier|dort|und|aus|über)\s|"
    r"(?:(?:mit|von|für|bei|durch|an|um|in)\s(?:wem|wen|was)|wem|wen|wessen|weshalb|wieso|wo(?:für|mit|durch|rum|ran|bei|ran|rin|von|raus))\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:Die|Der|Das)\s")
LONG_FOR_A_NAME = 6
SPEAKING = re.compile(r"(?:Ich|Mich|Mir|Uns|Man|Niemand|Keiner|Keine|Jeder|Da|Dann|Wenn|Es|Endlich)\s")
SIGHING = re.compile(r"(?:Schon wieder|Noch|Nur|Bloß|Wieder)\s(?:so\s)?ein(?:e[nmrs]?)?\s")
DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZJFMASOND][a-zä]+)|\b(?:19|20)\d\d\b")
SEVERAL = re.compile(
    r"\b[\wäöüß-]*(?:projekte|initiativen|programme|kampagnen)n?\b|(?:^|\b[a-zäöüß]+e\s)[\wäöüß-]*vorhaben$",
    re.IGNORECASE,
)
LONGEST_RUBRIC = 5
PARTS = re.compile(r"\b[\wäöüß-]*(?:bausteine|angebote|maßnahmen|aktionen|gruppen|kreise)n?\b", re.IGNORECASE)
CIRCLE = re.compile(r"(?:AG|AK|Arbeitsgruppe|Arbeitskreis|Projektgruppe|Runder Tisch)\s(?:[A-ZÄÖÜ„\d])")
PART = re.compile(r"\S+\s\d{1,2}:?\s")
"""What numbers the parts of an event or plan (`Forum 1: …`)."""
PURPOSE = re.compile(r"\s(?:an|am|auf|bei|für|gegen|im|in|mit|ohne|zur|zum)\s")
NUMBER = re.compile(r"^(?:\d{1,2}\s?[.)]|[a-z]\))\s+")


@lru_cache(maxsize=10_000)
def is_usual(title: str) -> bool:
    """Tell whether a heading holds a usual word of sections (`Partner`, `Ziele und Aufgaben`)."""
    return SECTION_WORDS.search(title) is not None


def asks(title: str) -> bool:
    """Tell whether a heading asks or leads on (`Was gerade läuft`) rather than names."""
    return "?" in title or ASKING.match(title) is not None


@lru_cache(maxsize=10_000)
def is_said(quoted: str) -> bool:
    """Tell whether words in quotation marks are what somebody says (`Wir klingeln nicht`) rather than a name."""
    parts = quoted.split(", ")
    clauses = len(parts) > 1 and all(_has_finite(part) for part in parts[:2])
    begun = SPEAKING.match(quoted) is not None and (quoted.startswith("Ich ") or _has_finite(quoted))
    sentence = ARTICLE.match(quoted) is not None and len(quoted.split()) >= LONG_FOR_A_NAME and tells(quoted)
    return SAID.search(quoted) is not None or clauses or begun or sentence or SIGHING.match(quoted) is not None


def _has_finite(words: str) -> bool:
    return any(looks_finite(word) for word in words.split())


@lru_cache(maxsize=10_000)
def announces(title: str) -> bool:
    """Tell whether a heading announces several things (`Unsere Projekte`, `Laufende Vorhaben`)."""
    return SEVERAL.search(title) is not None and title.count(" ") < LONGEST_RUBRIC


@lru_cache(maxsize=10_000)
def announces_parts(title: str) -> bool:
    """Tell whether a heading announces what something is made up of (`Bausteine`, `Arbeitsgruppen`)."""
    return PARTS.search(title) is not None and title.count(" ") < LONGEST_RUBRIC


def is_rubric(name: str) -> bool:
    """Tell whether a name is one plural noun that announces several things (`Projekte`, `Bausteine`)."""
    return " " not in name and (announces(name) or announces_parts(name))


def names_circle(title: str) -> bool:
    """Tell whether a title is that of a working group (`AG Bewegung`)."""
    return CIRCLE.match(title) is not None


def is_part(title: str) -> bool:
    """Tell whether a heading numbers a part of an event or plan (`Forum 1: Frauen`)."""
    return PART.match(title) is not None


def names_day(title: str) -> bool:
    """Tell whether a heading holds a day or year."""
    return DATE.search(title) is not None


def tells(title: str) -> bool:
    """Tell whether a heading is a sentence with a finite verb (`Konferenz nimmt Kinder in den Blick`), no name."""
    words = title.split()
    verbs = [n for n, word in enumerate(words) if n and looks_finite(word) and words[n - 1][:1].isupper()]
    return any(not words[n].endswith("en") or 1 < n < len(words) - 1 for n in verbs)


@lru_cache(maxsize=10_000)
def names_thing(title: str) -> bool:
    """Tell whether a title begins with a thing's noun and goes on as a name does (`Projekt Morgenrot`)."""
    noun, *rest = re.split(r":?\s", title, maxsplit=2)
    if ": " in "".join(rest[1:]) or is_part(title):
        return False
    if names_circle(title):
        return True
    if not rest and BOARD.fullmatch(noun):
        return True
    return NOUN.fullmatch(noun) is not None and bool(rest) and (not rest[0].islower() or rest[0] in JOINING)


def short_names(name: str) -> tuple[str, ...]:
    """Return a thing's name without where, for whom or against what it is (`Telefonkette` of `… gegen Einsamkeit`)."""
    short = PURPOSE.split(name, maxsplit=1)[0]
    usual = any(kind.fullmatch(short) for kind in (WORK, GENERIC, BOARD, PLACE))
    return () if short == name or usual else (short,)


def heading_name(title: str) -> str:
    """Return a heading without its number, and without what follows a colon."""
    return NUMBER.sub("", title).split(": ", maxsplit=1)[0].strip(' \u201e\u201c\u201d"»«')
