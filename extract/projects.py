"""What a page treats as a project though nothing marks its name: headings, run-in heads, titles, bare names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.agents import DETERMINERS, NO_SUBJECT
from extract.analysis import Analysis, Sentence
from extract.german.quotation import CLOSING, MARKS, OPENING
from extract.mentions import name_key
from extract.programmes import Named, bare
from extract.records import Programme
from extract.sieve import Sieve
from extract.subjects import ABOUT, PARTS
from extract.thing_nouns import BODY, EVENT
from extract.titles import asks, heading_name, is_said, is_usual

WORK = r"(?:[\w-]*projekt|[\w-]*programm|vorhaben|modellvorhaben|initiative|kampagne)"
POINTS_BACK = re.compile(rf"(?:Das|Die|Unser|Unsere|Dieses|Diese)(?:\s[a-zäöü]+)?\s(?i:{WORK})\b(?!\s[„“\"»A-ZÄÖÜ])")
NEW = re.compile(rf"(?:^|(?<=\. ))Ein(?:e)?\s(?i:{WORK})\s(?:im|in|der|des|von|für)\b")
LISTS = re.compile(
    r"(?:\w+\s)?(?:Projekte|Modellprojekte|Programme|Vorhaben)(?:\s(?:im|in|der|und)\s.*)?", re.IGNORECASE
)
SHEET = re.compile(
    r"(?:projekt)?laufzeit|förder(?:summe|zeitraum|kennzeichen)|projektträger|projektzeitraum|projektpartner",
    re.IGNORECASE,
)
SORT = re.compile(
    r"(?:[\w-]*(?:programm|projekt|richtlinie|initiative|kampagne|vorhaben|fonds)|Präventionskette)(?:s|es)?",
    re.IGNORECASE,
)
COLUMN = re.compile(
    r"(?:Vorhaben|(?:Modell)?[Pp]rojekte?|Projekt(?:name|titel|bezeichnung)|Programme?|Name des Projekts)",
    re.IGNORECASE,
)
PHASE = (
    r"(?:Start|Beginn|Auftakt|Abschluss|Ende|Laufzeit|Standorte[n]?|Erfahrungen|Ergebnisse[n]?|Evaluation|Koordination|Projektleitung|Umsetzung|"
    r"Fortsetzung|Rahmen|Teilnahme|Titel|[Pp]rojektmittel)\s(?:(?:von|aus|bei|mit|an|zu|für|des|der)\s)?"
)
IN_MARKS = re.compile(rf"(?P<phase>\b{PHASE})?[{OPENING}](?P<name>[A-ZÄÖÜ][^{MARKS}]{{3,60}})[{CLOSING}]")
OPENS = frozenset(OPENING)
DEFINED = re.compile(
    rf"(?P<name>[A-ZÄÖÜ][\w’'!-]*(?:\s[\w’'!&-]+){{0,5}}?)\s(?:ist|war)\s(?:ein|eine|das|unser|unsere)\s(?:[a-zäöüß-]+\s){{0,2}}(?i:{WORK})\b"
)
NO_FIRST = DETERMINERS | NO_SUBJECT
SMALL = frozenset({"für", "und", "im", "in", "der", "des", "zur", "zum"})
NO_NAME = re.compile(
    r"(?:Frau|Herr|Dr\.|Prof\.|Tel\.|Telefon|E-Mail|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
    r"Dezember|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Träger|Projekt|Koordination|Ziel|Ziele|Leitung)"
)
CALLS = re.compile(r"aufruf|ausschreibung|bewerb|einladung|vormerken|fördermittel|antrag", re.IGNORECASE)
SHORTEST, LONGEST = 5, 70
MOST_WORDS = 6


class Place(NamedTuple):
    """Characters `start:end` of the text that name a project, and the name."""

    start: int
    end: int
    name: str


def treated(
    page: Analysis, named: Iterable[Named], others: Sequence[str], listed: frozenset[int], extractor: str
) -> Iterator[Programme]:
    """Yield what the page treats as a project; none *named* already, no *others*, no tokens *listed* as bodies'."""
    told = [_keys(bare(page.written(first, last))) for first, last, _ in named]
    told += map(_keys, others)
    places = (*_headings(page), *_run_in(page), *_titled(page), *_listed(page), *_quoted(page), *_defined(page))
    every = [(_keys(found.name), found) for found in (*places, *_behind_sort(page, listed))]
    for keys, found in every:
        longer = any(len(other) > len(keys[1]) and keys[1] in other for (_, other), _ in every)
        if not longer and not any(_is_told(keys, one) for one in told):
            told.append(keys)
            yield Programme(
                page=page.page, extractor=extractor, confidence=0.6,
                evidence=(page.quote(found.start, found.end),), name=found.name,
            )  # fmt: skip


def _keys(name: str) -> tuple[str, str]:
    """Return a name in small letters, and its words' keys between blanks, which forget inflection."""
    return name.lower(), f" {name_key(name)} "


def _is_told(keys: tuple[str, str], told: tuple[str, str]) -> bool:
    """Tell whether one name holds the other, or one *told* holds it inflected (`Gesunden Stadt`)."""
    return keys[0] in told[0] or told[0] in keys[0] or keys[1] in told[1]


def _may_name(name: str) -> bool:
    """Tell whether a heading may be a name: no question, no saying, no event or body, no usual word of sections."""
    return (
        SHORTEST <= len(name) <= LONGEST
        and name[:1].isupper()
        and not (
            asks(name)
            or ABOUT.fullmatch(name)
            or CALLS.search(name)
            or EVENT.search(name)
            or BODY.search(name)
            or is_usual(name)
        )
        and not (is_said(name) and not name.endswith("sich"))
    )


def _has_a_sheet(page: Analysis) -> bool:
    """Tell whether a term, row or line of the page tells how long a project runs or what it is paid."""
    lines = (s for s in page.sentences if s.block.kind != "paragraph")
    return any(SHEET.search(" ".join((*s.block.labels, page.said(s)))) for s in lines)


def _goes_on(sentence: str) -> bool:
    """Tell whether a sentence goes on with what its heading names: `Das Projekt …`, `Ein Projekt der …`."""
    return POINTS_BACK.match(sentence) is not None or ("Ein" in sentence and NEW.search(sentence) is not None)


def _of(page: Analysis, sentence: Sentence, name: str) -> Place | None:
    first, last = page.span(sentence.start, sentence.end)
    start = page.text.text.find(name, first, last)
    return Place(start, start + len(name), name) if start >= 0 else None


def _headings(page: Analysis) -> Iterator[Place]:
    """Yield headings whose own text goes on with `Das Projekt …`, and the first one above a project's fact sheet."""
    heads = [(n, s) for n, s in enumerate(page.sentences) if s.block.kind == "heading"]
    for number, (place, head) in enumerate(heads):
        name = heading_name(page.said(head))
        behind = heads[number + 1][0] if number + 1 < len(heads) else len(page.sentences)
        below = [page.said(s) for s in page.sentences[place + 1 : behind]]
        if not any(map(_goes_on, below)) and not (number == 0 and _has_a_sheet(page)):
            continue
        if _may_name(name) and (" " in name or any(name in one for one in below)):
            found = _of(page, head, name)
            if found:
                yield found


def _run_in(page: Analysis) -> Iterator[Place]:
    """Yield the short first sentences below a heading `Projekte`: `Willkommen Europa. Clearingstelle für …`."""
    block = None
    for sentence in page.sentences:
        first, block = sentence.block is not block, sentence.block
        if not first or not any(LISTS.fullmatch(above) for above in sentence.block.path[-2:]):
            continue
        whole = page.said(sentence)
        name = whole.rstrip(".:")
        goes_on = whole != name and len(whole) < sentence.block.end - sentence.block.start
        if (
            (goes_on or sentence.block.kind == "heading")
            and _may_name(name)
            and sentence.end - sentence.start <= MOST_WORDS
        ):
            found = _of(page, sentence, name)
            if found:
                yield found


def _listed(page: Analysis) -> Iterator[Place]:
    """Yield the cells of a column `Vorhaben` or `Projekt`."""
    for sentence in page.sentences:
        block = sentence.block
        if block.kind == "cell" and block.labels and COLUMN.fullmatch(block.labels[-1]):
            name = page.text.text[block.start : block.end]
            if "\n" not in name and page.span(sentence.start, sentence.end)[0] == block.start and _may_name(name):
                yield Place(block.start, block.end, name)


def _titled(page: Analysis) -> Iterator[Place]:
    """Yield what the text names, too, beside `Das Projekt`: a part of the title, or the heading."""
    head = next((page.said(s) for s in page.sentences if s.block.kind == "heading"), "")
    parts = PARTS.split(page.text.title or "")
    if any(map(ABOUT.fullmatch, parts)):
        name = PARTS.split(heading_name(head))[0]
        told = next((s for s in page.sentences if s.block.kind != "heading" and name in page.said(s)), None)
        if told and _may_name(name) and (found := _of(page, told, name)):
            yield found
    if not ABOUT.fullmatch(head):
        return
    for part in parts:
        hit = next((h for s in page.sentences if (h := _of(page, s, part))), None) if part != head else None
        if hit and _may_name(part):
            yield hit


def _quoted(page: Analysis) -> Iterator[Place]:
    """Yield names in quotation marks that the title bears, too, or that have what projects have (`Start von „…“`)."""
    text, titles = page.text.text, set(PARTS.split(page.text.title or ""))
    (opening,) = page.where(OPENING_SAID)
    for number in opening:
        sentence = page.sentences[number]
        for hit in IN_MARKS.finditer(text, *page.span(sentence.start, sentence.end)):
            name = hit["name"]
            if (hit["phase"] or (name in titles and " " in name) or _is_fund(name)) and _may_name(name):
                yield Place(*hit.span("name"), name)


def _is_fund(name: str) -> bool:
    """Tell whether words in quotation marks end in a fund or programme: `Kleiner Gesundheitsfonds`."""
    before, _, noun = name.rpartition(" ")
    return before != "" and SORT.fullmatch(noun) is not None


def _defined(page: Analysis) -> Iterator[Place]:
    """Yield what a sentence says to be a project, by a name that a heading or the title bears: `X ist ein Projekt`."""
    heads = {part for s in page.sentences if s.block.kind == "heading" for part in PARTS.split(page.said(s))}
    heads |= set(PARTS.split(page.text.title or ""))
    (sorts,) = page.where(SORT_SAID)
    for number in sorts:
        hit = DEFINED.match(page.said(page.sentences[number]))
        name = hit["name"] if hit and hit["name"] in heads else ""
        if _may_name(name) and name.split()[0].lower() not in NO_FIRST:
            found = _of(page, page.sentences[number], name)
            if found:
                yield found


def _behind_sort(page: Analysis, listed: frozenset[int]) -> Iterator[Place]:
    """Yield bare names behind the noun that says what they name: `Bundesprogramm Ländliche Entwicklung`."""
    (sorts,) = page.where(SORT_SAID)
    for number, places in sorts.items():
        for place in places:
            end = _name_end(page.words, place + 1, page.sentences[number].end)
            lone = end == place + 2 and page.words[place + 1].endswith("n")
            if end > place + 1 and not lone and listed.isdisjoint(range(place, end)):
                first, last = page.span(place, end)
                yield Place(first, last, page.text.text[first:last])


def _is_sort(word: str) -> bool:
    return word[:1].isupper() and SORT.fullmatch(word) is not None


OPENING_SAID, SORT_SAID = Sieve(OPENS.__contains__), Sieve(_is_sort)


def _name_end(words: Sequence[str], first: int, last: int) -> int:
    """Return where capitalised words end, small ones only between two of them; *first* where no name begins."""
    end = first
    for place in range(first, min(last, first + MOST_WORDS)):
        word = words[place]
        if word[:1].isupper() and not NO_NAME.fullmatch(word) and word[1:2]:
            end = place + 1
        elif place == first or word not in SMALL:
            break
    return end
