"""The sheet that a picture is drawn on: paper sizes in points (1/72 inch), and the part that the network may fill."""

from __future__ import annotations

from typing import NamedTuple

from data.errors import AskedWrongly

SIZES = {
    "a4": (842.0, 595.0),
    "a4-portrait": (595.0, 842.0),
    "a3": (1191.0, 842.0),
    "a3-portrait": (842.0, 1191.0),
    "tiles": (595.0, 589.0),
}
EDGE, HEAD, FOOT = 28.0, 62.0, 56.0
BETWEEN, HEADLINE = 8.0, 14.0


class Sheet(NamedTuple):
    """The part of the paper that a network may fill, and the paper's height; the origin lies at the lower left."""

    width: float
    height: float
    left: float
    bottom: float
    right: float
    top: float

    def at(self, x: float, y: float, inside: float = 0.0) -> tuple[float, float]:
        """Return the point of a place in the unit square, *inside* points away from the rim."""
        wide, high = self._room(inside)
        return self.left + inside + x * wide, self.bottom + inside + y * high

    def back(self, x: float, y: float, inside: float = 0.0) -> tuple[float, float]:
        """Return the place in the unit square that `at` brings to this point; inside the rim, from 0 to 1."""
        wide, high = self._room(inside)
        across, up = (x - self.left - inside) / wide, (y - self.bottom - inside) / high
        return min(max(across, 0.0), 1.0), min(max(up, 0.0), 1.0)

    def _room(self, inside: float) -> tuple[float, float]:
        return self.right - self.left - 2 * inside, self.top - self.bottom - 2 * inside


def sheet(size: str) -> Sheet:
    """Return the sheet of a paper size; an unknown one is answered with the known ones."""
    if size not in SIZES:
        raise AskedWrongly(f"There is no page {size!r}; choose one of: {', '.join(SIZES)}.")
    wide, high = SIZES[size]
    return Sheet(wide, high, EDGE, FOOT, wide - EDGE, high - HEAD)


def panels(whole: Sheet, count: int) -> list[Sheet]:
    """Divide the sheet into panels of one size, row by row from the upper left; each has room for a line above it."""
    across = min(count, 2 if count in {2, 4} else 3)
    down = -(-count // across)
    wide, high = (whole.right - whole.left) / across, (whole.top - whole.bottom) / down
    return [
        whole._replace(
            left=whole.left + wide * (place % across) + BETWEEN,
            right=whole.left + wide * (place % across + 1) - BETWEEN,
            bottom=whole.top - high * (place // across + 1) + BETWEEN,
            top=whole.top - high * (place // across) - BETWEEN - HEADLINE,
        )
        for place in range(count)
    ]
