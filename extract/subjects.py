"""What a page is about: the subject of roles that name none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.german.quotation import CLOSING, OPENING
from extract.mentions import Entity, Span
from extract.records import Party
from extract.slots import is_no_thing, party
from extract.thing_nouns import EVENT, NOUN, nominative
from extract.things import POINTING, Thing, things_of
from extract.titles import asks, is_part, is_said, is_usual, names_thing, tells
from extract.told_most import OFTEN, is_of_its_kind, told_most

PREFIX = re.compile(
    r"^(?:(?:(?:häufige\s)?fragen|mitglieder|partner(?:innen)?|förderer|träger|team|aufgaben|geschichte|struktur|angebote?|"
    r"neues|aktuelles|rückblick|bericht|ergebnisse|über)\s(?:und\s[a-zäöü]+\s)?(?:der|des|zu[mr]|aus\sde[mr]|(?:auf|über)\s(?:den|das|die|dem)|vo[nm])\s|"
    r"(?:rückblick|nachlese|bericht|einladung|ankündigung):\s|"
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s?[–-]\s?|neu(?:es|e|er)?\s(?:von|aus|bei)\s|das\s|die\s|der\s)",
    re.IGNORECASE,
)
QUOTED = re.compile(rf"[{OPENING}](.{{3,90}}?)[{CLOSING}]")
SPOKEN = re.compile(rf"^[{OPENING}]([^{CLOSING}]+)[{CLOSING}]\s?[–:-]\s(?=\S)")
LONGEST_TITLE = 110
MOST_HEADINGS = 4
LINE = re.compile(
    r"(?:(?:Name|Titel|Bezeichnung) (?:des |der )?)?"
    r"(?:Name|Titel|Kurztitel|Projekte?s?|Projekttitel|Projektname|Vorhabens?|Angebots?|Maßnahme|Programms?)\s?:+\s*([A-ZÄÖÜ„“\"].{2,80}?)[.;]?",
)
ABOUT = re.compile(
    r"(?:Über\s|Zum\s|Zur\s)?(?:das\s|die\s|unser\s|unsere\s)?(?:[\w-]*projekt|[\w-]*programm|vorhaben|modellvorhaben|initiative|kampagne)",
    re.IGNORECASE,
)
OURS = 2
EARLY = 4
LOCAL = re.compile(r"\s(?:im|in|am)\s.+$")
PARTS = re.compile(r"\s[–|/·-]\s")
DASH = re.compile(r"\s[–|-]\s|:\s")
POINTS = re.compile(r"(?:[Dd]er|[Dd]ie|[Dd]as|[Uu]nser|[Uu]nsere)\s[A-ZÄÖÜ]\w+(?:\s[a-zäöü]|$)")
GROUPS = frozenset({"network", "host", "association"})


class Names(NamedTuple):
    """What a page names: bodies, programmes by their first token, and the things of each sentence."""

    entities: Sequence[Entity]
    programmes: Mapping[int, tuple[int, Party]]
    things: Sequence[Sequence[Thing]]


class Subject(NamedTuple):
    """What a page is about, and whether that is a thing by name rather than a title's wording."""

    party: Party | None
    firm: bool


def names_of(page: Analysis, entities: Sequence[Entity], programmes: Mapping[int, tuple[int, Party]]) -> Names:
    """Return what the page names, the things of its sentences found once for all who ask.

    What lies within the longer name of a body that the page names in passing is part of that name and no thing.
    """
    passing = (e for e in entities if len(e.spans) < OFTEN)
    within = {t: span for e in passing for span in e.spans for t in range(span.start, span.end)}
    found = things_of(page, programmes)
    return Names(entities, programmes, [[t for t in every if not _is_part(t, within.get(t.start))] for every in found])


def _is_part(thing: Thing, name: Span | None) -> bool:
    """Tell whether a thing by name is a part of a body's name (`Hamburgische Arbeitsgemeinschaft` of the HAG's)."""
    if name is None or not thing.name or (thing.party is not None and thing.party.id):
        return False
    return thing.end <= name.end and thing.end - thing.start < name.end - name.start


def subject_of(page: Analysis, names: Names) -> Subject:
    """Return what the page is about: what its first headings name, its first office, a thing, or the title itself."""
    entities, programmes, _ = names
    heads = [s for s in page.sentences if s.block.kind == "heading"][:MOST_HEADINGS]
    named = _named(names)
    for sentence in heads[:2]:
        found = _office_in(page, sentence, entities) or _named_in(page, sentence, entities, programmes)
        found = found or _ours(page, sentence) or _held(page.said(sentence), named)
        if found:
            return Subject(found, firm=True)
    site = _beside_about(page, heads) or _group_of_site(page, heads, entities)
    if site:
        return Subject(site, firm=True)
    naming = (s for s in heads[2:] if not asks(page.said(s)))
    offices = (_office_in(page, sentence, entities) for sentence in naming)
    told = next((party(e) for e in entities if e.office and " " in e.name and _is_told(page, e)), None)
    office = next((found for found in offices if found), None) or told
    if office:
        return Subject(office, firm=True)
    entitled = ((n, t) for n, s in enumerate(heads) if (t := _title(page, s)) and not (n and _is_section(t.name)))
    titled = next((t for _, t in entitled if not is_said(t.name) and not asks(t.name)), None)
    if titled and (names_thing(titled.name) or _is_again(page, titled)):
        return Subject(titled, firm=True)
    most = _labelled(page) or _on_the_site(page, heads, entities) or told_most(page, named, entities, names.things)
    if most:
        return Subject(most, firm=True)
    wording = titled or _leading(entities) or (_entitled(page.text.title) if page.text.title else None)
    return Subject(wording, firm=False)


def _office_in(page: Analysis, heading: Sentence, entities: Sequence[Entity]) -> Party | None:
    """Return the office that a heading names, or points to by its noun (`Team der Koordinierungsstelle`)."""
    offices = [e for e in entities if e.office]
    starts = {s.start: e for e in offices for s in e.spans if not s.pointing}
    places = range(heading.start, heading.end)
    called = next((starts[place] for place in places if place in starts), None)
    nouns = {page.words[place].lower() for place in places if page.words[place - 1].lower() in POINTING}
    meant = called or next((e for e in offices if e.noun in nouns), None)
    return party(meant) if meant else None


def _named(names: Names) -> dict[str, tuple[Party, list[int]]]:
    """Return the things by name of a page, each with the numbers of the sentences that name it."""
    named: dict[str, tuple[Party, list[int]]] = {}
    for number, found in enumerate(names.things):
        for thing in found:
            said = thing.party or (Party(thing.name) if thing.name else None)
            if said and not is_said(said.name) and not is_no_thing(said.name):
                named.setdefault(said.name, (said, []))[1].append(number)
    return named


def _held(title: str, named: Mapping[str, tuple[Party, list[int]]]) -> Party | None:
    """Return the longest thing by name that a title holds and that the text names too."""
    held = [said for name, (said, _) in named.items() if " " in name and name in title]
    return max(held, key=lambda said: len(said.name), default=None) or _in_full(title, named)


def _in_full(title: str, named: Mapping[str, tuple[Party, list[int]]]) -> Party | None:
    """Return the thing whose short name before a dash or colon a title begins with (`Biss in Augsburg`)."""
    short = ((DASH.split(name)[0], name, said) for name, (said, _) in named.items())
    return next((said for first, name, said in short if first != name and title.startswith(f"{first} ")), None)


def _is_again(page: Analysis, titled: Party) -> bool:
    """Tell whether the words of a title of several words stand again in a sentence of the text."""
    told = (page.said(s) for s in page.sentences if s.block.kind != "heading")
    return " " in titled.name and any(titled.name in sentence for sentence in told)


def _on_the_site(page: Analysis, heads: Sequence[Sentence], entities: Sequence[Entity]) -> Party | None:
    """Return what the page's title says beside a heading that names nothing (`Über uns – Sonnenberg gesund`)."""
    title = page.text.title or ""
    heading = page.written(heads[0].start, heads[0].end) if heads else ""
    if not heading or not (asks(heading) or _is_section(heading) or POINTS.match(heading)):
        return None
    main = " ".join(page.said(s) for s in page.sentences if s.block.kind != "heading")
    bodies = {name: e for e in entities for name in e.called()}
    for part in PARTS.split(title):
        body = bodies.get(part)
        if body and body.kind in {*GROUPS, "centre"}:
            return party(body)
        if body is None and part != heading and " " in part and part in main:
            return Party(part)
    return None


def _ours(page: Analysis, heading: Sentence) -> Party | None:
    """Return the one thing that a heading calls by its noun alone (`Unser Arztmobil`)."""
    words = page.words[heading.start : heading.end]
    alone = len(words) == OURS and words[0].lower() in {"unser", "unsere", "das", "die", "der"}
    return Party(nominative(words[1])) if alone and is_of_its_kind(words[1]) else None


def _beside_about(page: Analysis, heads: Sequence[Sentence]) -> Party | None:
    """Return what the page's title and text name where the first heading is only `Über das Projekt`."""
    heading = page.written(heads[0].start, heads[0].end) if heads else ""
    if not ABOUT.fullmatch(heading):
        return None
    main = " ".join(page.written(s.start, s.end) for s in page.sentences if s.block.kind != "heading")
    parts = (part for part in PARTS.split(page.text.title or "") if part != heading and not is_said(part))
    return next((Party(part) for part in parts if re.search(rf"\b{re.escape(part)}\b", main)), None)


def _group_of_site(page: Analysis, heads: Sequence[Sentence], entities: Sequence[Entity]) -> Party | None:
    """Return the association or network of a page's title that the text below a mere rubric (`Team`) begins with."""
    heading = page.written(heads[0].start, heads[0].end) if heads else ""
    if not heading or not _is_section(heading):
        return None
    parts = set(PARTS.split(page.text.title or ""))
    early = (e for e in entities if e.kind in GROUPS and not e.office and page.sentence_of[e.spans[0].start] < EARLY)
    return next((party(e) for e in early if parts & set(e.called())), None)


def _is_section(heading: str) -> bool:
    """Tell whether every noun of a heading names a kind of section (`Team und Kontakt`), none a thing or a place."""
    nouns = [word for word in re.findall(r"[\w-]+", heading) if word[0].isupper()]
    known = all(is_usual(noun) or NOUN.fullmatch(noun) for noun in nouns)
    return known and is_usual(heading)


def _labelled(page: Analysis) -> Party | None:
    """Return what a fact sheet calls its one project in a line, row or term (`Projekttitel: Gesund im Kiez`)."""
    found: list[str] = []
    for sentence in page.sentences:
        if sentence.block.kind != "heading":
            labels = " ".join(sentence.block.labels[:1])
            told = page.said(sentence)
            line = LINE.fullmatch(f"{labels}: {told}" if labels else told)
            found += [line[1].strip(' „“"')] if line else []
    return Party(found[0]) if len(found) == 1 else None


def _is_told(page: Analysis, office: Entity) -> bool:
    """Tell whether a page speaks of an office more than in passing: early, or more than once."""
    return len(office.spans) > 1 or page.sentence_of[office.spans[0].start] < EARLY


def _named_in(
    page: Analysis, heading: Sentence, entities: Sequence[Entity], programmes: Mapping[int, tuple[int, Party]]
) -> Party | None:
    inside = [e for e in entities if any(heading.start <= s.start < heading.end and not s.pointing for s in e.spans)]
    title = _title(page, heading)
    event = title and any(NOUN.fullmatch(w) and EVENT.search(w) for w in re.findall(r"[\w-]+", title.name))
    if title and event and not (tells(title.name) or is_part(title.name)):
        return title
    programme = next((programmes[t][1] for t in range(heading.start, heading.end) if t in programmes), None)
    if programme:
        return programme
    quoted = QUOTED.search(page.said(heading))
    if quoted and quoted[1][0].isupper() and not is_said(quoted[1]):
        return Party(quoted[1])
    return next((party(e) for e in inside if e.kind in GROUPS), None)


def _leading(entities: Sequence[Entity]) -> Party | None:
    """Return the body that a page of an association speaks of most, where it does so at least three times."""
    named = [e for e in entities if not e.is_class and e.kind not in {"place", "authority", "ministry"}]
    most = max(named, key=lambda e: len(e.spans), default=None)
    return party(most) if most and len(most.spans) >= OFTEN else None


def _title(page: Analysis, heading: Sentence) -> Party | None:
    title = page.said(heading)
    return _entitled(title) if len(title) < LONGEST_TITLE else None


def _without_prefix(part: str) -> tuple[str, ...]:
    """Return a title's part as a name; behind a prefix that says what is told of it, without its place, too."""
    name = PREFIX.sub("", part)
    return (name,) if name == part else (name, LOCAL.sub("", name))


def _entitled(title: str) -> Party:
    """Return a title as a thing's name: without a leading date, its part before a colon or dash as another name."""
    said = SPOKEN.match(title)
    told = title[said.end() :] if said and is_said(said[1]) else title
    name = PREFIX.sub("", title if tells(told) else told)
    before, _, asked = name.rpartition(" – ") if " – " in name else name.rpartition(": ")
    name = before if before and asked.endswith("?") else name
    parts = [name.split(sign)[0].strip() for sign in (": ", " – ", " | ") if sign in name]
    parts += [name.split(": ", maxsplit=1)[1].strip()] if ": " in name else []
    parts = [found for part in parts for found in _without_prefix(part)]
    placed = LOCAL.sub("", name)
    return Party(name, None, tuple(dict.fromkeys([*parts, *([placed] if placed != name else [])])))
