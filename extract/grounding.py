"""What a model proposes becomes a record only if it stands on the page: every quote, and every value in its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz

from extract.alike import digits, squashed
from extract.blocks import PageText
from extract.extractors import Candidate, PageContext
from extract.records import AnyRecord, Evidence

LEAST = 95.0
SHORTEST = 3
SURE_AT_MOST = 0.7
LONGEST_SEARCHED = 400_000
OFFICE = ("name", "short")
PHRASE = ("as_written",)
WRITTEN: dict[str, tuple[str, ...]] = {
    "office": OFFICE,
    "organisation": ("name",),
    "relation": ("subject", "object", "since", "until"),
    "target_group": PHRASE,
    "audience": PHRASE,
    "activity": (*PHRASE, "frequency"),
    "programme": ("name",),
    "contact": ("person", "role", "phone", "fax", "email", "organisation", "address", "hours"),
    "setting": PHRASE,
    "fact": ("subject", "value", "as_written", "as_of"),
}
CHOSEN: dict[str, tuple[str, ...]] = {
    "office": ("role",),
    "organisation": ("aliases", "kind"),
    "relation": ("role", "status"),
    "activity": ("activity_type",),
    "fact": ("property", "unit"),
}
LABELLED = frozenset({"target_group", "audience", "activity", "setting"})
YEAR = re.compile(r"\d{4}")


class Verdict(NamedTuple):
    """The record that a candidate became, or None; why, as it is counted."""

    record: AnyRecord | None
    why: str


def grounded(candidate: Candidate, text: PageText, context: PageContext, extractor: str) -> Verdict:
    """Return *candidate* as a record with the page's own words as evidence, or the reason why it is none."""
    kind = str(candidate.fields.get("type"))
    if kind not in WRITTEN:
        return Verdict(None, "rejected: no record type")
    found = [find(quote, text) for quote in candidate.quotes]
    places = [place for place in found if place]
    if not found or len(places) < len(found):
        return Verdict(None, "rejected: quote not on the page")
    evidence = tuple(Evidence(text.text[a:b], a, b, context.version) for a, b in dict.fromkeys(places))
    fields = _fields(kind, candidate.fields)
    if not all(_stands(name, value, evidence) for name, value in fields.items() if name in WRITTEN[kind]):
        return Verdict(None, "rejected: value not in its quotes")
    mended = any(text.text[a:b] != quote for (a, b), quote in zip(places, candidate.quotes, strict=True))
    try:
        record = _record(kind, fields, evidence, candidate.confidence, (context.page, extractor))
    except msgspec.ValidationError:
        return Verdict(None, "rejected: not a whole record")
    return Verdict(record, "kept, quote mended" if mended else "kept")


def find(quote: str, text: PageText) -> tuple[int, int] | None:
    """Return where *quote* stands in the main text: exactly, or in words 95 % like it, widened to whole words."""
    wanted = quote.strip()
    if len(wanted) < SHORTEST:
        return None
    runs = list(_runs(text))
    exact = ((place, place + len(wanted)) for a, b in runs if (place := text.text.find(wanted, a, b)) >= 0)
    return next(exact, None) or next(filter(None, (_alike(wanted, text.text, a, b) for a, b in runs)), None)


def _runs(text: PageText) -> Iterator[tuple[int, int]]:
    """Yield stretches of neighbouring blocks of the main text."""
    start = end = -1
    for block in text.content():
        if text.text[max(end, 0) : block.start].strip() or end < 0:
            if end > start:
                yield start, end
            start = block.start
        end = block.end
    if end > start:
        yield start, end


def _alike(quote: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    end = min(end, start + LONGEST_SEARCHED)
    if len(quote) > end - start:
        return None
    found = fuzz.partial_ratio_alignment(quote, text[start:end], score_cutoff=LEAST)
    if not found:
        return None
    first, last = start + found.dest_start, start + found.dest_end
    while first > start and text[first - 1].isalnum() and text[first].isalnum():
        first -= 1
    while last < end and text[last - 1].isalnum() and text[last].isalnum():
        last += 1
    kept = text[first:last]
    return first + len(kept) - len(kept.lstrip()), last - len(kept) + len(kept.rstrip())


def _fields(kind: str, told: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that a model may fill; what links to other data is never taken from it."""
    names = (*WRITTEN[kind], *CHOSEN.get(kind, ()))
    fields = {name: _party(told[name]) for name in names if told.get(name) not in (None, "", [])}
    return {**fields, "label": fields.get("as_written")} if kind in LABELLED else fields


def _party(value: object) -> object:
    return {"name": value.get("name")} if isinstance(value, Mapping) else value


def _stands(name: str, value: object, evidence: Iterable[Evidence]) -> bool:
    words = str(value["name"] if isinstance(value, Mapping) else value)
    quotes = [squashed(e.quote).casefold() for e in evidence]
    if name in {"since", "until", "as_of"}:
        year = YEAR.match(words)
        return year is not None and any(year[0] in quote for quote in quotes)
    if name in {"phone", "fax"}:
        return bool(digits(words)) and any(digits(words) in digits(quote) for quote in quotes)
    wanted = squashed(words).casefold()
    return any(wanted in quote or _is_like(wanted, quote) for quote in quotes)


def _is_like(value: str, quote: str) -> bool:
    return (
        not any(c.isdigit() for c in value) and len(value) <= len(quote) and fuzz.partial_ratio(value, quote) >= LEAST
    )


def _record(
    kind: str, fields: dict[str, object], evidence: tuple[Evidence, ...], confidence: float, source: tuple[str, str]
) -> AnyRecord:
    aliases = fields.get("aliases")
    if isinstance(aliases, list):
        fields["aliases"] = [a for a in aliases if _stands("aliases", a, evidence)]
    page, extractor = source
    sure = min(max(confidence, 0.0), SURE_AT_MOST)
    given = {"type": kind, "page": page, "extractor": extractor, "confidence": sure, "evidence": evidence}
    record: AnyRecord = msgspec.convert(msgspec.to_builtins({**fields, **given}), AnyRecord)
    return record
