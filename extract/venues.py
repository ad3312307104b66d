"""Where an event is that a sentence dates: `am 7. Mai 2026 im Bürgerhaus Güstrow`, `am 22. Mai nach Cottbus`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import MONTH
from extract.times import YEAR
from extract.values import Value

WEEKDAY = r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch"
DATED = rf"(?:(?:{WEEKDAY}),?\s(?:dem\s|den\s)?)?\d{{1,2}}\.\s?(?:(?i:{MONTH})|\d{{1,2}}\.)(?:\s?{YEAR})?"
DAY = rf"\b[Aa]m\s(?:{DATED}|(?P<weekday>(?:{WEEKDAY})(?:abend|nachmittag|vormittag|morgen)?))"
BETWEEN = r"(?:,|\s(?:um\s\d{1,2}(?:[.:]\d\d)?\sUhr|(?:trafen|treffen|trifft|traf|kamen|kommen)(?:\ssich|\sdort)?))?"
HOUSE = (
    r"[A-ZÄÖÜ]?[\wäöüß-]*(?:[Hh]aus|[Hh]eim|[Ss]aal|[Hh]alle|[Zz]entrum|[Ss]chloss|[Aa]kademie|[Ss]chule|[Kk]olleg|[Hh]of|"
    r"[Kk]irche|[Mm]useum|[Bb]ibliothek|[Tt]heater|[Kk]loster|[Kk]anzlei|[Ss]ammlungen|[Uu]niversität|[Ff]orum|[Cc]afé|[Pp]ost|"
    r"[Aa]ula|[Ff]oyer|[Kk]ino|[Ff]abrik|[Bb]urg|[Vv]illa|[Ss]cheune|[Ll]andratsamt|[Mm]inisterium|[Tt]reff|[Pp]ark)"
)
WORD = r"[A-ZÄÖÜ][\wäöüß-]+"
TOWN = rf"(?:\s(?:in|am|an\sder)\s{WORD})?"
NAMED = rf"(?:{WORD}e[nr]\s)?{HOUSE}(?:\s{WORD})?{TOWN}|{WORD}\s{WORD}{TOWN}"
VENUE = re.compile(
    rf"{DAY}{BETWEEN}\s(?P<where>(?P<link>im|in\sder|in\sden|in\sdie|ins)\s(?P<house>{NAMED})|(?:in|nach)\s(?P<town>{WORD}))"
    r"(?![\w-]|\s(?:der|des)\s)"
)
EVENT = re.compile(
    r"\b(?:statt|stattfand|stattfindet|zusammen|waren|kamen|kommen|treff\w+|tra(?:f|fen)|tag(?:t|te|ten)|sprechen|sprachen|diskutier\w+|laden|lädt|"
    r"luden|ein(?:geladen)?)\b|(?:tag|[Tt]agung|konferenz|veranstaltung|forum|werkstatt|workshop|kongress|sitzung|treffen)\b",
    re.IGNORECASE,
)
NO_TOWN = re.compile(
    rf"(?i:{MONTH})|\w+(?:ungen|heit|keit|schaft|tion|tionen|innen|form|kraft|arbeit|sprachen)|Person|Präsenz|Kraft|Ruhe|Haus|Hause"
)
NO_HOUSE = re.compile(
    r"\b\w*(?:konferenz|ausschuss|rat|kreistag|landtag|sitzung|gremium|runde|internet|rahmen|presse)\b", re.IGNORECASE
)
WEEKDAYS = re.compile(rf"(?:{WEEKDAY})\w*")
ADJECTIVE = re.compile(r"([A-ZÄÖÜ][\wäöüß-]+e)n(?=\s)")


def venues(text: str) -> Iterator[Value]:
    """Yield the house or town right behind an event's day, in the nominative where its article shows which.

    On a weekday without a date only a house by its name counts (`am Mittwoch im Haus Opherdicke`, not `im Rathaus`).
    """
    for hit in VENUE.finditer(text):
        said = hit["house"] or hit["town"]
        unnamed = hit["weekday"] and (hit["town"] or " " not in said)
        no_place = (hit["town"] and NO_TOWN.fullmatch(said)) or NO_HOUSE.search(said)
        if unnamed or no_place or not EVENT.search(WEEKDAYS.sub(" ", text)):
            continue
        value = ADJECTIVE.sub(r"\1", said, count=1) if (hit["link"] or "").startswith("in ") else said
        yield Value(*hit.span("where"), value, "Ort")
