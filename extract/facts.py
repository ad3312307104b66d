"""Dated and counted statements by a small grammar of German dates, numbers, sums and frequencies; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.dates import DAY, MONTH, OWN, iso
from extract.records import Fact, Party
from extract.times import DATE, YEAR

NUMBER_WORD = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|zwanzig|dreißig|vierzig|fünfzig|"
    "sechzig|siebzig|achtzig|neunzig|hundert|tausend"
)
ABOUT = r"(?:(?:[Rr]und|[Ee]twa|[Cc]a\.|[Cc]irca|[Kk]napp|[Üü]ber|[Mm]ehr als|[Ff]ast|[Ii]nsgesamt|[Mm]indestens|[Hh]öchstens|[Bb]is zu|[Aa]lle)\s)?"
PART = r"(?:Anfang|Ende|Mitte|Beginn|Herbst|Frühjahr|Sommer|Winter|Frühling|Jahresbeginn|Jahresende)"
DAYS = (
    rf"\d{{1,2}}\.(?:\s?\d{{1,2}}\.)?\s?(?:und|bis|[–/-])\s?\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?{YEAR}|(?:{MONTH})\s{YEAR})"
)
SPAN = rf"(?:{DATE})\s?(?:[–-]|bis(?:\sEnde|\szum)?)\s?(?:{DATE})|{YEAR}/(?:{YEAR}|\d{{2}})(?!\d)"
LEAD = r"(?:\b(?:[Ss]eit|[Aa]b|[Bb]is|[Vv]om|[Vv]on|[Aa]m|[Zz]um|[Ii]m|[Ii]n|[Ss]tart|[Ss]tartet)\s(?:(?:dem|den|der|Jahr|Jahre|Jahren|einschließlich|zum|Jahres|des)\s){0,2})?"
WHEN = re.compile(rf"{LEAD}(?P<value>{DAYS}|{SPAN}|(?:{PART}\s)?(?:{DATE}))(?![\d.]?\d)", re.IGNORECASE)
MONEY = re.compile(
    rf"{ABOUT}(?P<value>\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?\s(?:(?:Mio\.|Millionen|Mrd\.|Milliarden|Tsd\.)\s?)?(?:Euro|EUR|€))"
)
NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}|{NUMBER_WORD})"
COUNT = re.compile(
    rf"(?<![\w.,/§-])(?P<value>{ABOUT}(?:{NUMBER}))\s(?P<unit>(?:[a-zäöüß-]+e[rnms]?\s){{0,3}}[A-ZÄÖÜ][\wäöüß*:/-]*[a-zäöüß*])(?!\w)",
    re.IGNORECASE,
)
OFTEN = re.compile(
    r"\b(?P<value>(?:ein|zwei|drei|vier|fünf|sechs|zehn|\d{1,2})[\s-]?[Mm]al\s(?:im\sJahr|jährlich|pro\sJahr|im\sMonat|monatlich|im\sQuartal|pro\sWoche))"
    r"|(?P<many>\d{1,2})\s[A-ZÄÖÜ][\wäöüß-]+\s(?:jährlich|pro\sJahr|im\sJahr)"
)
NO_UNIT = re.compile(r"(?:Uhr|Seiten?|Absatz|Abs|Kapitel|Teil|Punkt|Prozent|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
                     r"November|Dezember|KB|MB|Euro|Millionen|Mio|Mrd|Tel|Telefon|Fax|Nr|Buch|SGB|Auflage|Jahrhundert|Hälfte|Mal)\w?", re.IGNORECASE)  # fmt: skip
FOUNDED = re.compile(
    r"gegründet|Gründung|entstand|entstanden|ins Leben|besteht|bestehen|initiiert|gibt es", re.IGNORECASE
)
NUMBERED_LINE = re.compile(r"\d{5}\s[A-ZÄÖÜ]|tel|fax|@|ISBN|IBAN", re.IGNORECASE)
LONGEST_UNIT = 60


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
        if (NUMBERED_LINE.search(text) and len(text) < 160) or _is_own_date(text):  # noqa: PLR2004
            continue
        subject = subject_of(sentence)
        for found in _in_sentence(text):
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


def _is_own_date(text: str) -> bool:
    found = OWN.match(text)
    return bool((found and len(text) < 60) or DAY.fullmatch(text.strip(" .|")))  # noqa: PLR2004


def _in_sentence(text: str) -> list[Found]:
    taken: list[Found] = []
    for read in (_sums, _often, _dates, _counts):
        for found in read(text):
            if not any(found.start < t.end and t.start < found.end for t in taken):
                taken.append(found)
    return sorted(taken)


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
            start, end = _with_neighbours(text, hit.start(), hit.end())
        else:
            start, end = hit.span()
        yield Found(start, end, value, _dated(text, hit.group()), None if iso(value) is None else None)


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


def _counts(text: str) -> Iterator[Found]:
    for hit in COUNT.finditer(text):
        unit = hit["unit"]
        noun = unit.split()[-1]
        plain = re.sub(r"\D", "", hit["value"])
        is_year = re.fullmatch(YEAR, plain) and "." not in hit["value"]
        if (
            noun[0].isupper()
            and not NO_UNIT.fullmatch(noun)
            and not is_year
            and plain != "1"
            and len(unit) < LONGEST_UNIT
        ):
            yield Found(hit.start(), hit.end(), hit["value"], noun, unit)
