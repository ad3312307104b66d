"""What stands around a network: its title above, and below what colours, sizes and lines mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.colours import COLOURS
from graph.drawing.discs import Disc, radius
from graph.drawing.ink import RIM
from graph.drawing.sheets import EDGE, Sheet
from graph.drawing.words import families

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from graph.drawing.labels import Size

SMALL, LINE_HEIGHT, APART = 7.0, 12.0, 14.0
PALE = "#444444"


def title(axes: Axes, sheet: Sheet, name: str, about: str) -> None:
    """Write the title, and in small letters below it what the picture shows."""
    axes.text(EDGE, sheet.height - 22, name, fontsize=13, va="top", weight="bold")
    axes.text(EDGE, sheet.height - 42, about, fontsize=8, va="top", color=PALE)


def colours(axes: Axes, size: Size, discs: Mapping[str, Disc], language: str, top: float) -> float:
    """Draw the key of the colours that occur, from the left; return where it ends."""
    from matplotlib.patches import Circle

    x = EDGE
    for kin, colour in COLOURS.items():
        if any(disc.family == kin for disc in discs.values()):
            axes.add_patch(Circle((x + 4, top), 4, facecolor=colour, edgecolor=RIM, linewidth=0.4))
            word = families(language)[kin]
            axes.text(x + 11, top, word, fontsize=SMALL, va="center_baseline")
            x += 11 + size(word)[0] + APART
    return x


def degrees(axes: Axes, size: Size, discs: Mapping[str, Disc], word: str, at: tuple[float, float]) -> None:
    """Draw the key of the sizes: the discs of a small, a middle and the greatest number of neighbours."""
    from matplotlib.patches import Circle

    x, y = at
    axes.text(x, y, f"{word}:", fontsize=SMALL, va="center_baseline")
    x += size(f"{word}:")[0] + 4
    greatest = max((disc.degree for disc in discs.values()), default=1)
    for count in sorted({1, max(greatest // 3, 1), greatest}):
        wide = radius(count)
        axes.add_patch(Circle((x + wide, y), wide, facecolor="white", edgecolor=RIM, linewidth=0.6))
        axes.text(x + 2 * wide + 2, y, str(count), fontsize=SMALL, va="center_baseline")
        x += 2 * wide + 4 + size(str(count))[0] + 4


def notes(axes: Axes, sentences: Sequence[str]) -> None:
    """Write what else one must know to read the picture, from the second line of the foot on."""
    for place, sentence in enumerate(sentences):
        axes.text(EDGE, 22 - LINE_HEIGHT * place, sentence, fontsize=SMALL, va="center_baseline", color=PALE)
