"""What a block names first and then tells of, as if below a heading (`Hebammenzentrale. Wer keine findet, …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.analysis import Analysis, Sentence
from extract.clauses import HELPERS
from extract.german.quotation import CLOSING, MARKS, OPENING
from extract.german.verbs import looks_finite
from extract.headings import COUNTED, DATE
from extract.records import Party
from extract.thing_nouns import is_noun
from extract.titles import asks, is_said, is_usual

LEADING = re.compile(
    r"(?:Rückblick|Nachlese|Bericht|Einladung|Ankündigung|Vorschau|Ausblick|Frist|Termin|Tipp|Neu|Aktuell|Projekt|Thema)"
    r"(?:\s(?:auf|zu[mr]?|über)\s(?:den|die|das)?)?:?\s"
)
NO_NAME = re.compile(
    r"(?:Liebe|Sehr|Hallo|Guten?|Herzlich|Foto|Ihre?|Euer|Dank|Nein|Ja|Doch|Nicht|An|In|Im|Am|Auf|Aus|Bei|Für|Mit|Nach|Ohne|Seit|"
    r"Um|Von|Vom|Vor|Zu|Zum|Zur|Unter|Über|Und|Oder|Aber|Auch|Schon|Noch|Nur)[a-z]{0,2}\b|[^,:;!|@]*[,:;!|@]"
)
QUOTED = re.compile(rf"[{OPENING}][^{MARKS}]+[{CLOSING}]")
PLACED = re.compile(r"\s(?:an|am|auf|bei|für|im|in|mit|zur|zum)\s")
KINDS = frozenset({"paragraph", "item", "text", "cell"})
ENDS, DASHES = frozenset(".!?"), frozenset("–-")
MOST, FEWEST = 12, 6


def run_in_heads(page: Analysis) -> Mapping[int, Party]:
    """Return, by the number of its sentence, the thing that a block begins with; one word only beside longer ones."""
    found = {number: party for number, sentence in _firsts(page) if (party := _named(page.said(sentence)))}
    beside = {page.sentences[number].block.path for number, party in found.items() if not _is_bare(party)}
    return {n: party for n, party in found.items() if not _is_bare(party) or page.sentences[n].block.path in beside}


def _is_bare(party: Party) -> bool:
    """Tell whether a name is one word that may as well be a place's or a person's."""
    return " " not in party.name and not is_noun(party.name)


def _firsts(page: Analysis) -> Iterator[tuple[int, Sentence]]:
    """Yield the short first sentences of blocks that go on with a whole one, with their numbers; no datelines."""
    for number, (sentence, behind) in enumerate(zip(page.sentences, page.sentences[1:], strict=False)):
        block = sentence.block
        first = number == 0 or page.sentences[number - 1].block is not block
        if not first or behind.block is not block or block.kind not in KINDS or sentence.end - sentence.start > MOST:
            continue
        whole = behind.end - behind.start >= FEWEST and page.words[behind.end - 1] in ENDS
        if whole and page.words[behind.start] not in DASHES:
            yield number, sentence


def _named(said: str) -> Party | None:
    """Return what a short first sentence names, None where it tells, asks, greets or is no name of its own."""
    whole = LEADING.sub("", said.rstrip(" ."))
    name = whole.strip(f" {OPENING}{CLOSING}")
    tells = not QUOTED.fullmatch(whole) and any(looks_finite(word) or word in HELPERS for word in name.split())
    usual = is_usual(name) or COUNTED.match(name) or DATE.search(name) or is_said(name) or asks(said)
    if tells or usual or not name[:1].isupper() or NO_NAME.match(name):
        return None
    short = PLACED.split(name)[0]
    return Party(name, None, (short,) if short != name else ())
