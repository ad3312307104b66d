"""Contacts: person, function, telephone, fax, e-mail and address that stand together in one card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from extract.analysis import Analysis
from extract.contact_lines import Line, is_named
from extract.persons import Person
from extract.phones import Phone
from extract.records import Contact, Evidence

ROLE = re.compile(
    r"(?:[\w/-]*(?:leit(?:ung|er(?:in)?)|koordinat(?:ion|or(?:in)?)|koordinierung|referent(?:in)?|assisten(?:z|t(?:in)?)|manager(?:in)?|"
    r"management|beauftragte[r]?|mitarbeiter(?:in)?|vorstand|vorsitzende[r]?|sekretariat|sprecher(?:in)?|berater(?:in)?|"
    r"geschäftsführ(?:ung|er(?:in)?)|fachkraft|trainer(?:in)?|redaktion|verwaltung|betreuung|begleit(?:ung|er(?:in)?)|"
    r"planer(?:in)?|moderator(?:in)?|präsident(?:in)?|senator(?:in)?|minister(?:in)?|bürgermeister(?:in)?|landrat|landrätin|"
    r"dezernent(?:in)?|praktikant(?:in)?|volontär(?:in)?|presse(?:stelle)?))(?!\w)",
    re.IGNORECASE,
)
ASK = re.compile(
    r"(?:ihre?\s)?(?:ansprech(?:person|partner)\w*|kontakt\w*|auskunft|ansprechbar)[:*/\w]*", re.IGNORECASE
)
TOWN = re.compile(r"(?<!\d)\d{5}\s+[A-ZÄÖÜ][\wäöüß-]+(?:[ /][A-ZÄÖÜ][\wäöüß-]+)?")
STREET = re.compile(
    r"[A-ZÄÖÜ][\wäöüß. -]{2,40}?(?:str(?:aße|asse|\.)|weg|platz|allee|ring|gasse|ufer|damm|chaussee|markt|hof|berg)"
    r"\s\d+\s?[a-z]?\b",
    re.IGNORECASE,
)
HOURS = re.compile(
    r"(?:mo|di|mi|do|fr|montag|dienstag|mittwoch|donnerstag|freitag|täglich)\w*\.?\s?(?:[–-]|bis|und|,|:).{0,60}?\d\s?uhr.{0,60}",
    re.IGNORECASE,
)
FUNCTION = re.compile(
    r"(?<![\w-])(?P<role>(?=[A-ZÄÖÜ])[\wäöüß/-]*(?:[Ll]ots(?:e|in)|(?:er|or|ent|ant|ist|at|og|rät|ärzt|anwält|[Pp]at)in|"
    r"[Kk]raft|[Ll]eitung|[Bb]egleitung|[Bb]eratung))"
    r"\s(?:(?:Frau|Herrn?)\s)?$"
)
WAYS = re.compile(
    r"(?:tele?fon|tele?fax|tel\.?|fon|fax|mobil(?:telefon)?|handy|e-?mail(?:-adresse)?|mail|anschrift|adresse|raum|zimmer|"
    r"sprechzeiten|sprechstunde|erreichbar(?:keit)?|internet|web(?:seite|site)?)\W*",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
NO_ROLE = re.compile(r"\d{3}|@|^(?:\S+\s){4,}\S+[.!?]$")
SENTENCE = re.compile(r"(?<=[a-zäöüß][.!?])\s(?=[A-ZÄÖÜ])")
TOGETHER = re.compile(r"\b(?:beide|alle|gemeinsam|zusammen|team)\b", re.IGNORECASE)
NEAR = 3
SEVERAL = 2


@dataclass
class Card:
    """What stands together, with its places in the text."""

    people: list[tuple[str, int, int]] = field(default_factory=list)
    role: tuple[str, int, int] | None = None
    phone: tuple[Phone, int] | None = None
    fax: tuple[Phone, int] | None = None
    email: tuple[str, int, int] | None = None
    address: list[tuple[str, int, int]] = field(default_factory=list)
    hours: tuple[str, int, int] | None = None
    place: tuple[int, int] = (-1, -1)
    section: tuple[str, ...] = ()
    together: bool = False
    box: bool = False
    shared: int = 0
    silent: int = 0

    @property
    def reachable(self) -> bool:
        """Whether the card holds a telephone number or an address."""
        return self.phone is not None or self.email is not None


def contacts(page: Analysis, extractor: str) -> Iterator[Contact]:
    """Yield one contact for each person of a card, or one for a card that names no person."""
    for card in _shared(list(_cards(page))):
        if 0 < card.shared <= SEVERAL and not (card.people or card.phone):
            continue
        if card.reachable or (card.people and card.role and card.phone):
            people: list[tuple[str, int, int] | None] = [*card.people]
            for person in people or [None]:
                yield _contact(page, card, person, extractor)


def _shared(cards: list[Card]) -> list[Card]:
    """Give an e-mail that closes a row of people with numbers of their own to all of them (`Beide erreichen Sie …`)."""
    for number, card in enumerate(cards):
        before = number - 1
        while card.email and before >= 0 and _may_share(cards[before], card):
            cards[before].email = card.email
            card.shared += len(cards[before].people)
            before -= 1
    return cards


def _may_share(before: Card, card: Card) -> bool:
    """Tell whether people above, with a telephone and no e-mail, stand in the same section as an e-mail of no one."""
    if card.box:
        return False
    common = card.together or not (card.email and any(is_named(card.email[0], name) for name, *_ in card.people))
    return common and before.section == card.section and bool(before.people and before.phone and not before.email)


def _cards(page: Analysis) -> Iterator[Card]:
    lines = list(_lines(page))
    reaching = [line.is_contact for line in lines]
    for number, line in enumerate(lines):
        line.look_for_people(near=any(reaching[max(number - 1, 0) : number + NEAR + 1]))
    card = Card()
    for line in chain.from_iterable(map(_parted, lines)):
        if _begins_anew(card, line):
            yield card
            card = Card()
        _add(card, line)
    yield card


def _lines(page: Analysis) -> Iterator[Line]:
    for block in page.content:
        offset = block.start
        for text in page.text.text[block.start : block.end].split("\n"):
            yield Line(text, offset, block)
            offset += len(text) + 1


def _parted(line: Line) -> Iterator[Line]:
    """Yield a line in parts, one for each person, where every person has a number behind the name."""
    starts = [person.start for person in line.people]
    numbers = [phone.start for phone in line.phones if not phone.fax]
    ends = [*starts[1:], len(line.text)]
    if len(starts) < SEVERAL or not all(any(a < n < b for n in numbers) for a, b in zip(starts, ends, strict=True)):
        yield line
        return
    for start, end in zip([0, *starts[1:]], ends, strict=True):
        part = Line(line.text[start:end], line.offset + start, line.block)
        part.people = [Person(p.start - start, p.end - start, p.name) for p in line.people if start <= p.start < end]
        yield part


def _begins_anew(card: Card, line: Line) -> bool:
    block = line.block
    place = (block.group, block.row)
    if block.kind == "heading" and block.level < 7 and not line.people and not line.is_contact:  # noqa: PLR2004
        return True
    if line.mail and not line.people and card.people and card.phone and TOGETHER.search(line.text):
        return True
    if card.box or (line.is_box and (card.people or card.reachable)):
        return True
    if line.people and (card.reachable or (card.people and (card.role or card.silent))):
        return True
    if card.place[1] != place[1] and (card.people or card.reachable) and not _goes_on(card, line):
        return True
    return card.silent > NEAR or (card.reachable and _repeats(card, line))


def _goes_on(card: Card, line: Line) -> bool:
    """Tell whether a table's next row says in its first cell by what way the one person above can be reached."""
    same_table = card.place[0] == line.block.group and line.block.kind == "cell"
    return same_table and len(card.people) == 1 and WAYS.fullmatch(line.text.strip()) is not None


def _repeats(card: Card, line: Line) -> bool:
    return bool(line.mail and card.email and line.mail[0] != card.email[0]) or any(
        not p.fax and card.phone for p in line.phones
    )


def _add(card: Card, line: Line) -> None:
    base = line.offset
    card.place = (line.block.group, line.block.row)
    card.section = line.block.path
    card.box = line.is_box
    card.together = card.together or bool(line.mail and TOGETHER.search(line.text))
    card.people.extend((p.name, base + p.start, base + p.end) for p in line.people)
    for phone in line.phones:
        if phone.fax:
            card.fax = card.fax or (phone, base)
        else:
            card.phone = card.phone or (phone, base)
    if line.mail:
        card.email = card.email or (line.mail[0], base + line.mail[1], base + line.mail[2])
    _add_rest(card, line)
    card.silent = 0 if line.is_contact or line.people else card.silent + 1


def _add_rest(card: Card, line: Line) -> None:
    if card.role is None and (card.people or line.people):
        card.role = _role(line)
    near = card.people or card.reachable or line.is_contact
    for pattern in (STREET, TOWN) if near and DIGIT.search(line.text) else ():
        found = pattern.search(line.text)
        if found:
            card.address.append((found[0], line.offset + found.start(), line.offset + found.end()))
    hours = HOURS.search(line.text) if card.hours is None and "uhr" in line.text.lower() else None
    if hours:
        card.hours = (hours[0], line.offset + hours.start(), line.offset + hours.end())


def _role(line: Line) -> tuple[str, int, int] | None:
    """Return what the line says its people do: the noun right before a name, else what names a function."""
    before = next((hit for p in line.people if (hit := FUNCTION.search(line.text, 0, p.start))), None)
    if before:
        return before["role"], line.offset + before.start("role"), line.offset + before.end("role")
    rest = line.text
    for person in line.people:
        rest = rest[: person.start] + "|" * (person.end - person.start) + rest[person.end :]
    for found in re.finditer(r"[^|,;:()@\n]{3,80}", rest):
        words = next((w.strip(" –-/") for w in SENTENCE.split(found[0]) if ROLE.search(w)), "")
        if words and not ASK.fullmatch(words) and not NO_ROLE.search(words):
            start = line.offset + found.start() + found[0].index(words)
            return words, start, start + len(words)
    return None


def _contact(page: Analysis, card: Card, person: tuple[str, int, int] | None, extractor: str) -> Contact:
    parts = (person, card.role, card.email, *card.address, card.hours)
    numbers = (card.phone, card.fax)
    evidence: list[Evidence] = [page.quote(part[1], part[2]) for part in parts if part]
    evidence += [page.quote(base + n.start, base + n.end) for n, base in (p for p in numbers if p)]
    return Contact(
        page=page.page,
        extractor=extractor,
        confidence=0.9 if person and card.email else 0.8,
        evidence=tuple(evidence),
        person=person[0] if person else None,
        role=card.role[0] if card.role else None,
        phone=card.phone[0].printed if card.phone else None,
        phone_e164=card.phone[0].e164 if card.phone else None,
        fax=card.fax[0].printed if card.fax else None,
        email=card.email[0] if card.email else None,
        address=", ".join(part[0] for part in card.address) or None,
        hours=card.hours[0] if card.hours else None,
    )
