"""Headings that name what their section is about, known from the page itself: repeated below, or beside such ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.analysis import Analysis, Sentence
from extract.blocks import Block
from extract.masks import Mask
from extract.records import Party
from extract.said import titled
from extract.slots import own_party
from extract.titles import (
    announces,
    announces_parts,
    asks,
    heading_name,
    is_usual,
    names_circle,
    names_day,
    tells,
)

TELLING = re.compile(
    r"(?:Das|So|Hier|Dort|Die|Der|Darum|Dafür)\s[a-zäöüß]+(?:t|en)\s(?:die|der|das|den|dem|wir|ihr|sie|es|man|uns)\b"
)
COUNTED = re.compile(
    r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|viele|alle|mehrere|einige|\d+)\s", re.IGNORECASE
)
LONGEST = 80
FEWEST_WORDS = 2


def named_headings(page: Analysis, masks: Sequence[Mask]) -> Mapping[int, Party]:
    """Return, by the number of its sentence, the thing that a heading below the title names.

    A heading names a thing when its words stand in quotation marks or again in the text, or when a heading beside it
    (same level, same headings above) names an office or another thing.
    """
    heads = {n: s for n, s in enumerate(page.sentences) if s.block.kind == "heading" and s.block.level > 1}
    titles = {n: heading_name(page.said(s)) for n, s in heads.items()}
    bodies = {n for n in heads if _names_body(masks[n])}
    sure = {n for n in heads if n in bodies or names_circle(titles[n]) or _is_repeated(page, heads[n], titles[n])}
    beside = {_place(heads[n]) for n in sure}
    return {
        n: titled(titles[n])
        for n, s in heads.items()
        if n not in bodies and (n in sure or _place(s) in beside or is_announced(s.block)) and _may_name(titles[n], s)
    }


def _place(sentence: Sentence) -> tuple[int, tuple[str, ...]]:
    return sentence.block.level, sentence.block.path


def _names_body(masked: Mask) -> bool:
    return any(slot.letter in "OT" and own_party(slot) for slot in masked.slots.values())


def _is_repeated(page: Analysis, heading: Sentence, title: str) -> bool:
    """Tell whether a heading's name stands again below it, in quotation marks or of more than one word."""
    text, below = page.text.text, heading.block.end
    several = title.count(" ") >= FEWEST_WORDS - 1
    return bool(title) and text.find(title if several else f"\u201e{title}", below) >= 0


def is_announced(block: Block) -> bool:
    """Tell whether the heading right above a block says that several things follow (`Laufende Projekte`)."""
    path = block.path
    return bool(path) and (announces(path[-1]) or (block.kind != "heading" and announces_parts(path[-1])))


def _may_name(title: str, sentence: Sentence) -> bool:
    several = title.count(" ") >= FEWEST_WORDS - 1 or (is_announced(sentence.block) and title[:1].isupper())
    usual = is_usual(title) or COUNTED.match(title) or TELLING.match(title) or names_day(title)
    return several and len(title) < LONGEST and not (usual or asks(title) or tells(title))
