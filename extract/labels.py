"""Roles that a heading, a table head, a term, a neighbouring cell or a lead-in gives to the bodies near it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.masks import GENDER_SIGN, Mask, Slot
from extract.records import Party, Role
from extract.role_frames import RoleFrames, candidates
from extract.titles import announces, asks, is_usual

END = re.compile(r"\s*[:?]?\s*$")
BEFORE = re.compile(
    r"^(?:(?:die|der|das|unsere?|weitere|deren|dessen|beteiligte|externe|ehemalige|neue|lokale|regionale)\s)+"
)
COMPOUND = re.compile(r"^(?:haupt|ko-?|co-?|mit|erst)(?=\w{5})")
AFTER = re.compile(r"\s(?:des|der|im|in|von|für|vor|am|zum|bis|seit|dieses|dieser|sind|ist|\d|\().*$")
WHO = frozenset({"organisation", "organisationen"})
"""Heads of columns that say who, which a row's own cell may say the role of."""
WHERE = re.compile(r"\s(?:in|im|für|vor)\s.*$")
SIGN = "B199 "
OURS = re.compile(r"\b(?:von|durch|mit|bei) (?:uns|ihnen|W\d+|P\d+) (?:[:.] )?$")
VERB_ENDS = frozenset({"an", "zusammen", "teil", "vertreten", "beteiligt"})
MOST_BEFORE_COLON = 8
LONGEST_LEAD = 220
MOST_SMALL = 7


class Labelled(NamedTuple):
    """A role, the tokens that give it, the thing that the lead-in names, and the section that it stands in."""

    role: Role
    first: int
    last: int
    thing: Slot | None
    section: Party | None


class LabelReader:
    """Reads labels for the sentences of one page."""

    def __init__(self, page: Analysis, frames: RoleFrames, masks: Sequence[Mask]) -> None:
        self._page = page
        self._frames = frames
        self._masks = masks
        self._rows = self._row_roles()
        self._before = _before_groups(page.sentences)
        self._led: dict[int, Labelled | None] = {}

    def _row_roles(self) -> dict[int, Role]:
        """Return the role that a cell of a row says for its neighbours (`beteiligt`)."""
        cells = (s for s in self._page.sentences if s.block.kind == "cell" and s.block.row >= 0)
        named = ((s.block.row, self._named(WHERE.sub("", self._page.said(s)))) for s in cells)
        return {row: role for row, role in named if role}

    def role(self, number: int) -> Labelled | None:
        """Return the role that holds for the bodies of a sentence, or None."""
        sentence = self._page.sentences[number]
        return next((found for found in self._choices(number, sentence) if found), None)

    def _choices(self, number: int, sentence: Sentence) -> Iterator[Labelled | None]:
        yield self._inline(sentence)
        block = sentence.block
        if block.kind != "heading":
            for label in reversed(block.labels):
                if block.row not in self._rows or label.lower() not in WHO:
                    yield self._plain(label, sentence)
        yield self._lead(number)
        if block.kind != "heading" and block.path and not self._is_told(number):
            yield self._plain(block.path[-1], sentence)
        if block.row in self._rows:
            yield Labelled(self._rows[block.row], sentence.start, sentence.start, None, None)

    def _is_told(self, number: int) -> bool:
        """Tell whether a sentence tells or asks something, so that a heading above gives its bodies no role."""
        sentence = self._page.sentences[number]
        ends = self._page.words[sentence.end - 1]
        small = re.findall(r"(?<!\S)[a-zäöüß]{2,}(?= )", self._masks[number].text)
        return ends == "?" or (ends == "." and len(small) > MOST_SMALL)

    def _plain(self, label: str, sentence: Sentence) -> Labelled | None:
        role = self._named(label)
        if role is None:
            return None
        return Labelled(role, sentence.start, sentence.start, None, self._section(sentence, label))

    def _section(self, sentence: Sentence, label: str) -> Party | None:
        """Return the first cell of the row, or the heading below the title, that names what the label is about."""
        if sentence.block.kind == "cell" and label in sentence.block.labels[1:]:
            return Party(sentence.block.labels[0])
        above = [h for h in sentence.block.path[1:] if h != label]
        heading = above[-1] if above else ""
        names = " " in heading and not (
            heading[0].isdigit() or asks(heading) or is_usual(heading) or announces(heading)
        )
        return Party(heading) if names else None

    def _inline(self, sentence: Sentence) -> Labelled | None:
        words = self._page.words
        for place in range(sentence.start + 1, min(sentence.start + MOST_BEFORE_COLON, sentence.end - 1)):
            if words[place] == ":":
                role = self._named(self._page.written(sentence.start, place))
                return Labelled(role, sentence.start, place, None, self._section(sentence, "")) if role else None
        return None

    def _lead(self, number: int) -> Labelled | None:
        """Return what the sentence before the list says of its items: `Im Vorstand sitzen:`."""
        before = self._before[number]
        if before < 0 or self._page.sentences[number].block.group < 0:
            return None
        if before not in self._led:
            self._led[before] = self._led_by(before) if self._leads(before) else None
        return self._led[before]

    def _led_by(self, number: int) -> Labelled | None:
        """Return what a sentence that leads says of the list below it."""
        lead, masked = self._page.sentences[number], self._masks[number]
        role = self._named(self._page.said(lead))
        if role:
            return Labelled(role, lead.start, lead.end - 1, None, self._section(lead, ""))
        return self._framed(lead, masked)

    def _leads(self, number: int) -> bool:
        sentence = self._page.sentences[number]
        ends = self._page.words[sentence.end - 1]
        return sentence.block.kind == "heading" or (ends == ":" and sentence.end - sentence.start < LONGEST_LEAD)

    def _framed(self, lead: Sentence, masked: Mask) -> Labelled | None:
        if OURS.search(masked.text):
            return None
        for text in _with_sign(re.sub(r"[:.] $", "", masked.text)):
            for frame in candidates(self._frames, text):
                hit = frame.regex.search(text)
                groups = hit.groupdict() if hit else {}
                if hit and SIGN.strip() in groups.values():
                    sign = next((v for k, v in groups.items() if k.startswith("thing") and v in masked.slots), None)
                    thing = masked.slots[sign] if sign else _only_thing(masked)
                    return Labelled(frame.role, lead.start, lead.end - 1, thing, None)
        return None

    def _named(self, label: str) -> Role | None:
        return role_of(label, self._frames)


def role_of(label: str, frames: RoleFrames) -> Role | None:
    """Return the role that a label gives (`Unsere Partner:`), None where it gives none."""
    plain, bare = _spelt(label)
    known = frames.labels.get(plain) or frames.labels.get(bare.replace(":innen", ""))
    return known or frames.nouns_of.get(COMPOUND.sub("", AFTER.sub("", bare)))


def _before_groups(sentences: Sequence[Sentence]) -> list[int]:
    """Return for each sentence the last one before its list or table, by its number; -1 where there is none."""
    found: list[int] = []
    for number, sentence in enumerate(sentences):
        goes_on = number > 0 and sentences[number - 1].block.group == sentence.block.group
        found.append(found[-1] if goes_on else number - 1)
    return found


@lru_cache(maxsize=5_000)
def _spelt(label: str) -> tuple[str, str]:
    """Return *label* as the files spell labels, and the same without what may stand before it."""
    plain = END.sub("", GENDER_SIGN.sub(":", " ".join(label.lower().split()))).replace("im auftrag", "in auftrag")
    return plain, BEFORE.sub("", plain)


def _with_sign(lead: str) -> tuple[str, ...]:
    """Return a lead-in with a body where its list stands: at the end, or before the verb's end (`gehören … an:`)."""
    before, last = lead.strip().rpartition(" ")[::2]
    return (f"{lead}{SIGN}", f"{before} {SIGN}{last} ") if last in VERB_ENDS else (f"{lead}{SIGN}",)


def _only_thing(masked: Mask) -> Slot | None:
    things = [slot for slot in masked.slots.values() if slot.letter in "OTPB"]
    return things[0] if len(things) == 1 else None
