"""What the sentences of a page say of roles: each is masked, and constructions, labels and clues are found in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from extract.analysis import Analysis
from extract.constructions import Match, matched
from extract.headings import named_headings
from extract.judged_roles import Before, Telling, tellings
from extract.labels import Labelled, LabelReader
from extract.masked_page import masks_of
from extract.masks import Mask
from extract.records import Party
from extract.role_clues import Told
from extract.role_frames import RoleFrames
from extract.run_in_heads import run_in_heads
from extract.subjects import Names


class Sentences(NamedTuple):
    """The sentences of a page, masked, with what constructions and labels say in each.

    `headings` are the things that headings name, by the numbers of their sentences, `run_in` those that blocks begin
    with, by the numbers of their first sentences.
    """

    masks: list[Mask]
    headings: Mapping[int, Party]
    run_in: Mapping[int, Party]
    matches: list[list[Match]]
    labels: list[Labelled | None]
    tellings: list[list[Telling]]


def read_sentences(page: Analysis, names: Names, frames: RoleFrames) -> Sentences:
    """Return the sentences of a page with the constructions, labels and clues found in them."""
    masks = masks_of(page, names)
    reader = LabelReader(page, frames, masks)
    found = Sentences(masks, named_headings(page, masks), run_in_heads(page, masks, frames), [], [], [])
    before = Before()
    for number, (sentence, masked) in enumerate(zip(page.sentences, masks, strict=True)):
        matches = matched(masked, frames)
        label = None if matches or not masked.slots else reader.role(number)
        words = {slot: f"weak {m.role}" if m.weak else m.role for m in reversed(matches) for slot in m.bodies}
        above = Told("", label.role if label else "", before.role(sentence.block), before.spoken)
        found.matches.append(matches)
        found.labels.append(label)
        found.tellings.append(list(tellings(sentence, masked, words, above, frames.kinds)))
        before.told(matches[0].role if matches else "", masked)
    return found
