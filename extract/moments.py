"""Dates and spans of time that a sentence tells, as written, and what happened then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import MONTH
from extract.times import DATE, YEAR
from extract.values import Value

PART = r"(?:Anfang|Ende|Mitte|Beginn|Herbst|Frühjahr|Sommer|Winter|Frühling|Jahresbeginn|Jahresende)"
DAYS = (
    rf"\d{{1,2}}\.\s?(?:{MONTH})\s?(?:und|bis|[–/-])\s?\d{{1,2}}\.\s?(?:{MONTH})\s{YEAR}|"
    rf"\d{{1,2}}\.(?:\s?\d{{1,2}}\.)?\s?(?:und|bis|[–/-])\s?\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?{YEAR}|(?:{MONTH})\s{YEAR})"
)
SPAN = (
    rf"zwischen\s(?:{DATE})\sund\s(?:{DATE})|(?:{DATE})\s?(?:[–-]|bis(?:\sEnde|\szum)?)\s?(?:{DATE})|"
    rf"{YEAR}/(?:{YEAR}|\d{{2}})(?!\d)"
)
LEAD = (
    r"(?:\b(?=[sabvzi])(?:[Ss]eit|[Aa]b|[Bb]is|[Vv]om|[Vv]on|[Aa]m|[Zz]um|[Ii]m|[Ii]n|[Ss]tart|[Ss]tartet)\s(?:(?:dem|den|der|"
    r"Jahr|Jahre|Jahren|einschließlich|zum|Jahres|des)\s){0,2})?"
)
BEGINS = r"(?=\d|zw|an|en|mi|be|he|fr|so|wi|j[aäu]|fe|m[aär]|ap|au|se|ok|no|de)"
WHEN = re.compile(rf"{LEAD}{BEGINS}(?P<value>{DAYS}|{SPAN}|(?:{PART}\s)?(?:{DATE}))(?![\d.]?\d)", re.IGNORECASE)
DAY = re.compile(
    rf"\b(?:am|ab|seit|vom|zum|bis(?:\szum)?)\s(?:(?:dem|den)\s)?"
    rf"(?P<value>(?:\d{{1,2}}\.\s?(?:und|bis|[–/-])\s?)?\d{{1,2}}\.\s(?:{MONTH}))\b(?!\.?\s?{YEAR})",
    re.IGNORECASE,
)
SEASON = re.compile(
    rf"\b(?:(?:[Ss]eit|[Aa]b)\s(?:dem\s)?(?P<value>(?:(?:Anfang|Mitte|Ende)\s)?(?i:{MONTH})|Frühjahr|Frühling|"
    rf"Sommer|Herbst|Winter)|(?P<part>(?:Anfang|Mitte|Ende)\s(?i:{MONTH})))\b(?!\.?\s?(?:{YEAR}|bis\b|\d))"
)
FOUNDED = re.compile(
    r"gegründet|Gründung|entstand(?:en)?|ins Leben(?: gerufen)?|besteht|bestehen|initiiert|gibt es", re.IGNORECASE
)
BEGUN = re.compile(
    r"(?:Gegründet|Entstanden|Erdacht|Erfunden|Begonnen|Angefangen|Gestartet|Eröffnet|Eingerichtet|Angestoßen|Angeregt|Los|"
    r"Initiiert|Aufgebaut|Geschaffen|Beschlossen|Eingeweiht|Geboren|Ins Leben gerufen|Auf den Weg gebracht|"
    r"In Gang gebracht|Aus der Taufe gehoben)\s"
    r"[^,;:.]{0,50}$"
)
ISSUE = re.compile(
    r"(?:\d\s?/\s?|\b(?:Nr\.?|Nummer|Ausgabe|Heft|Jahrgang|Zeitschrift(?:\s[A-ZÄÖÜ]\w+){0,2}|\w*(?:[Bb]rief|[Nn]ewsletter|[Ii]nformation|[Ii]nfo))\s?)$"
)
NEAR_FOUNDING = 25


def dates(text: str) -> Iterator[Value]:
    """Yield the dates of *text* that name a year; numbers of issues (`Nr. 45/2025`) are none."""
    for hit in WHEN.finditer(text):
        value = hit["value"]
        if ISSUE.search(text[: hit.start()]):
            continue
        if value.isdigit() and hit.group() == value:
            start, end = _with_beginning(text, *hit.span()) or _with_neighbours(text, *hit.span())
        else:
            start, end = hit.span()
        yield Value(start, end, value, _told(text, hit.group()))


def days(text: str) -> Iterator[Value]:
    """Yield days, months and seasons of *text* that name no year: `am 8. Oktober`, `seit April`, `Ende Juni`."""
    for hit in DAY.finditer(text):
        yield Value(*hit.span(), hit["value"], _told(text, hit.group()))
    for hit in SEASON.finditer(text):
        yield Value(*hit.span(), hit["value"] or hit["part"], _told(text, hit.group()))


def is_bare_year(found: Value) -> bool:
    """Tell whether a value is a year that nothing introduces (`2022 kamen`), by itself or with its neighbours."""
    return found.property == "Zeitpunkt" and found.value.isdigit()


def _with_beginning(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Stretch a bare year to the word of founding near it or the participle that opens the sentence, if any."""
    near = (max(0, start - NEAR_FOUNDING), min(len(text), end + NEAR_FOUNDING))
    opened = BEGUN.match(text, 0, start)
    if opened:
        return opened.start(), end
    found = FOUNDED.search(text, *near)
    return (min(start, found.start()), max(end, found.end())) if found else None


def _with_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """Stretch a bare year by one word on either side, so that the quote says something."""
    after = re.match(r"\s[\wäöüß-]+", text[end:])
    before = re.search(r"[\wäöüß-]+\s$", text[:start])
    return (before.start() if before else start), (end + after.end() if after else end)


def _told(text: str, written: str) -> str:
    """Name what a date tells by the word that introduces it."""
    lead = written.split(maxsplit=1)[0].lower()
    if FOUNDED.search(text) and lead in {"seit", written.lower(), "im", "am"}:
        return "Gründung"
    named = {
        "seit": "Beginn",
        "ab": "Beginn",
        "start": "Beginn",
        "bis": "Ende",
        "vom": "Zeitraum",
        "von": "Zeitraum",
        "am": "Datum",
    }
    return named.get(lead, "Zeitpunkt")
