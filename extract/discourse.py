"""What a text has spoken of so far: the thing that a pronoun, a pointing noun or an unnamed subject means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.antecedents import called, defined, introduced
from extract.blocks import LISTED, Block
from extract.gender import gender, may_mean, numbered
from extract.masks import Mask, Slot
from extract.records import Party
from extract.said import Said, bare, earlier, is_club, may_be_work, names_of, titled
from extract.slots import SUBJECTS, gender_of, is_common, is_no_thing, is_oblique, is_speech, own_party
from extract.thing_nouns import BODY, EVENT, GENERIC, PERSONNEL, PLACE, WORK, by_noun
from extract.titles import announces, asks, is_rubric, is_usual, names_thing

USUAL = re.compile(
    r"stellen?|vorhabens?|[\wäöüß]+(?:programm|projekt|vorhaben|initiative|kampagne|wettbewerb|angebot|aktion)(?:e?s|e)?",
    re.IGNORECASE,
)
ONCE = re.compile(r"(?:tag|tagung|kongress|symposium|workshop|seminar|festival)(?:e?s)?$", re.IGNORECASE)
"""Nouns for what takes place on a day and is no body; a `Forum` or `Konferenz` may have members."""
WITHIN = frozenset({"ihr", "ihm"})
STEM = 7
ENDING = re.compile(r"(?<=[a-zäöüß]{5})(?:en|es|e|n|s)$")
OFFICE = re.compile(r"[\wäöüß-]*(?:stelle|büro)(?:\s|$)", re.IGNORECASE)
CIRCLES = {"arbeitsgemeinschaft": "AG ", "arbeitsgruppe": "AG ", "gruppe": "AG ", "arbeitskreis": "AK "}
"""Nouns for groups that headings and names shorten (`AG Gesund aufwachsen`)."""
ADVERBS = frozenset({"dafür", "dazu", "daran", "hierfür"})


@dataclass
class Discourse:
    """What the text has spoken of so far, newest last: `spoken` in this section, `headed` in the heading above.

    A *firm* topic is a thing by name; one that is not firm is only a title's wording. `heading` is the heading above
    where it may name what its section is about, and `named[opened:]` was named below it. `last` holds the block that
    each name was heard in last, `names` the name of every thing `named`, once. In an `entry` of a list or table that a
    label gives a role everything named has it. `inner` is a block that names a thing first, and that thing.
    """

    topic: Party | None
    named: list[tuple[str, Party]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    last: dict[str, Block] = field(default_factory=dict)
    spoken: list[Said] = field(default_factory=list)
    headed: tuple[int, Party] | None = None
    firm: bool = True
    actor: Party | None = None
    section: Party | None = None
    place: tuple[str, ...] = ()
    is_office: bool = False
    club: Party | None = None
    heading: str = ""
    opened: int = 0
    entry: bool = False
    before: tuple[Block, Mask] | None = None
    inner: tuple[Block, Party] | None = None

    def enter(self, block: Block, named: Party | None = None) -> None:
        """Forget what other sections spoke of, and take what a block begins with (*named*) as what it is about.

        A term or the first cell of a row begins a section of its own.
        """
        term = block.labels[:1] if block.kind == "definition" else ()
        place = (*block.path, *term)
        if block.kind == "heading":
            self.spoken = []
            self.opened = len(self.named)
            self.heading = ""
            self.headed = self.headed if self.headed and self.headed[0] < block.level else None
        elif place != self.place:
            self.spoken = self.spoken[-1:]
        self.place = place
        if named:
            self._begin(block, named)

    def _begin(self, block: Block, named: Party) -> None:
        self.inner = (block, named)
        self.named.append((named.name.lower(), named))
        self.names.add(named.name)
        self.last[named.name] = block
        self.spoken.append(Said(gender(named.name.split()[0]), named, prominent=True, block=block, own=True))

    def hear(self, mask: Mask, block: Block, givers: frozenset[Slot] = frozenset()) -> None:
        """Take in a sentence after its roles were read, in which *givers* host, pay or join something."""
        self.before = (block, mask)
        if not mask.slots:
            return
        slots = [
            (slot, said) for slot in mask.slots.values() if (said := own_party(slot) or self._pointed_to(slot, mask))
        ]
        named = [(names_of(slot, said), said) for slot, said in slots if not WORK.fullmatch(said.name)]
        self.named += named
        if (told := defined(mask)) and (what := own_party(told[1])):
            self.named.append((f"{told[0]} {what.name.lower()}", what))
        self.names.update(said.name for _, said in named)
        self.last.update((said.name, block) for _, said in slots)
        clubs = [said for slot, said in slots if is_club(slot, said)]
        self.club = clubs[-1] if clubs and block.kind not in LISTED else self.club
        self.actor = next((said for slot, said in slots if len(slot.members) == 1), self.actor)
        heard = [
            Said(gender_of(slot), said, slot not in givers and not oblique, block, may_be_work(slot, oblique=oblique))
            for slot, said in slots
            if self._is_thing(slot, said, block) and not is_no_thing(said.name) and not is_speech(slot)
            for oblique in (is_oblique(mask, slot),)
            if not oblique or (slot not in givers and not (slot.letter == "B" and block.kind == "heading"))
        ]
        chosen = sorted(heard, key=lambda said: not said.prominent)
        self.spoken += chosen[::-1]
        if chosen and block.kind == "heading" and block.level > 1 and not is_rubric(chosen[0].party.name):
            self.headed = (block.level, chosen[0].party)

    def _pointed_to(self, slot: Slot, mask: Mask) -> Party | None:
        if slot.letter == "T" and (name := called(slot, mask)):
            return name
        if slot.thing and is_rubric(slot.thing.noun) and gender(slot.thing.noun) == "p":
            return None
        if slot.letter == "P" and slot.thing and slot.thing.noun in SUBJECTS:
            return earlier(mask, slot) or self._spoken_of(slot.thing.noun)
        return self.pointed(slot.thing.noun) if slot.letter == "T" and slot.thing else None

    def head(self, block: Block, title: str, named: Party | None) -> None:
        """Take what a heading below the title names: a thing by its noun (`Projekt Morgenrot`), or *named*."""
        if block.kind == "heading" and block.level > 1 and not (is_usual(title) or announces(title) or asks(title)):
            self.heading = title
        if block.kind == "heading" and block.level > 1 and names_thing(title):
            self.headed = (block.level, titled(title))
        if named:
            self.headed = (block.level, named)

    def _is_thing(self, slot: Slot, said: Party, block: Block) -> bool:
        """Tell whether a slot names what can be hosted or funded: no single organisation, but a network may be one."""
        told = block.kind not in LISTED and len(slot.members) == 1
        network = told and is_common(slot)
        return slot.letter in "OTP" or network or (self.topic is not None and said.name == self.topic.name)

    def recent(self, pronoun: str) -> Party | None:
        """Return the newest thing of this section that *pronoun* may mean, else what the section or page is about."""
        return self._spoken_of(pronoun) or self._headed_by(pronoun) or self.topic or self._club_for(pronoun)

    def _club_for(self, pronoun: str) -> Party | None:
        agrees = self.club and may_mean(pronoun, gender(self.club.name.split()[0]))
        return self.club if agrees else None

    def _headed_by(self, pronoun: str) -> Party | None:
        """Return the heading above where its first word agrees with *pronoun*, which nothing below it does."""
        kind = gender(self.heading.split()[0]) if self.heading else ""
        return titled(self.heading) if kind and may_mean(pronoun, kind) else None

    def _spoken_of(self, pronoun: str) -> Party | None:
        """Return the newest thing of this section that agrees with *pronoun*, else one that may agree."""
        fitting = [said for said in reversed(self.spoken) if may_mean(pronoun, said.gender)]
        if not fitting:
            return None
        newest, sure = fitting[0], next((said for said in fitting if said.gender), fitting[0])
        return newest.party if newest.prominent and not sure.prominent else sure.party

    def unnamed(self, block: Block) -> Party | None:
        """Return what a role is for that names nothing: the heading's thing, what was just spoken of, the topic."""
        last = next((said for said in reversed(self.spoken) if said.prominent), None)
        if last and (
            not self.firm or last.block is block or (block.kind == "item" and last.block.group == block.group)
        ):
            return self._whole(last.party)
        if self.headed:
            return self._whole(self.headed[1])
        return self.topic if self.firm or not self.spoken else self.spoken[-1].party

    def _row_of(self, block: Block) -> Party | None:
        """Return what a table's row or a list's term is about, where a noun for a body says so (`Steuerungsgruppe`)."""
        term = block.labels[0] if block.labels and block.kind in {"definition", "cell"} else ""
        return self.pointed(term.lower()) if BODY.fullmatch(term) and not PERSONNEL.fullmatch(term) else None

    def event(self, block: Block) -> Party | None:
        """Return what is organised that names nothing (`Mitveranstalter sind …`): the newest event told of."""
        silent = self.unnamed(block)
        told = silent.name if silent else ""
        newest = next((said for name, said in reversed(self.named) if EVENT.search(name)), None)
        if self.headed and newest and " " not in newest.name and not EVENT.search(self.headed[1].name):
            return self.headed[1]
        own = self.topic if OFFICE.match(told) and not self.is_office else silent
        return silent if EVENT.search(told) else newest or own

    def joined(self, block: Block) -> Party | None:
        """Return what members that are told of belong to: an office has none, so the association or network."""
        if row := self._row_of(block):
            return row
        silent = self.unnamed(block)
        office = silent is not None and (
            (self.is_office and silent == self.topic) or OFFICE.match(silent.name) is not None
        )
        return self.club if (office or silent is None) and self.club else silent

    def _new_in(self, block: Block) -> Party | None:
        """Return what the sentence before in the same block told of as new (`eine Clearingstelle`)."""
        new = introduced(self.before[1]) if self.before and self.before[0] is block else None
        return Party(by_noun(new)) if new else None

    def _whole(self, said: Party) -> Party:
        """Return the topic for a part of its name."""
        return self.topic if self.topic and self.topic.name.startswith(said.name) else said

    def pointed(self, noun: str) -> Party | None:
        """Return the newest thing whose name holds *noun*; what the heading or page is about where none does."""
        if noun in CIRCLES and self.headed and self.headed[1].name.startswith(CIRCLES[noun]):
            return self.headed[1]
        stem = ENDING.sub("", noun.lower()) if len(noun) > STEM else noun.lower()
        here = next((said for name, said in reversed(self.named[self.opened :]) if stem in name), None)
        if here is None and WORK.fullmatch(noun) and (meant := self._worked_on()):
            return meant
        found = here or next((said for name, said in reversed(self.named) if stem in name), None)
        about = self.topic and stem in self.topic.name.lower()
        suits = about or self._suits(noun) or self._is_meant_by(noun)
        return found or (self.topic if suits else None) or self._event_above(noun) or bare(noun)

    def _event_above(self, noun: str) -> Party | None:
        """Return what the block or section names first where nothing bears an event's noun (`„Armut macht krank“`)."""
        if not ONCE.search(noun):
            return None
        if self.inner and self.before and self.inner[0] is self.before[0]:
            return self.inner[1]
        return self.headed[1] if self.headed else None

    def whole_of(self, noun: str, silent: Party) -> Party:
        """Return the newest thing named that is a *noun*, unless *silent* is called one, too."""
        called = [said for name, said in self.named if noun in name]
        known = noun in silent.name.lower() or any(said.name == silent.name for said in called)
        return called[-1] if called and not known else silent

    def _worked_on(self) -> Party | None:
        """Return what `das Projekt` means that bears no such noun: the section's newest thing, else its heading."""
        near = next(
            (said.party for said in reversed(self.spoken) if said.own and not BODY.search(said.party.name)), None
        )
        heading = titled(self.heading) if self.heading else None
        return near or (self.headed[1] if self.headed and heading else heading)

    def _is_meant_by(self, noun: str) -> bool:
        """Tell whether a topic by name is what a noun means that nothing bears (`das Kursprogramm`, `die Stelle`)."""
        named = self.topic is not None and self.firm and not self.is_office and not EVENT.search(self.topic.name)
        return named and USUAL.fullmatch(noun) is not None

    def _suits(self, noun: str) -> bool:
        """Tell whether a noun of many things may mean the topic: an office is no project, an event no office."""
        work = WORK.fullmatch(noun) is not None
        event = EVENT.search(noun) and self.topic and EVENT.search(self.topic.name)
        return (
            bool(event)
            or ((work or GENERIC.fullmatch(noun) is not None) and work != self.is_office)
            or PLACE.fullmatch(noun) is not None
        )

    def meant(self, slot: Slot | None, mask: Mask | None = None, block: Block | None = None) -> Party | None:
        """Return the party that a slot names, points to or means by a pronoun."""
        if slot is None or slot.letter == "W":
            return self.topic
        named = own_party(slot) or (called(slot, mask) if slot.letter == "T" and mask else None)
        if named:
            return named
        noun = slot.thing.noun if slot.thing else ""
        return self._meant_by(noun, slot, mask, block) if slot.letter == "P" else self.pointed(noun)

    def _meant_by(self, pronoun: str, slot: Slot, mask: Mask | None, block: Block | None) -> Party | None:
        """Return what a pronoun means: what its block or sentence told of as new or before, else the newest thing."""
        new = self._new_in(block) if block and pronoun in ADVERBS | WITHIN else None
        if pronoun in ADVERBS and block:
            return new or self.unnamed(block)
        if new and BODY.search(new.name) and may_mean(pronoun, gender(new.name)):
            return new
        within = earlier(mask, slot) if mask else None
        return within or self.recent(numbered(pronoun, *mask.beside(slot)) if mask else pronoun)
