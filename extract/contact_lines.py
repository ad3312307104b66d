"""One printed line of a contact card: its numbers, its address, and which names on it are people to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.blocks import Block
from extract.cloaks import ADDRESS, said_at, spoken
from extract.persons import Person, persons, saluted
from extract.phones import FAX, Phone, phones

LONGEST_LINE = 1_200
LONGEST_SALUTED = 400
FEW_WORDS = 9
REACH = 120
QUOTED = re.compile(r"„[^“”\"]{2,80}[“”\"]|»[^«]{2,80}«|\"[^\"]{2,80}\"")
ORDAINED = re.compile(
    r"\b(?P<name>(?:Schwester|Bruder|Pater|Pfarrer(?:in)?|Pastor(?:in)?|Diakon(?:in)?)\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)(?![\w-])"
)
TO = re.compile(
    r"(?:\s?\([^)]{2,60}\))?(?:,\s[A-ZÄÖÜ][^,;:]{1,50}|,\szuständig\sfür\s[^,;:]{2,50}|\s\([A-ZÄÖÜ][^,;:()]{1,50}){0,3}[\s,:(/–-]*"
    r"(?i:(?:an|gern|gerne|bitte|unter|per|über|auch|telefonisch|der|dem|tel\w*|fon|fax|mobil\w*|durchwahl|ruf\w*|nummer|"
    r"e-?mail(?:-adresse)?|mail|adresse|ist|erreichbar|melden|wenden|erreichen|zu)[.:]?[\s,:(/–-]*){0,6}"
)
ANSWERS = re.compile(
    r"\s(?:[a-zäöüß]{2,}t|ist|hat)\s[^.,;:?!\d]{0,80}?\b(?:unter|über|per|an)\s(?:der\s|dieser\s|die\s)?"
    r"(?:tele?fon(?:nummer)?|tel\.|nummer|durchwahl|rufnummer|e-?mail)?[\s:]*",
    re.IGNORECASE,
)
REACHED = re.compile(
    r"\.\s[A-ZÄÖÜ][^.;:?!\d]{0,60}?\berreich(?:t|en)\s(?:sie|ihn)\s(?:unter|per|telefonisch|am)\b[^.;?!\d]{0,30}"
)
"""A sentence behind the one that names somebody: `Wer helfen will, erreicht sie unter Telefon …`."""
BEGINS = re.compile(r"(?:^|[.?!:]\s)(?:Frau\s|Herr\s)?$")
AND_ANOTHER = re.compile(r"\sund\s[A-ZÄÖÜ]")
BOX = re.compile(r"\b(?:funktions|sammel|team|gruppen)?postfach\b(?!\s\d)", re.IGNORECASE)
CODE = re.compile(
    r"(?P<name>[\w-]*(?:telefon|fax|tel|fon|durchwahl|rufnummer|mobil)\w*\.?:?)\s\(?(?P<code>0\d[\d /-]{0,12})",
    re.IGNORECASE,
)
EXTENSION = re.compile(r"\s*[–…-]?\s?(?P<digits>\d[\d /-]{0,14}\d)\s*")
SURNAME, SHORTEST = 5, 4


class Line:
    """One printed line of a block and what it says about reaching someone."""

    def __init__(self, text: str, offset: int, block: Block) -> None:
        self.text, self.offset, self.block = text, offset, block
        self.phones = list(phones(text)) or list(_extensions(text, block))
        if self.phones and any(FAX.search(label) for label in block.labels):
            self.phones = [phone._replace(fax=True) for phone in self.phones]
        mail = ADDRESS.search(text) if "@" in text else None
        mail = mail or said_at(text)
        self.mail = (spoken(text) or "", mail.start(), mail.end()) if mail else None
        self.people: list[Person] = []

    @property
    def is_contact(self) -> bool:
        """Whether the line holds a number or an address."""
        return bool(self.phones or self.mail)

    @property
    def is_box(self) -> bool:
        """Whether the line gives the address of a mailbox that is no person's (`Postfach für alle: …`)."""
        return bool(self.mail) and any(map(BOX.search, (self.text, *self.block.labels)))

    def look_for_people(self, *, near: bool) -> None:
        """Find the people of the line where a contact is *near*; what stands in quotation marks is no person."""
        if len(self.text) > LONGEST_LINE or not near or self.is_box:
            return
        masked = QUOTED.sub(lambda quoted: " " * len(quoted[0]), self.text)
        if self.mail:
            masked = masked[: self.mail[1]] + " " * (self.mail[2] - self.mail[1]) + masked[self.mail[2] :]
        full = [p for p in persons(masked) if self._stands_alone(p)]
        short = len(self.text) <= LONGEST_SALUTED
        called = [p for p in (*saluted(masked), *_ordained(masked)) if short or self._stands_alone(p)]
        self.people = full or called

    def _stands_alone(self, person: Person) -> bool:
        """In running text a name counts only beside a number or address, or where that bears it; else always."""
        words = len(self.text.split())
        if words <= FEW_WORDS + 2 * len(self.phones) + 2 * bool(self.mail):
            return True
        return self._leads_to_contact(person) or self._is_bracketed(person) or self._owns_mail(person)

    def _leads_to_contact(self, person: Person) -> bool:
        starts = [p.start for p in self.phones] + ([self.mail[1]] if self.mail else [])
        after = [start for start in starts if person.end <= start <= person.end + REACH]
        if self.is_contact and AND_ANOTHER.match(self.text, person.end):
            return True
        ways = (TO, REACHED, ANSWERS) if BEGINS.search(self.text, 0, person.start) else (TO, REACHED)
        return bool(after) and any(way.fullmatch(self.text, person.end, min(after)) for way in ways)

    def _is_bracketed(self, person: Person) -> bool:
        """Tell whether the name stands in brackets right behind a number or address: `0221 4710-615 (Ada Amsel)`."""
        ends = [p.end for p in self.phones] + ([self.mail[2]] if self.mail else [])
        before = self.text[max([end for end in ends if end <= person.start], default=0) : person.start]
        return before.strip() in {"(", "(Frau", "(Herr"} and self.text[person.end : person.end + 1] == ")"

    def _owns_mail(self, person: Person) -> bool:
        return self.mail is not None and is_named(self.mail[0], person.name)


def is_named(email: str, person: str) -> bool:
    """Tell whether an address bears a person's surname, whole or begun (`tietgen@…` of Jonas Tietgen)."""
    surname = re.sub(r"ä|ae|ö|oe|ü|ue|ß|ss", ".", person.rsplit(maxsplit=1)[-1].lower())[:SURNAME]
    box = re.sub(r"ae|oe|ue|ss", "ä", email.lower()).split("@", maxsplit=1)[0]
    return len(surname) >= SHORTEST and re.search(surname.replace("-", "."), box) is not None


def _extensions(text: str, block: Block) -> Iterator[Phone]:
    """Yield the number of a cell below a head that says its area code (`Telefon (0431)` above `990 120-10`)."""
    head = block.labels[-1] if block.kind == "cell" and block.labels else ""
    code = CODE.search(head)
    number = EXTENSION.fullmatch(text) if code else None
    if code and number and (whole := next(phones(f"{code['name']} {code['code']} {number['digits']}"), None)):
        yield whole._replace(start=number.start("digits"), end=number.end("digits"), printed=number["digits"])


def _ordained(line: str) -> Iterator[Person]:
    """Yield people who are called by their office in a church or order and one name: `Schwester Benedikta`."""
    for found in ORDAINED.finditer(line):
        yield Person(*found.span("name"), found["name"])
