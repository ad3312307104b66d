"""The bodies of a sentence with the clues of their roles: what constructions and labels say is one among others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extract.analysis import Sentence
from extract.blocks import LISTED, Block
from extract.masks import Mask, Slot
from extract.role_clues import Kinds, Told, read_words, role_clues
from extract.spoken import spoken_kinds


class Telling(NamedTuple):
    """A body of a sentence, or bodies in coordination, with the clues of the role."""

    slot: Slot
    clues: frozenset[str]


def tellings(
    sentence: Sentence, masked: Mask, by_words: Mapping[Slot, str], above: Told, kinds: Kinds
) -> Iterator[Telling]:
    """Yield the bodies of a masked sentence, each with its clues; *above* tells the label and what was told before."""
    bodies = [(sign, slot) for sign, slot in masked.slots.items() if slot.members]
    if not bodies:
        return
    words = read_words(masked, kinds)
    for sign, slot in bodies:
        told = Told(by_words.get(slot, ""), above.by_label, above.before, above.spoken)
        yield Telling(slot, role_clues(sentence, masked, sign, told, words))


class Before:
    """What was told before: the last role in the same block, as sentences go on with a role, and the last thing."""

    def __init__(self) -> None:
        self._block: Block | None = None
        self._role = ""
        self.spoken = ""

    def role(self, block: Block) -> str:
        """Return the role told last, "" at the start of a block that is no item or cell."""
        if block is not self._block and block.kind not in LISTED:
            self._role = ""
        self._block = block
        return self._role

    def told(self, role: str, masked: Mask) -> None:
        """Take in the role that a sentence told, and the kind of the last thing that it speaks of."""
        self._role = role or self._role
        for kind in spoken_kinds(masked):
            self.spoken = self.spoken if kind == "pronoun" else kind
