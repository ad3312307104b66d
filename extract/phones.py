"""Telephone numbers as printed on German pages, and in international form by phonenumbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import phonenumbers

NUMBER = re.compile(
    r"(?<![\w.,/-])(?:\+\d{2}|00\d{2}|\(0|0)(?:[\s()/.–-]{0,3}\d){5,14}(?![\d€%])(?!\s?[–-]?\s?(?:…|\.\.\.))(?!\s*(?:Euro|EUR|Uhr|%|€))"
)
FAX = re.compile(r"(?:tele)?fax|(?<!\w)f\s*[.:]\s*$", re.IGNORECASE)
LABEL = re.compile(r"tel|fon|phone|mobil|handy|durchwahl|ruf|fax|☎|hotline|(?<!\w)[tmf]\s*[.:]", re.IGNORECASE)
DATE = re.compile(
    r"\d{1,2}[.]\s?\d{1,2}[.]\s?\d{2,4}|0?\d\s?/\s?(?:19|20)\d{2}|(?:19|20)\d{2}\s?[–-]\s?(?:19|20)\d{2}|"
    r"[01]?\d\s?/\s?(?:19|20)\d{2}\s?[–-]\s?[01]?\d\s?/\s?(?:19|20)\d{2}"
)
DATED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}")
REACH = 25


class Phone(NamedTuple):
    """A number at `start:end` of a line, as printed and as E.164; `fax` when its label says so."""

    start: int
    end: int
    printed: str
    e164: str | None
    fax: bool


def phones(line: str) -> Iterator[Phone]:
    """Yield the telephone numbers of *line*; years, sums, dates and identifiers are none."""
    last = 0
    for found in NUMBER.finditer(line) if "0" in line or "+" in line else ():
        label = line[max(last, found.start() - REACH) : found.start()]
        e164 = _e164(found[0])
        if DATE.fullmatch(found[0]) or DATED.match(found[0]) or (e164 is None and not LABEL.search(label)):
            continue
        last = found.end()
        yield Phone(found.start(), found.end(), _printed(found[0]), e164, bool(FAX.search(label)))


def _printed(number: str) -> str:
    """Return the number without a bracket that opens before it and closes behind it."""
    plain = number.strip()
    return plain.removeprefix("(") if ")" not in plain else plain


def _e164(printed: str) -> str | None:
    try:
        number = phonenumbers.parse(printed.replace("(0)", ""), "DE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
