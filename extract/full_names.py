"""Full names of things: a page calls one thing by its noun alone and by its name (`der Treff`, `Treff am Markt`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.analysis import Analysis
from extract.german.normalise import key
from extract.german.quotation import CLOSING, OPENING
from extract.records import Party
from extract.thing_nouns import BOARD, EVENT, WORK, is_noun, is_sort
from extract.titles import asks, heading_name, is_said, short_names

PARTS = re.compile(r"\s[–|/·:-]+(?:\s|$)|\s\(|!\s")
QUOTED = re.compile(rf"[{OPENING}](.{{3,60}}?)[{CLOSING}]")
VERB = re.compile(r"\s(?!mit|statt|seit|samt|kommt)[a-zäöüß]{3,}t(?:\s|$)")
WORD = r"[A-ZÄÖÜ][\w.-]*\w"
ADJECTIVES = r"(?:(?!die|den|eine)[a-zäöüß]+(?:en|em|er|e)\s){0,2}"
NO_PLACE = (
    r"(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahr|Frühjahr|Frühling|Sommer|"
    r"Herbst|Winter|Monat|Woche|Anschluss|Auftrag|Rahmen|Ziel|Sinne|Fokus|Blick|Einsatz|Mittelpunkt|Beispiel|Hand|Hände|Grund|"
    r"Zusammenarbeit|Kooperation|Partnerschaft|Trägerschaft|Abstimmung|Absprache|Verbindung|Anwesenheit|Begleitung|Form|Höhe|Betrieb|"
    r"Vertretung|Ergänzung|Vorbereitung|Planung|Zukunft|Verantwortung|Regie)\b)"
)
JOINED = r"für|in|im|am|an der|an den|auf|gegen|ohne|zur|zum"
BOARD_OF = r"des|der"
NO_PERSON = r"(?!Frau|Herrn?|Dr|Prof|Träger|Stand|Telefon|Tel)"
NAME = rf"{WORD}(?:(?: (?:und|für|im|in|am|gegen|&))? {NO_PLACE}{WORD})*(?: e\. ?V\.)?"
DISTRICT = re.compile(
    r" (?:(?:im|in der|der|des|für den|für die) )?(?:Land|Stadt)?(?:[Kk]reis|[Ss]tadt|[Rr]egion|[Bb]ezirk|[Gg]emeinde)"
    rf"(?:e?s)? {WORD}(?:[ -]{WORD})*"
)
OF_DISTRICT = re.compile(rf"{DISTRICT.pattern}$")
EDGE = re.compile(r"\b")
IN_QUOTES = re.compile(r" „[^“”„]{3,60}“")
CALLED = re.compile(rf" {NO_PERSON}{NAME}")
PLACED, BOARD_PLACED = (
    re.compile(rf" (?:{joined}) {ADJECTIVES}{NO_PLACE}{WORD}(?: {WORD})*")
    for joined in (JOINED, f"{JOINED}|{BOARD_OF}")
)
LONGEST, SHORTEST, MOST_BLANKS = 90, 4, 2


class FullNames:
    """The longer names of a page's things, each looked up once."""

    def __init__(self, page: Analysis) -> None:
        self._page = page
        self._known: dict[str, str] = {}
        heads = [page.said(s) for s in page.sentences if s.block.kind == "heading"]
        titles = [part for title in (*heads, page.text.title or "") for part in PARTS.split(heading_name(title))]
        self._titles = [title for title in titles if not asks(title) and not is_said(title)]

    def of(self, thing: Party) -> Party:
        """Return *thing* under its full name, the shorter one and a name in quotation marks as other names.

        Where a heading calls a known programme by a district's name, that district's own network is meant, no other.
        """
        if thing.id and (here := self._of_district(thing.name)):
            return Party(here, None, tuple(n for n in (thing.name, *thing.aliases) if n != here))
        if thing.id is None and thing.name not in self._known:
            self._known[thing.name] = self._fuller(thing.name) or thing.name
        full = self._known.get(thing.name, thing.name)
        quoted = QUOTED.search(full)
        short = () if thing.id else short_names(full)
        others = [thing.name, *thing.aliases, *([quoted[1]] if quoted else self._quoted_behind(full)), *short]
        return Party(full, thing.id, tuple(other for other in dict.fromkeys(others) if other != full))

    def _quoted_behind(self, name: str) -> tuple[str, ...]:
        """Return what alone stands in quotation marks behind the first noun of a name (`Präventionskette „Biss“`)."""
        noun = name.split(maxsplit=1)[0]
        if not is_noun(noun) or WORK.fullmatch(noun) or EVENT.search(noun):
            return ()
        found = {hit[1] for hit in re.finditer(rf"\b{re.escape(noun)} {QUOTED.pattern}", self._page.text.text)}
        return (found.pop(),) if len(found) == 1 else ()

    def _of_district(self, name: str) -> str | None:
        """Return *name*, or the first heading that begins with it, if it ends with a district (`… Landkreis Cham`)."""
        longer = (t for t in self._titles if t.startswith(f"{name} ") and DISTRICT.fullmatch(t, len(name)))
        return name if OF_DISTRICT.search(name) else next(longer, None)

    def _fuller(self, name: str) -> str | None:
        if len(name) < SHORTEST or name.count(" ") > MOST_BLANKS:
            return None
        own = () if is_sort(name) else self._titles
        titles = (t for t in own if _begins_with(t, name) and len(t) < LONGEST and not VERB.search(t))
        return max(titles, key=len, default=None) or max(self._told(name), key=len, default=None)

    def _told(self, name: str) -> Iterator[str]:
        """Yield what the sentences call it: with its name behind it, else with where or for whom it is."""
        text = self._page.text.text
        places = tuple(_places(text, name))
        tails = (
            (IN_QUOTES,) if is_sort(name) else (IN_QUOTES, CALLED, BOARD_PLACED if BOARD.fullmatch(name) else PLACED)
        )
        for tail in tails if places else ():
            yield from _with_tails(text, places, len(name), tail)


def _begins_with(title: str, name: str) -> bool:
    """Tell whether a title goes on behind *name*, whose adjectives it may inflect (`Gesunden Nachbarschaft`)."""
    if title.startswith(f"{name} "):
        return True
    words, called = title.split(), name.split()
    several = 1 < len(called) < len(words) and words[len(called) - 1] == called[-1]
    return several and all(key(word) == key(other) for word, other in zip(words, called, strict=False))


def _places(text: str, name: str) -> Iterator[int]:
    """Yield where a word of *text* begins with *name*, and another word follows: every tail begins with a blank."""
    place = text.find(f"{name} ")
    while place >= 0:
        if EDGE.match(text, place):
            yield place
        place = text.find(f"{name} ", place + 1)


def _with_tails(text: str, places: Sequence[int], length: int, tail: re.Pattern[str]) -> Iterator[str]:
    """Yield a name of that *length* with what *tail* finds right behind it, wherever it begins at one of *places*."""
    last = 0
    for place in places:
        found = tail.match(text, place + length) if place >= last else None
        if found:
            last = found.end()
            yield text[place:last]
