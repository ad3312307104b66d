"""A tile map: the 16 Länder as squares of one size, so that a small Land is seen as well as a large one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.drawing import legend
from graph.drawing.canvas import canvas, save
from graph.drawing.preparing import Look
from graph.drawing.sheets import Sheet, sheet
from graph.drawing.words import told, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap

ROWS, COLUMNS = 4, 5
GAP = 4.0
PALEST, DARKEST = "#E8F1FA", "#08306B"
EMPTY = "#F2F2F2"
DARK = 0.5
Values = Mapping[str, float]


def draw_tiles(values: Values, name: str, about: str, path: Path, look: Look | None = None) -> list[Path]:
    """Draw the value of each Land (ISO 3166-2, such as DE-HH); a Land without one is hatched and said to have none."""
    from matplotlib.colors import LinearSegmentedColormap

    look = look or Look()
    page = sheet(look.page or "tiles")
    shades = LinearSegmentedColormap.from_list("tiles", [PALEST, DARKEST])
    low, high = min([0, *values.values()]), max([0, *values.values()]) or 1
    side = min((page.right - page.left) / COLUMNS, (page.top - page.bottom - 40) / ROWS)
    with canvas(page) as axes:
        legend.title(axes, page, name, about)
        for land, (row, column) in told()["tiles"].items():
            corner = page.left + column * side, page.top - (row + 1) * side
            share = (values[land] - low) / (high - low) if land in values else None
            _tile(axes, corner, side - GAP, land, values.get(land), shades(share) if share is not None else None, share)
        _scale(axes, page, shades, (low, high), page.top - ROWS * side - 26)
        if set(told()["tiles"]) - set(values):
            _empty_key(axes, page, words(look.language)["nothing"], page.top - ROWS * side - 26)
        return save(axes, path, look.formats)


def _tile(  # noqa: PLR0913, PLR0917 - what a tile shows
    axes: Axes,
    corner: tuple[float, float],
    side: float,
    land: str,
    value: float | None,
    colour: object,
    share: float | None,
) -> None:
    from matplotlib.patches import Rectangle

    face = (
        {"facecolor": colour} if colour is not None else {"facecolor": EMPTY, "hatch": "////", "edgecolor": "#CCCCCC"}
    )
    axes.add_patch(Rectangle(corner, side, side, linewidth=0, **face))
    ink = "white" if share is not None and share > DARK else "black"
    x, y = corner[0] + side / 2, corner[1] + side / 2
    axes.text(x, y + 9, land.removeprefix("DE-"), fontsize=12, weight="bold", ha="center", va="center", color=ink)
    axes.text(x, y - 11, number(value), fontsize=11, ha="center", va="center", color=ink)


def number(value: float | None) -> str:
    """Return a value as it stands on a tile: whole numbers whole, others in two digits, `–` for none."""
    if value is None:
        return "–"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.2g}"


def _scale(axes: Axes, page: Sheet, shades: Colormap, bounds: tuple[float, float], y: float) -> None:
    from matplotlib.patches import Rectangle

    for step in range(60):
        axes.add_patch(Rectangle((page.left + 24 + step * 3, y), 3.2, 10, linewidth=0, facecolor=shades(step / 59)))
    axes.text(page.left + 20, y + 5, number(bounds[0]), fontsize=8, ha="right", va="center_baseline")
    axes.text(page.left + 24 + 184, y + 5, number(bounds[1]), fontsize=8, va="center_baseline")


def _empty_key(axes: Axes, page: Sheet, word: str, y: float) -> None:
    from matplotlib.patches import Rectangle

    x = page.right - 110
    axes.add_patch(Rectangle((x, y), 14, 10, linewidth=0, facecolor=EMPTY, hatch="////", edgecolor="#CCCCCC"))
    axes.text(x + 19, y + 5, word, fontsize=8, va="center_baseline")
