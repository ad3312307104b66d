"""Judges what rules have found, with weights that were trained on annotated pages (`bench/train_judges.py`)."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from math import exp
from struct import Struct

import msgspec

from data.errors import AskedWrongly

NONE = "none"
GRAIN = 100
FIELD = 32
ZERO = 1 << (FIELD - 2)


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A softmax over *classes*, the last of them `none`: for each clue one whole number a class, in hundredths.

    What is judged to be something with a probability below *least* counts as none.
    """

    classes: tuple[str, ...]
    least: float
    clues: dict[str, tuple[int, ...]]


class Judge:
    """Tells the most probable class of what was found, and how probable it is that it is anything at all.

    Weights are whole numbers, so that the order of the clues, which differs from run to run, tells nothing. A clue's
    weights are one number with a field of 32 bits a class: one sum is the sum of all classes, and that of two classes
    fits into a machine word.
    """

    def __init__(self, weights: Weights) -> None:
        self._classes = weights.classes
        self._none = weights.classes.index(NONE)
        self._places = tuple(place for place, name in enumerate(weights.classes) if name != NONE)
        self._types = tuple(weights.classes[place] for place in self._places)
        self._clues = {clue: _packed(each) for clue, each in weights.clues.items()}
        self._fields = Struct(f"<{len(weights.classes)}I")
        self._zeros = _packed(ZERO for _ in weights.classes)
        self.least = weights.least

    @classmethod
    def load(cls, data: Traversable, name: str) -> Judge:
        """Load the weights *name* below *data*; raises AskedWrongly naming what is wrong in them."""
        try:
            return cls(msgspec.json.decode(data.joinpath("weights", f"{name}.json").read_bytes(), type=Weights))
        except msgspec.DecodeError as error:
            raise AskedWrongly(f"data/weights/{name}.json: {error}.") from error

    def verdict(self, clues: Iterable[str]) -> tuple[str, float]:
        """Return the class and the probability, from 0 to 1, that it is not none."""
        fields, sums = self._sums(clues)
        types = [fields[place] for place in self._places]
        return self._types[types.index(max(types))], 1 - sums[self._none] / sum(sums)

    def chances(self, clues: Iterable[str]) -> dict[str, float]:
        """Return the probability of each class; their sum is 1."""
        _, sums = self._sums(clues)
        whole = sum(sums)
        return {name: one / whole for name, one in zip(self._classes, sums, strict=True)}

    def _sums(self, clues: Iterable[str]) -> tuple[tuple[int, ...], list[float]]:
        """Return each class's sum of weights as a field, and what stands for its share."""
        total = sum(filter(None, map(self._clues.get, clues)), start=self._zeros)
        fields = self._fields.unpack(total.to_bytes(self._fields.size, "little"))
        return fields, [exp((field - ZERO) / GRAIN) for field in fields]


def _packed(numbers: Iterable[int]) -> int:
    """Return one number with a field for each of *numbers*, the first lowest; fields of sums must not be negative."""
    return sum(number << (FIELD * place) for place, number in enumerate(numbers))
