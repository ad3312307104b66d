"""What is personal data: a record that names a person, or an address that belongs to one; and what is left without it.

Whatever names a person is kept apart with its record. What other records quote is cut around people's names, so that
each quote still is exactly what stands at its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from extract.named_people import PeopleIn
from extract.records import (
    AnyRecord,
    Contact,
    Evidence,
    Fact,
    Office,
    Organisation,
    Programme,
    Reading,
    Relation,
)

ROLE_ADDRESS = re.compile(
    r"(?:info|kontakt|contact|mail|post|poststelle|zentrale|office|service|presse|pressestelle|redaktion|webmaster|"
    r"sekretariat|geschaeftsstelle|geschäftsstelle|verwaltung|team|anmeldung|veranstaltung(?:en)?|newsletter|bewerbung|"
    r"datenschutz|datenschutzbeauftragter?|empfang|support|hilfe|beratung|fachstelle|koordination|koordinierung(?:sstelle)?|"
    r"projekt(?:e|buero|büro)?|akademie|bibliothek|shop|spenden|buero|büro|hallo|anfrage|ask|"
    r"kgc|hag|hage|lvg|lzg|slfg|agethur|lrv|gesundheit\w*|praevention\w*|prävention\w*|chancengleichheit|netzwerk\w*|"
    r"programm\w*|quartier\w*|stadtteil\w*|vernetzungsstelle\w*|schatzsuche|teamwork|[a-z]+-?stelle|[a-z]+buero)"
    r"(?:[._-][\w.-]*)?",
    re.IGNORECASE,
)
BESIDE = " \t\n,;:()[]/|&·–-"
SHORTEST_PIECE = 3


def is_role_address(email: str) -> bool:
    """Tell whether the part before the @ names an office or a task and not a person; doubtful ones are personal."""
    return bool(ROLE_ADDRESS.fullmatch(email.split("@", maxsplit=1)[0]))


def is_personal(record: AnyRecord) -> bool:
    """Tell whether *record* must be kept apart: a contact with a name or an address of a person."""
    if not isinstance(record, Contact):
        return False
    return record.person is not None or (record.email is not None and not is_role_address(record.email))


def parted(reading: Reading, text: str) -> tuple[Reading, tuple[AnyRecord, ...]]:
    """Return the reading of a *text* as it may be published, and the records that name a person, which may not."""
    people = PeopleIn.of(_people(reading), _bodies(reading), text)
    personal: list[AnyRecord] = []
    public: list[AnyRecord] = []
    quotes: dict[Evidence, tuple[Evidence, ...]] = {}
    for record in reading.records:
        for evidence in record.evidence:
            if evidence not in quotes:
                quotes[evidence] = tuple(_cut(evidence, people))
        kept = tuple(dict.fromkeys(piece for evidence in record.evidence for piece in quotes[evidence]))
        if is_personal(record) or not kept or _named(record, people):
            personal.append(record)
        else:
            public.append(record if kept == record.evidence else replace(record, evidence=kept))
    title = _without(reading.title, people) if reading.title else None
    return replace(reading, records=tuple(public), title=title), tuple(personal)


def _people(reading: Reading) -> Iterator[str]:
    yield from (one.person for one in reading.records if isinstance(one, Contact) and one.person)


def _bodies(reading: Reading) -> Iterator[str]:
    for record in reading.records:
        if isinstance(record, Organisation | Office | Programme):
            yield record.name
        elif isinstance(record, Relation):
            yield from (record.subject.name, record.object.name)


def _named(record: AnyRecord, people: PeopleIn) -> bool:
    """Tell whether a record's own words name a person; names of bodies may, but for people known from the page."""
    if isinstance(record, Relation):
        return any(map(people.called, (record.subject.name, record.object.name)))
    if isinstance(record, Organisation | Office | Programme):
        return people.called(record.name)
    words: tuple[str | None, ...]
    if isinstance(record, Fact):
        words = (record.subject.name, record.value, record.as_written)
    elif isinstance(record, Contact):
        words = (record.organisation, record.address, record.hours, record.role)
    else:
        words = (record.label, record.as_written)
    return any(people.spans(told, role_address=ROLE_ADDRESS) for told in words if told)


def _cut(evidence: Evidence, people: PeopleIn) -> Iterator[Evidence]:
    """Yield the pieces of a quote between people's names, each at its place; the quote itself if it names nobody."""
    spans = people.spans(evidence.quote, role_address=ROLE_ADDRESS)
    if not spans:
        yield evidence
        return
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(evidence.quote)]
    for start, end in zip(starts, ends, strict=True):
        piece = evidence.quote[start:end]
        words = piece.lstrip(f"{BESIDE}.").rstrip(BESIDE)
        if len(words) >= SHORTEST_PIECE and any(map(str.isalpha, words)):
            at = evidence.start + start + piece.index(words)
            yield replace(evidence, quote=words, start=at, end=at + len(words))


def _without(title: str, people: PeopleIn) -> str:
    for start, end in reversed(people.spans(title, role_address=ROLE_ADDRESS)):
        title = f"{title[:start]}…{title[end:]}"
    return title
