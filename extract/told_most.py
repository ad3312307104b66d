"""What a text speaks of most: by name, or by a noun that it points with; no place and no source of money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.analysis import Analysis
from extract.mentions import Entity
from extract.records import Party
from extract.slots import COMMON, party
from extract.thing_nouns import BARE, BOARD, BODY, EVENT, GENERIC, NOUN, PERSONNEL, PLACE, WORK, nominative
from extract.things import Thing

OFTEN, TWICE = 3, 2
FIRST_SENTENCES = 6
SOURCE_WORDS = 4
SOURCES = frozenset({"aus", "vom", "von", "durch", "mitteln", "mittel", "über", "programms"})
WHERE = frozenset({"im", "ins", "am", "beim", "vom", "zum"})
USUAL = (BARE, WORK, GENERIC, PERSONNEL, PLACE, BOARD)


def told_most(
    page: Analysis,
    named: Mapping[str, tuple[Party, list[int]]],
    entities: Iterable[Entity],
    things: Sequence[Sequence[Thing]],
) -> Party | None:
    """Return the thing by name that the text opens with, or speaks of most, else one without a name; None for none.

    *named* are the things by name, each with the numbers of its sentences; *things* those of every sentence.
    """
    starts = _starts(things)
    told = {name: places for name, (said, places) in named.items() if said.id or said.aliases or " " in name}
    told = {name: places for name, places in told.items() if not all(_is_source(page, s) for s in starts[name])}
    parties = {name: said for name, (said, _) in named.items()}
    for entity in (e for e in entities if e.kind in COMMON and not e.is_class and not _is_where(page, e)):
        told[entity.name] = [page.sentence_of[span.start] for span in entity.spans]
        parties[entity.name] = party(entity)
    leading = [name for name, places in told.items() if places[0] < FIRST_SENTENCES or len(places) >= OFTEN]
    leading = leading or [name for name, places in told.items() if len(places) >= TWICE]
    best = max(leading, key=lambda name: (len(told[name]), -told[name][0]), default=None)
    return parties[best] if best else _pointed_to(page, things)


def _starts(things: Sequence[Sequence[Thing]]) -> Mapping[str, Sequence[int]]:
    """Return the first tokens of the things by name."""
    starts: dict[str, list[int]] = defaultdict(list)
    for found in things:
        for thing in found:
            starts[thing.party.name if thing.party else thing.name].append(thing.start)
    return starts


def _is_source(page: Analysis, start: int) -> bool:
    """Tell whether money, help or room comes from the thing at *start* (`aus dem Programm „…“`)."""
    before = page.small[max(start - SOURCE_WORDS, 0) : start]
    return not SOURCES.isdisjoint(before) and not any(mark in before for mark in ",.;:")


def _is_where(page: Analysis, entity: Entity) -> bool:
    """Tell whether a text only says that something is in or at a body (`im Bürgerhaus Nord`)."""
    return all(page.small[max(span.start - 1, 0)] in WHERE for span in entity.spans)


def _pointed_to(page: Analysis, things: Sequence[Sequence[Thing]]) -> Party | None:
    """Return the thing without a name that a text opens with and points to again and again (`das Arztmobil`)."""
    told: dict[str, list[int]] = {}
    for number, found in enumerate(things):
        for thing in found:
            if not thing.name and is_of_its_kind(page.words[thing.end - 1]):
                told.setdefault(nominative(page.words[thing.end - 1]), []).append(number)
    often = [noun for noun, places in told.items() if len(places) >= OFTEN and places[0] < FIRST_SENTENCES]
    return Party(max(often, key=lambda noun: len(told[noun]))) if often else None


def is_of_its_kind(noun: str) -> bool:
    """Tell whether a noun says more than that something is a project, an event, a body or a place."""
    usual = any(kind.fullmatch(noun) for kind in USUAL) or EVENT.search(noun) or BODY.search(noun)
    return noun[:1].isupper() and NOUN.fullmatch(noun) is not None and not usual
