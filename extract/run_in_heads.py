"""What a block names first and then tells of, as if below a heading (`Hebammenzentrale. Wer …`, `AG Sucht: Die …`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from extract.agents import DETERMINERS
from extract.analysis import Analysis, Sentence
from extract.german.bracket import HELPERS
from extract.german.quotation import CLOSING, MARKS, OPENING
from extract.german.verbs import looks_finite
from extract.headings import COUNTED, is_announced
from extract.labels import role_of
from extract.masks import Mask
from extract.records import Party
from extract.role_frames import RoleFrames
from extract.said import titled
from extract.slots import is_common
from extract.thing_nouns import WORK, is_noun
from extract.titles import asks, is_said, is_usual, names_circle, names_day

LEADING = re.compile(
    r"(?:Rückblick|Nachlese|Bericht|Einladung|Ankündigung|Vorschau|Ausblick|Frist|Termin|Tipp|Neu|Aktuell|Projekt|Thema)"
    r"(?:\s(?:auf|zu[mr]?|über)\s(?:den|die|das)?)?:?\s"
)
NO_NAME = re.compile(
    r"(?:Liebe|Sehr|Hallo|Guten?|Herzlich|Foto|Ihre?|Euer|Dank|Nein|Ja|Doch|Nicht|An|In|Im|Am|Auf|Aus|Bei|Für|Gegen|Mit|Nach|Ohne|"
    r"Seit|Um|Von|Vom|Vor|Zu|Zum|Zur|Unter|Über|Und|Oder|Aber|Auch|Schon|Noch|Nur|Eine?|Keine?)[a-z]{0,2}\b|[^,:;!|@]*[,:;!|@]"
)
NEW = re.compile(r"(?:Eine?|Keine?)[a-z]{0,2}\b|[^:;|@]*[:;|@]")
LINE = re.compile(
    r"(?:ort|orte|zeit|zeiten|wann|wo|dauer|beginn|ende|kosten|gebühr|preis|eintritt|anmeldung|anmeldeschluss|hinweis|fotos?|bild|"
    r"quelle|text|redaktion|adresse|anschrift|telefon|tel|fax|mail|e-mail|datum|stand|themen|thema|methoden?|methodik|"
    r"leitung|referent|referentin|referierende|moderation|ausgangslage|problem|lösung|idee|vorgehen|umsetzung|fakten|achtung|wichtig|"
    r"neu|tipp|voraussetzungen|voraussetzung|frage|antwort|top|punkt)\b",
    re.IGNORECASE,
)
"""What begins a line of a fact sheet or programme, which names nothing."""
QUOTED = re.compile(rf"[{OPENING}][^{MARKS}]+[{CLOSING}]")
SPOKEN = frozenset({"paragraph", "item", "text", "cell"})
KINDS = SPOKEN | {"definition"}
JOINED = frozenset({"und", "sowie"})
ENDS, DASHES = frozenset(".!?"), frozenset("–-")
MOST, FEWEST, FURTHEST = 12, 6, 9


class _Head(NamedTuple):
    """A run-in head: what it names, the tokens that it ends before, the sign that ends it, the sentence it begins."""

    party: Party
    end: int
    sign: str
    sentence: Sentence


def run_in_heads(page: Analysis, masks: Sequence[Mask], frames: RoleFrames) -> Mapping[int, Party]:
    """Return, by the number of its sentence, the thing that a block begins with; no body.

    One word alone names one only beside longer heads; a head that ends with a colon does beside others, below a
    heading that announces several things (`Unsere Projekte`), and where the block goes on with `das Projekt`.
    """
    heads = {number: head for number in _firsts(page) if (head := _head(page, number, frames))}
    heads = {number: head for number, head in heads.items() if not _names_body(masks[number], head)}
    longer = {head.sentence.block.path for head in heads.values() if head.sign == "." and not _is_bare(head.party)}
    several = Counter(_place(head) for head in heads.values() if head.sign == ":")
    return {
        number: head.party
        for number, head in heads.items()
        if names_circle(head.party.name)
        or (head.sign != "." and is_announced(head.sentence.block))
        or (head.sign == "." and (not _is_bare(head.party) or head.sentence.block.path in longer))
        or (head.sign == ":" and " " in head.party.name and several[_place(head)] > 1)
        or (head.sign == ":" and _is_work(page, masks, number))
    }


def _firsts(page: Analysis) -> Iterator[int]:
    """Yield the numbers of the first sentences of blocks that may have a head."""
    before = None
    for number, sentence in enumerate(page.sentences):
        if sentence.block is not before and sentence.block.kind in KINDS:
            yield number
        before = sentence.block


def _head(page: Analysis, number: int, frames: RoleFrames) -> _Head | None:
    """Return the head of a block: a short first sentence, what stands before a colon, or a name that a verb ends."""
    sentence = page.sentences[number]
    announced = is_announced(sentence.block)
    said = page.said(sentence)
    if _is_short_before_whole(page, number) and (party := _named(said, announced=announced)):
        return _Head(party, sentence.end, ".", sentence)
    colon = _colon(page, sentence)
    end = colon or (_verb(page, sentence) if announced else None)
    title = page.written(sentence.start, end) if end else ""
    party = _named(title, announced=False) if title and not (LINE.match(title) or role_of(title, frames)) else None
    return _Head(party, end or 0, ":" if colon else "", sentence) if party else None


def _is_short_before_whole(page: Analysis, number: int) -> bool:
    """Tell whether a block goes on with a whole sentence behind a short first one that is no dateline."""
    if number + 1 >= len(page.sentences):
        return False
    sentence, behind = page.sentences[number : number + 2]
    whole = behind.end - behind.start >= FEWEST and page.words[behind.end - 1][-1] in ENDS
    short = sentence.end - sentence.start <= MOST and behind.block is sentence.block and sentence.block.kind in SPOKEN
    return short and whole and page.words[behind.start] not in DASHES


def _colon(page: Analysis, sentence: Sentence) -> int | None:
    """Return the token of a colon that ends the first words of a sentence and is not its last."""
    places = range(sentence.start + 1, min(sentence.end - FEWEST, sentence.start + FURTHEST))
    return next((place for place in places if page.words[place] == ":"), None)


def _verb(page: Analysis, sentence: Sentence) -> int | None:
    """Return the token of the singular verb behind a name of several words, not all of them great, or None."""
    if page.small[sentence.start] in DETERMINERS:
        return None
    places = range(sentence.start, min(sentence.start + FURTHEST, sentence.end))
    verb = next((p for p in places if looks_finite(page.words[p]) and not page.words[p].endswith("en")), sentence.start)
    small = {page.words[place] for place in range(sentence.start, verb) if page.words[place].islower()}
    return verb if small - JOINED else None


def _named(said: str, *, announced: bool) -> Party | None:
    """Return what words name, None where they tell, greet, ask (*announced* they may) or are no name of their own."""
    whole = LEADING.sub("", said.rstrip(" ."))
    name = whole.strip(f" {OPENING}{CLOSING}")
    verbs = [word for word in name.split() if looks_finite(word) or word in HELPERS]
    tells = not QUOTED.fullmatch(whole) and any(not (announced and word.endswith("en")) for word in verbs)
    usual = is_usual(name) or COUNTED.match(name) or names_day(name) or WORK.fullmatch(name)
    speech = not announced and (is_said(name) or asks(said))
    if tells or usual or speech or not name[:1].isupper() or (NEW if announced else NO_NAME).match(name):
        return None
    return titled(name)


def _is_bare(party: Party) -> bool:
    """Tell whether a name is one word that may as well be a place's or a person's."""
    return " " not in party.name and not is_noun(party.name)


def _names_body(masked: Mask, head: _Head) -> bool:
    within = [slot for slot in masked.slots.values() if slot.start < head.end]
    known = not is_announced(head.sentence.block) or any(entity.iri for slot in within for entity, _ in slot.members)
    return any(slot.letter == "W" or (slot.letter == "B" and known and not is_common(slot)) for slot in within)


def _place(head: _Head) -> tuple[str, int, tuple[str, ...]]:
    block = head.sentence.block
    return block.kind, block.group, block.path


def _is_work(page: Analysis, masks: Sequence[Mask], number: int) -> bool:
    """Tell whether the first thing that a block goes on with is `das Projekt` or the like."""
    block = page.sentences[number].block
    within = takewhile(lambda n: page.sentences[n].block is block, range(number, len(page.sentences)))
    things = (slot.thing for n in within for slot in masks[n].slots.values() if slot.letter == "T" and slot.thing)
    first = next(things, None)
    return first is not None and WORK.fullmatch(first.noun) is not None
