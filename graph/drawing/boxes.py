"""Rectangles on the sheet, and which of them are taken already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

CELL = 40.0


class Box(NamedTuple):
    """A rectangle in points: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two share more than a rim."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def wider(self, by: float) -> Box:
        """Return the box with so many points more on its left and on its right."""
        return Box(self.left - by, self.bottom, self.right + by, self.top)

    def within(self, other: Box) -> bool:
        """Tell whether no part stands out of *other*."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.bottom >= other.bottom
            and self.top <= other.top
        )


class Taken:
    """The boxes that stand on a sheet, sorted into cells so that a free place is found fast."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """Take the place of *box*."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def free(self, box: Box) -> bool:
        """Tell whether nothing stands where *box* would."""
        return not any(box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // CELL), int(box.right // CELL) + 1):
        for row in range(int(box.bottom // CELL), int(box.top // CELL) + 1):
            yield column, row
