"""Where a text names a person: with a title, after `Frau` or `Herr`, by a given name, or as its page's contacts do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from extract.cloaks import ADDRESS
from extract.given_names import given_names
from extract.persons import GIVEN, LAST, NO_NAME, TITLE, persons, saluted

Span: TypeAlias = tuple[int, int]
TITLES = re.compile(rf"{TITLE}+")
INITIAL = r"(?:[A-Z]\.\s?)?"
TITLED = re.compile(
    rf"(?<!\w){TITLE}+(?:{GIVEN}\s{GIVEN}\s(?P<third>{GIVEN})|(?:{GIVEN}\s)?{INITIAL}(?P<last>{LAST}))(?![\w-])"
)
CALLED = re.compile(r"(?:Frau|Herrn?)\s+$")
GOES_ON = re.compile(r"[ \u00a0]?[-–][\wÄÖÜäöü]|[ \u00a0](?P<next>[A-ZÄÖÜ][\wäöüß-]+)")
SHORTEST = 4


class PeopleIn(NamedTuple):
    """Finds people in the texts of one page: those *known* from its contacts, and others; *bodies* are no people.

    *surnames* are those of people whom the page names in full somewhere, who may be named by them alone elsewhere.
    """

    known: re.Pattern[str] | None
    bodies: tuple[str, ...]
    surnames: re.Pattern[str] | None = None

    @classmethod
    def of(cls, known: Iterable[str], bodies: Iterable[str], text: str = "") -> PeopleIn:
        """Take the names of people, with or without titles, those of bodies that may hold one, and the page's text."""
        bare = sorted({name for told in known if " " in (name := bare_name(told))}, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, bare))})(?![\w-])") if bare else None
        named = tuple(sorted({name for name in bodies if len(name) >= SHORTEST}))
        last = sorted(_surnames(text, named))
        alone = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, last))})s?(?![\w-])") if last else None
        return cls(pattern, named, alone)

    def called(self, text: str) -> bool:
        """Tell whether *text* holds the name of a person known from the page's contacts."""
        return bool(self.known and self.known.search(text))

    def spans(self, text: str, *, role_address: re.Pattern[str]) -> list[Span]:
        """Return where *text* names people or gives addresses that belong to one, in order, joined where they touch."""
        found = [*self._names(text)]
        found += [at.span() for at in ADDRESS.finditer(text) if not role_address.fullmatch(at[0].split("@")[0])]
        return list(_joined(sorted(found)))

    def _names(self, text: str) -> Iterator[Span]:
        if self.known:
            yield from (at.span() for at in self.known.finditer(text))
        yield from (at.span() for at in TITLED.finditer(text) if not _is_named_after(at["last"] or at["third"]))
        if self.surnames:
            yield from (at.span() for at in self.surnames.finditer(text))
        for start, end, name in (*persons(text), *saluted(text)):
            if _is_person(text, start, end, name) and not self._in_a_body(text, start, end):
                yield start, end

    def _in_a_body(self, text: str, start: int, end: int) -> bool:
        """Tell whether a stretch of *text* is a part of a body's name there."""
        part = text[start:end]
        bodies = (body for body in self.bodies if part in body)
        return any(at <= start and end <= at + len(body) for body in bodies for at in _places(body, text))


def _surnames(text: str, bodies: Iterable[str]) -> set[str]:
    """Return the surnames of the people whom *text* names in full, without those that a body's name holds, too."""
    full = (bare_name(name) for start, end, name in persons(text) if _is_person(text, start, end, name))
    last = {name.rsplit(" ", 1)[-1] for name in full if " " in name}
    return {name for name in last if len(name) >= SHORTEST and not any(name in body for body in bodies)}


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def bare_name(person: str) -> str:
    """Return a name without titles and degrees.

    >>> bare_name("Prof. Dr. Anke Rohloff, M. Sc.")
    'Anke Rohloff'
    """
    return TITLES.sub("", person).split(",")[0].strip()


def _is_person(text: str, start: int, end: int, name: str) -> bool:
    first = bare_name(name).split(" ")[0]
    if NO_NAME.fullmatch(first):
        return False
    if TITLES.match(name) or CALLED.search(text[:start]):
        return True
    goes_on = GOES_ON.match(text, end)
    if goes_on and (goes_on["next"] is None or NO_NAME.search(goes_on["next"].lower())):
        return False
    return first in given_names() or first.split("-")[0] in given_names()


def _is_named_after(last: str) -> bool:
    """Tell whether a surname is the first part of a body's name: `Marschner-Stiftung`."""
    return "-" in last and bool(NO_NAME.search(last.rsplit("-", 1)[-1]))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held and span[0] <= held[1]:
            held = (held[0], max(held[1], span[1]))
        else:
            if held:
                yield held
            held = span
    if held:
        yield held
