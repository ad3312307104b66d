"""Named programmes, strategies, agreements and laws: known ones, paragraphs of laws, and names in quotation marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from extract.analysis import Analysis, Sentence
from extract.concepts import ConceptFinder
from extract.german.quotation import CLOSING, MARKS, OPENING
from extract.names.known import after
from extract.names.lexicon import Lexicon
from extract.names.reach import right
from extract.names.runs import run
from extract.records import Evidence, Party, Programme
from extract.sieve import Sieve
from extract.thing_nouns import BODY, EVENT
from extract.things import quoted_end
from extract.titles import is_said

PARAGRAPH = "§"
LAW = re.compile(
    r"§§?\s?\d+\s?[a-z]?(?:\s?(?:Abs(?:atz|\.)\s?\d+(?:(?:\s(?:und|bis)\s|,\s?)\d+)*|Satz\s\d+|Nr\.\s?\d+|ff\.|und\s\d+[a-z]?))*\s(?:SGB\s[IVX]+|[A-ZÄÖÜ]\w*G)\b(?:\sPrävG)?"
)
NOUN = re.compile(
    r"(?:[\w-]*(?:programm|projekt|initiative|kampagne|strategie|prozess|vereinbarung|richtlinie|aktionsplan|charta|"
    r"wettbewerb|preis|zertifikat|siegel|empfehlungen|leitfaden|reihe|pakt|netzwerk|angebot|vorhaben|fonds|präventionskette))(?:s|es|e|n|en)?",
    re.IGNORECASE,
)
PROPER = re.compile(
    r"(?:[A-ZÄÖÜ][\wäöüß-]*(?:gesetz|rahmenvereinbarung|aktionsplan|gesundheitsstrategie|gesundheitsziele|charta|"
    r"rahmenempfehlungen?|gesundheitsziele-prozess|gesundheitszieleprozess|förderprogramm|förderrichtlinie|"
    r"präventionsstrategie|präventionsplan|landesprogramm))(?:e?s|n|en)?"
)
LAW_NOUN = re.compile(r"\w*gesetz(?:es|e|en)?")
QUOTED = re.compile(rf"[{OPENING}](.{{3,}})")
IN_LAND = re.compile(r"\s(?:in|im)\s[A-ZÄÖÜ][\w-]+$")
OPENS = re.compile(r"(?:„[^“”]*|»[^«]*|^[^\"]*\"[^\"]*)$")
NO_THING = re.compile(r"gesetz|§|empfehlung|leitfaden|charta|SGB|kriterien", re.IGNORECASE)
MARK_SIGNS = frozenset(MARKS)
MARKED = Sieve(lambda word: not MARK_SIGNS.isdisjoint(word))
MARK = re.compile(rf"[{MARKS}]")
OPENED = re.compile(rf"[{OPENING}]([^{MARKS}]*)")
CLOSED = re.compile(rf"[{CLOSING}](?!\s?,\s(?:so|sagte?n?|erzählte?|betonte?|meinte?)\b)")
NOUN_BEFORE = re.compile(r"\b([\w-]+)\s$")
OTHERS = re.compile(
    rf"{EVENT.pattern}|gruppe|kreis|\bAGs?\b|\bAKs?\b|Tisch|runde|stelle|mappe|check|broschüre|heft|film|buch|leitfaden|vortrag|schulung|kurs|"
    r"fortbildung|ausstellung|Feld|Topf",
    re.IGNORECASE,
)
SPOKEN = re.compile(r"(?:Ich|Uns|Mich|Mir|Man|Niemand|Keiner|Wenn|Hier|Da)\b")

Named: TypeAlias = tuple[int, int, str | None]


class ProgrammeFinder:
    """Finds programmes with the vocabulary and by their form."""

    def __init__(self, concepts: ConceptFinder, lexicon: Lexicon, mottos: frozenset[str]) -> None:
        self._concepts = concepts
        self._mottos = mottos
        self._lexicon = lexicon

    def spans(self, page: Analysis) -> list[Named]:
        """Return (first, last + 1, concept IRI) of every programme named in the main text."""
        known = [f for f in self._concepts.find(page) if f.iri.rsplit("/", 1)[1] not in self._mottos]
        words = page.words
        found: list[Named] = [(f.start, self._known_end(words, f.end), f.iri) for f in known]
        (formed,) = page.where(FORMED)
        for number, places in formed.items():
            found += [(start, end, None) for start, end in self._formed(page, page.sentences[number], places)]
        return _without_shorts(words, _longest(found))

    def _known_end(self, words: Sequence[str], end: int) -> int:
        """Return where a known name ends with its Land; a law's only says where it holds."""
        return end if LAW_NOUN.fullmatch(words[end - 1]) else after(self._lexicon, words, end, len(words))

    def _formed(self, page: Analysis, sentence: Sentence, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        words = page.words
        for place in places:
            opens = place + 1 + (words[place + 1 : place + 2] == [":"])
            end = quoted_end(words, opens, sentence.end) if opens < sentence.end else None
            if end and NOUN.fullmatch(words[place]) and any(word[:1].isupper() for word in words[opens + 1 : end - 1]):
                yield (place if opens == place + 1 else opens), end
            if PROPER.fullmatch(words[place]):
                yield place, self._end(words, place + 1, sentence.end)

    def _end(self, words: Sequence[str], end: int, last: int) -> int:
        if LAW_NOUN.fullmatch(words[end - 1]) and words[end : end + 1] in (["in"], ["im"]):
            return end
        called = run(self._lexicon, words, end, last) if words[end - 1].endswith("programm") else end
        if called > end + 1:
            return called
        group = self._lexicon.heads.find("Ministerium")
        return right(self._lexicon, words, end, last, group.group) if group else end

    def records(self, page: Analysis, named: Iterable[Named], extractor: str) -> Iterator[Programme]:
        """Yield one record for each programme that *named*, its `spans`, has, by its fullest name, and for each law."""
        groups: dict[str, list[Named]] = {}
        for span in named:
            groups.setdefault(span[2] or bare(page.written(span[0], span[1])).lower(), []).append(span)
        for spans in groups.values():
            start, end, iri = max(spans, key=lambda span: len(bare(page.written(span[0], span[1]))))
            yield Programme(
                page=page.page,
                extractor=extractor,
                confidence=0.9 if iri else 0.7,
                evidence=tuple(page.evidence(first, last) for first, last, _ in spans),
                name=bare(page.written(start, end)),
                id=iri,
            )
        yield from _laws(page, extractor)

    def parties(self, page: Analysis, named: Iterable[Named] | None = None) -> dict[int, tuple[int, Party]]:
        """Return, by first token, the end and fullest name of every programme that a body can have a role for.

        *named*: the page's `spans`, where they are known already.
        """
        spans = [
            s for s in (self.spans(page) if named is None else named) if not NO_THING.search(page.written(s[0], s[1]))
        ]
        names: dict[str, list[str]] = {}
        for start, end, iri in spans:
            name = bare(page.written(start, end))
            names.setdefault(iri or name.lower(), []).append(name)
        joined = _joined(names)
        return {s: (e, joined[iri or bare(page.written(s, e)).lower()]) for s, e, iri in spans}


def carried(page: Analysis, named: Iterable[Named], things: Iterable[Party], extractor: str) -> Iterator[Programme]:
    """Yield what bodies carry, pay or join and the page calls by words in quotation marks; not those *named*."""
    told = {bare(page.written(first, last)).lower() for first, last, _ in named}
    all_told, lengths, places = "\n".join(told), set(map(len, told)), _in_marks(page)
    for name in dict.fromkeys(name for thing in things if thing.id is None for name in (thing.name, *thing.aliases)):
        small = name.lower()
        may_be = " " in name and not (EVENT.search(name) or BODY.search(name) or is_said(name) or SPOKEN.match(name))
        quotes = tuple(_in_quotation_marks(page, name, places)) if may_be else ()
        if quotes and small not in all_told and not _holds(small, told, lengths):
            told.add(small)
            lengths.add(len(small))
            all_told += f"\n{small}"
            yield Programme(page=page.page, extractor=extractor, confidence=0.6, evidence=quotes, name=name)


def _holds(name: str, told: AbstractSet[str], lengths: AbstractSet[int]) -> bool:
    """Tell whether a name holds one of those *told*, which have these *lengths*, however many they are."""
    return any(name[at : at + length] in told for length in lengths for at in range(len(name) - length + 1))


def _in_marks(page: Analysis) -> dict[str, list[tuple[int, int, int]]]:
    """Return where words stand between quotation marks: their sentence's first, their own and its last place."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    (marked,) = page.where(MARKED)
    for number in marked:
        first, last = page.span(page.sentences[number].start, page.sentences[number].end)
        for opened in OPENED.finditer(page.text.text, first, last):
            found[opened[1]].append((first, opened.start(1), last))
    return found


def _in_quotation_marks(
    page: Analysis, name: str, places: Mapping[str, Sequence[tuple[int, int, int]]]
) -> Iterator[Evidence]:
    """Yield where a name stands in quotation marks; nothing where an event, a body or a leaflet is called so."""
    text, until_mark = page.text.text, MARK.split(name, maxsplit=1)[0]
    behind = [
        (first, place)
        for first, place, last in places.get(until_mark, ())
        if text.startswith(name, place) and CLOSED.match(text, place + len(name), last)
    ]
    nouns = [NOUN_BEFORE.search(text, first, place - 1) for first, place in behind]
    if not any(noun and OTHERS.search(noun[1]) for noun in nouns):
        yield from (page.quote(place, place + len(name)) for _, place in behind)


def _laws(page: Analysis, extractor: str) -> Iterator[Programme]:
    for sentence in page.sentences if PARAGRAPH in page.text.text else ():
        first, last = page.span(sentence.start, sentence.end)
        for hit in LAW.finditer(page.text.text, first, last):
            quote = page.quote(*hit.span())
            yield Programme(page=page.page, extractor=extractor, confidence=0.9, evidence=(quote,), name=hit[0])


def _joined(names: dict[str, list[str]]) -> dict[str, Party]:
    """Return the party of each group of names; a lone common noun joins the group whose name holds it."""
    found = {key: _party(group, key if key.startswith("http") else None) for key, group in names.items()}
    for key, group in names.items():
        if all(" " not in name for name in group):
            holder = next(
                (k for k, p in found.items() if k != key and group[0].lower() in p.name.lower().split()), None
            )
            found[key] = found[holder] if holder else found[key]
    return found


def _is_formed(word: str) -> bool:
    """Tell whether the name of a programme may begin with *word*."""
    return NOUN.fullmatch(word) is not None or PROPER.fullmatch(word) is not None


FORMED = Sieve(_is_formed)


def bare(name: str) -> str:
    """Return a name without the quotation marks around it; those round a part of it stay (`Projekt „Morgenrot“`)."""
    inside = name.strip(MARKS)
    closes = name.endswith(tuple(MARKS)) and OPENS.search(inside) is not None
    return name.lstrip(MARKS) if closes else inside


def _party(names: Sequence[str], iri: str | None) -> Party:
    fullest = max(names, key=len)
    inner = [hit for name in names for hit in QUOTED.findall(name)] + [IN_LAND.sub("", name) for name in names]
    return Party(fullest, iri, tuple(dict.fromkeys(name for name in (*names, *inner) if name != fullest)))


def _without_shorts(words: Sequence[str], found: list[Named]) -> list[Named]:
    """Drop a short form in brackets right behind the name that it is of: `Landesprogramm „Gesund leben“ (LGL)`."""
    ends = {span[1] for span in found}
    return [span for span in found if words[span[0] - 1] != "(" or span[0] - 1 not in ends]


def _longest(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    taken: set[int] = set()
    for span in sorted(found, key=lambda f: (f[0] - f[1], f[2] is None)):
        tokens = range(span[0], span[1])
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(span)
    return sorted(kept, key=lambda f: f[0])
