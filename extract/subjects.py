"""What a page is about: the subject of roles that name none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.analysis import Analysis, Sentence
from extract.discourse import NO_THING, is_said, names_thing, party
from extract.mentions import Entity
from extract.records import Party
from extract.things import NOUN, things

PREFIX = re.compile(
    r"^(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s?[–-]\s?|neu(?:es|e|er)?\s(?:von|aus|bei)\s|das\s|die\s|der\s)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[„“\"»](.{3,90}?)[“”\"«]")
LONGEST_TITLE = 110
MOST_HEADINGS = 4
OFTEN = 3
EARLY = 4
OPENING = 4
GROUPS = frozenset({"network", "host", "association"})
EVENT = re.compile(r"fachtag|tagung|konferenz|kongress|treffen|wettbewerb|preis|veranstaltung|forum", re.IGNORECASE)


def topic(page: Analysis, entities: Sequence[Entity], programmes: Mapping[int, tuple[int, Party]]) -> Party | None:
    """Return what the page is about: what its first headings name, its first office, or the title itself."""
    return subject_of(page, entities, programmes)[0]


def subject_of(
    page: Analysis, entities: Sequence[Entity], programmes: Mapping[int, tuple[int, Party]]
) -> tuple[Party | None, bool]:
    """Return what the page is about, and whether that is a thing by name rather than a title's wording."""
    heads = [s for s in page.sentences if s.block.kind == "heading"][:MOST_HEADINGS]
    starts = {s.start: e for e in entities if e.office for s in e.spans if not s.pointing}
    called = next((starts[t] for s in heads for t in range(s.start, s.end) if t in starts), None)
    if called:
        return party(called), True
    for sentence in heads[:2]:
        named = _named_in(page, sentence, entities, programmes)
        if named:
            return named, True
    office = next((e for e in entities if e.office and _is_told(page, e)), None)
    if office:
        return party(office), True
    titled = next((said for s in heads if (said := _title(page, s))), None)
    if titled and names_thing(titled.name):
        return titled, True
    hero = _hero(page, programmes)
    if hero:
        return hero, True
    return titled or _leading(entities) or (_entitled(page.text.title) if page.text.title else None), False


def _hero(page: Analysis, programmes: Mapping[int, tuple[int, Party]]) -> Party | None:
    """Return the thing by name that the text opens with, or speaks of most; None when it names none."""
    named: dict[str, list[int]] = {}
    parties: dict[str, Party] = {}
    for number, sentence in enumerate(page.sentences):
        for thing in things(page, sentence, programmes):
            said = thing.party or (Party(thing.name) if thing.name and thing.noun else None)
            if said and not is_said(said.name) and not NO_THING.search(said.name):
                named.setdefault(said.name, []).append(number)
                parties.setdefault(said.name, said)
    leading = [name for name, places in named.items() if places[0] < OPENING or len(places) >= OFTEN]
    best = max(leading, key=lambda name: (len(named[name]), -named[name][0]), default=None)
    return parties[best] if best else None


def _is_told(page: Analysis, office: Entity) -> bool:
    """Tell whether a page speaks of an office more than in passing: early, or more than once."""
    return len(office.spans) > 1 or page.sentence_of[office.spans[0].start] < EARLY


def _named_in(
    page: Analysis, heading: Sentence, entities: Sequence[Entity], programmes: Mapping[int, tuple[int, Party]]
) -> Party | None:
    inside = [e for e in entities if any(heading.start <= s.start < heading.end and not s.pointing for s in e.spans)]
    title = _title(page, heading)
    if title and any(NOUN.fullmatch(w) and EVENT.search(w) for w in re.findall(r"[\w-]+", title.name)):
        return title
    programme = next((programmes[t][1] for t in range(heading.start, heading.end) if t in programmes), None)
    if programme:
        return programme
    quoted = QUOTED.search(page.written(heading.start, heading.end))
    if quoted and not is_said(quoted[1]):
        return Party(quoted[1])
    return next((party(e) for e in inside if e.kind in GROUPS), None)


def _leading(entities: Sequence[Entity]) -> Party | None:
    """Return the body that a page of an association speaks of most, where it does so at least three times."""
    named = [e for e in entities if not e.is_class and e.kind not in {"place", "authority", "ministry"}]
    most = max(named, key=lambda e: len(e.spans), default=None)
    return party(most) if most and len(most.spans) >= OFTEN else None


def _title(page: Analysis, heading: Sentence) -> Party | None:
    title = page.written(heading.start, heading.end)
    return _entitled(title) if len(title) < LONGEST_TITLE else None


def _entitled(title: str) -> Party:
    """Return a title as a thing's name: without a leading date, its part before a colon or dash as another name."""
    name = PREFIX.sub("", title)
    parts = [name.split(sign)[0].strip() for sign in (": ", " – ", " | ") if sign in name]
    return Party(name, None, tuple(dict.fromkeys(parts)))
