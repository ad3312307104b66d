"""Judges possible activities with weights that were trained on the annotated pages (`bench/train_activities.py`)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from importlib.resources.abc import Traversable

import msgspec

from data.errors import AskedWrongly

NONE = "none"
LIKELY = 0.4


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A softmax over *classes* (the activity types and `none`): one number a class for each clue."""

    classes: tuple[str, ...]
    clues: dict[str, tuple[float, ...]]


class Judge:
    """Tells the most probable type of a possible activity, and how probable it is that it is one at all."""

    def __init__(self, weights: Weights) -> None:
        self._types = tuple(name for name in weights.classes if name != NONE)
        self._classes = weights.classes
        self._clues = weights.clues

    @classmethod
    def load(cls, data: Traversable) -> Judge:
        """Load the weights below *data*; raises AskedWrongly naming what is wrong in them."""
        try:
            return cls(msgspec.json.decode(data.joinpath("weights", "activities.json").read_bytes(), type=Weights))
        except msgspec.DecodeError as error:
            raise AskedWrongly(f"data/weights/activities.json: {error}.") from error

    def verdict(self, clues: Iterable[str]) -> tuple[str, float]:
        """Return the type and the probability, from 0 to 1, that it is an activity."""
        known = [self._clues[clue] for clue in clues if clue in self._clues]
        sums = [math.exp(sum(column)) for column in zip(*known, strict=True)] or [1.0] * len(self._classes)
        chances = dict(zip(self._classes, sums, strict=True))
        return max(self._types, key=chances.__getitem__), 1 - chances[NONE] / sum(sums)
