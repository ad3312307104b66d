"""Dated and counted statements by a small grammar of German dates, numbers, sums and frequencies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.dates import MONTH, MONTHS, OWN, iso
from extract.records import Fact, Party
from extract.times import DATE, YEAR

NUMBER_WORD = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|zwanzig|dreißig|vierzig|fünfzig|"
    "sechzig|siebzig|achtzig|neunzig|hundert|tausend|anderthalb|eineinhalb|zweieinhalb|dreieinhalb|viereinhalb"
)
ABOUT = (
    r"(?:(?:[Rr]und|[Ee]twa|[Cc]a\.|[Cc]irca|[Kk]napp|[Üü]ber|[Mm]ehr als|[Ff]ast|[Ii]nsgesamt|[Mm]indestens|"
    r"[Hh]öchstens|[Ll]ängstens|[Mm]aximal|[Bb]is zu)\s)?"
)
PART = r"(?:Anfang|Ende|Mitte|Beginn|Herbst|Frühjahr|Sommer|Winter|Frühling|Jahresbeginn|Jahresende)"
DAYS = (
    rf"\d{{1,2}}\.(?:\s?\d{{1,2}}\.)?\s?(?:und|bis|[–/-])\s?\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?{YEAR}|(?:{MONTH})\s{YEAR})"
)
SPAN = (
    rf"zwischen\s(?:{DATE})\sund\s(?:{DATE})|(?:{DATE})\s?(?:[–-]|bis(?:\sEnde|\szum)?)\s?(?:{DATE})|"
    rf"{YEAR}/(?:{YEAR}|\d{{2}})(?!\d)"
)
LEAD = (
    r"(?:\b(?:[Ss]eit|[Aa]b|[Bb]is|[Vv]om|[Vv]on|[Aa]m|[Zz]um|[Ii]m|[Ii]n|[Ss]tart|[Ss]tartet)\s(?:(?:dem|den|der|"
    r"Jahr|Jahre|Jahren|einschließlich|zum|Jahres|des)\s){0,2})?"
)
WHEN = re.compile(rf"{LEAD}(?P<value>{DAYS}|{SPAN}|(?:{PART}\s)?(?:{DATE}))(?![\d.]?\d)", re.IGNORECASE)
MONEY = re.compile(
    rf"{ABOUT}(?P<value>\d[\d.,'’]*(?:\s?[–-]\s?\d[\d.,'’]*)?\s(?:(?:Mio\.|Millionen|Mrd\.|Milliarden|Tsd\.)\s?)?(?:Euro|EUR|€|Franken|CHF))"
)
NUMBER = rf"(?:\d{{1,3}}(?:[.'’]\d{{3}})+|\d{{1,6}}(?:,\d+)?|(?i:{NUMBER_WORD}))"
COUNT = re.compile(
    rf"(?<![\w.,/§'’-])(?P<value>{ABOUT}{NUMBER})\s"
    r"(?P<unit>(?:[a-zäöüß-]+e[rnms]?\s){0,3}[A-ZÄÖÜ][\wäöüß*:/-]*[a-zäöüß*])(?!\w)"
)
STANDING = re.compile(
    rf"(?:(?:Anfang|Mitte|Ende|[Ss]eit|[Aa]b|[Ii]m Jahr)\s){{1,2}}{YEAR}\s(?P<value>(?:rund|etwa|ca\.|knapp|über|"
    rf"fast)\s{NUMBER})(?=[,.;]|\s(?:und|sowie))"
)
BARE = re.compile(rf"(?<![\w.,/§-])(?P<value>{ABOUT}\d{{2,6}})\s(?P<unit>[a-zäöüß]{{5,}}e)(?=[,;.)]|\s(?:und|sowie))")
TIMES = r"(?:ein|zwei|drei|vier|fünf|sechs|acht|zehn|\d{1,2})"
PERIOD = (
    r"(?:im\s(?:Jahr|Halbjahr|Quartal|Monat)|(?:pro|je)\s(?:Jahr|Halbjahr|Quartal|Monat|Woche)|(?:in\sder|die)\sWoche|"
    r"jährlich|halbjährlich|monatlich|wöchentlich)"
)
OFTEN = re.compile(
    rf"\b(?P<value>(?:mindestens\s)?(?:{TIMES}-\s(?:bis|oder)\s)?{TIMES}(?:\s?[x×]|[\s-]?mal)\s{PERIOD}"
    rf"|(?:an\s)?{TIMES}\s(?:Vormittagen?|Nachmittagen?|Abenden?|Tagen?|Stunden)\s{PERIOD}"
    rf"|alle\s(?:{NUMBER_WORD}|\d{{1,2}})\s(?:Tage|Wochen|Monate|Jahre)"
    rf"|(?:viertel|halb)jährlich|zweimonatlich|zweiwöchentlich|14-tägig)\b"
    r"|(?P<many>\d{1,2})\s[A-ZÄÖÜ][\wäöüß-]+\s(?:jährlich|pro\sJahr|im\sJahr)",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\b(?P<value>(?:eine|zwei|drei|vier|\d)\s(?:halbe|volle|ganze)n?)\s(?P<unit>(?:[A-ZÄÖÜ][a-zäöüß]*s)?[Ss]tellen?)\b",
    re.IGNORECASE,
)
SHARE = re.compile(rf"(?P<value>{ABOUT}(?:\d{{1,3}}(?:,\d+)?|{NUMBER_WORD})\s(?:Prozent|%))", re.IGNORECASE)
DAY = re.compile(
    rf"\b(?:am|ab|vom|bis(?:\szum)?)\s(?:(?:dem|den)\s)?(?P<value>\d{{1,2}}\.\s(?:{MONTH}))\b(?!\.?\s?{YEAR})",
    re.IGNORECASE,
)
NO_UNIT = re.compile(
    r"(?:Uhr|Seiten?|Absatz|Abs|Kapitel|Teil|Punkt|Prozent|Januar|Februar|März|April|Mai|Juni|Juli|August|September|"
    r"Oktober|November|Dezember|KB|MB|Euro|Franken|Viertel|Vierteln|Drittel|Dritteln|Millionen|Mio|Mrd|Tel|Telefon|Fax|Nr|Buch|SGB|Auflage|Jahrhundert|Hälfte|"
    r"Mal|Kilometer|Meter|Minuten|Grad)\w?",
    re.IGNORECASE,
)
FOUNDED = re.compile(
    r"gegründet|Gründung|entstand(?:en)?|ins Leben(?: gerufen)?|besteht|bestehen|initiiert|gibt es", re.IGNORECASE
)
NUMBERED_LINE = re.compile(r"\d{5}\s[A-ZÄÖÜ]|\btel(?:\.|efon)|\bfax|@|ISBN|IBAN", re.IGNORECASE)
DIGIT = re.compile(r"\d")
ANY = ("",)
NEAR_FOUNDING = 25
LONGEST_UNIT = 60
LONGEST_LINE = 160
LONGEST_DATE_LINE = 60
POSTCODE = 5
DURATION = re.compile(r"(?:Jahre?n?|Monate?n?|Wochen?|Tage?n?|Stunden?)")
LIMITED = re.compile(r"längstens|höchstens|maximal", re.IGNORECASE)
LASTING = re.compile(
    r"(?:\bfür|\büber|in den nächsten|\bläuft|dauert|Dauer|Laufzeit|umfasst|höchstens|maximal)[^,;.]{0,12}$",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A value at `start:end` of a sentence, with what it measures."""

    start: int
    end: int
    value: str
    property: str
    unit: str | None = None


def facts(page: Analysis, subject_of: Callable[[Sentence], str | None], extractor: str) -> Iterator[Fact]:
    """Yield the dated and counted statements of the main text; *subject_of* says what a sentence is about."""
    told: set[tuple[str, str]] = set()
    for sentence in page.sentences:
        first, last = page.span(sentence.start, sentence.end)
        text = page.text.text[first:last].replace("\n", " ")
        values = _in_sentence(text) if sentence.block.kind != "heading" else []
        if not values or _is_no_statement(text, page.text.date):
            continue
        subject = subject_of(sentence)
        for found in values:
            written = text[found.start : found.end]
            if subject and (written, found.value) not in told:
                told.add((written, found.value))
                yield Fact(
                    page=page.page,
                    extractor=extractor,
                    confidence=0.75,
                    evidence=(page.quote(first + found.start, first + found.end),),
                    subject=Party(subject),
                    property=found.property,
                    value=found.value,
                    as_written=written,
                    unit=found.unit,
                    as_of=page.text.date,
                )


def _is_no_statement(text: str, own_date: str | None) -> bool:
    """Tell whether a line gives an address or the page's own date."""
    if len(text) < LONGEST_LINE and NUMBERED_LINE.search(text):
        return True
    return len(text) < LONGEST_DATE_LINE and (
        bool(OWN.search(text)) or (own_date is not None and iso(text) == own_date)
    )


def _in_sentence(text: str) -> list[Found]:
    """Return the values of a sentence; a count that names a year (`Mitte 2019 knapp 200`) stands beside the date."""
    taken: list[Found] = []
    small = text.lower()
    for read, needed in READERS if DIGIT.search(small) else WORDED:
        for found in read(text) if any(map(small.__contains__, needed)) else ():
            if not any(found.start < t.end and t.start < found.end and t.property != "Anzahl" for t in taken):
                taken.append(found)
    return sorted(taken)


def _parts(text: str) -> Iterator[Found]:
    for hit in PARTS.finditer(text):
        yield Found(hit.start(), hit.end(), hit["value"], hit["unit"], hit["unit"])


def _shares(text: str) -> Iterator[Found]:
    for hit in SHARE.finditer(text):
        yield Found(hit.start(), hit.end(), hit["value"], "Anteil", "Prozent")


def _sums(text: str) -> Iterator[Found]:
    for hit in MONEY.finditer(text):
        yield Found(hit.start(), hit.end(), hit["value"], "Summe", "Euro")


def _often(text: str) -> Iterator[Found]:
    for hit in OFTEN.finditer(text):
        yield Found(hit.start(), hit.end(), hit["value"] or f"{hit['many']} jährlich", "Häufigkeit")


def _dates(text: str) -> Iterator[Found]:
    for hit in WHEN.finditer(text):
        value = hit["value"]
        if value.isdigit() and hit.group() == value:
            start, end = _with_founding(text, *hit.span()) or _with_neighbours(text, *hit.span())
        else:
            start, end = hit.span()
        yield Found(start, end, value, _dated(text, hit.group()))


def _days(text: str) -> Iterator[Found]:
    for hit in DAY.finditer(text):
        yield Found(hit.start(), hit.end(), hit["value"], _dated(text, hit.group()))


def _with_founding(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Stretch a bare year to the word of founding near it; None when there is none."""
    near = (max(0, start - NEAR_FOUNDING), min(len(text), end + NEAR_FOUNDING))
    found = FOUNDED.search(text, *near)
    return (min(start, found.start()), max(end, found.end())) if found else None


def _with_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """Stretch a bare year by one word on either side, so that the quote says something."""
    after = re.match(r"\s[\wäöüß-]+", text[end:])
    before = re.search(r"[\wäöüß-]+\s$", text[:start])
    return (before.start() if before else start), (end + after.end() if after else end)


def _dated(text: str, written: str) -> str:
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


def _standing(text: str) -> Iterator[Found]:
    for hit in STANDING.finditer(text):
        yield Found(hit.start(), hit.end(), hit["value"], "Anzahl")


def _counts(text: str) -> Iterator[Found]:
    for hit in BARE.finditer(text):
        yield Found(hit.start(), hit.end(), hit["value"], hit["unit"], hit["unit"])
    for hit in COUNT.finditer(text):
        found = _duration(text, hit) if DURATION.fullmatch(hit["unit"].split()[-1]) else _counted(hit)
        if found:
            yield found


def _duration(text: str, hit: re.Match[str]) -> Found | None:
    """Return a duration only where the words around it say that it is one; ages are none."""
    if LIMITED.match(hit[0]) or text[hit.end() :].startswith(" lang") or LASTING.search(text[: hit.start()]):
        return Found(hit.start(), hit.end(), hit[0], "Dauer", hit["unit"])
    return None


def _counted(hit: re.Match[str]) -> Found | None:
    unit, noun = hit["unit"], hit["unit"].split()[-1]
    plain = re.sub(r"\D", "", hit["value"])
    is_year = bool(re.fullmatch(YEAR, plain)) and "." not in hit["value"]
    refused = NO_UNIT.fullmatch(noun) or is_year or plain == "1" or (len(plain) == POSTCODE and "." not in hit["value"])
    return None if refused or len(unit) > LONGEST_UNIT else Found(hit.start(), hit.end(), hit["value"], noun, unit)


CENTURIES = ("19", "20")
READERS: tuple[tuple[Callable[[str], Iterator[Found]], Iterable[str]], ...] = (
    (_sums, ("eur", "€", "franken", "chf")),
    (_often, ("jahr", "jähr", "quartal", "monat", "woche", "wöchen", "tage", "tägig")),
    (_parts, ("stelle",)),
    (_shares, ("prozent", "%")),
    (_standing, CENTURIES),
    (_dates, CENTURIES),
    (_days, MONTHS),
    (_counts, ANY),
)
"""What reads a sentence, in this order, and the small letters of which it needs one to find anything."""
WORDED = (*READERS[1:4], (_counts, tuple(NUMBER_WORD.split("|"))))
"""What reads a sentence without digits."""
