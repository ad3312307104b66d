"""The matplotlib figure that a picture is drawn on, in points, and its files: SVG and PDF with text as text, PNG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.errors import AskedWrongly
from graph.drawing.sheets import Sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STYLE: Any = {
    "svg.hashsalt": "chancennetz",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "font.family": "DejaVu Sans",
}
DPI = 150
WITHOUT_TIME: dict[str, dict[str, None]] = {
    "svg": {"Date": None},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}


@contextmanager
def canvas(sheet: Sheet) -> Iterator[Axes]:
    """Yield axes that cover the sheet; one unit is one point, the origin lies at the lower left."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), facecolor="white")
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0, sheet.width)
        axes.set_ylim(0, sheet.height)
        yield axes


def save(axes: Axes, path: Path, formats: Sequence[str]) -> list[Path]:
    """Write the picture beside *path*, once a format, and return the files; they hold no date of their making."""
    figure = axes.get_figure(root=True)
    made = [path.with_name(f"{path.stem if path.suffix[1:] in WITHOUT_TIME else path.name}.{form}") for form in formats]
    path.parent.mkdir(parents=True, exist_ok=True)
    for file, form in zip(made, formats, strict=True):
        if form not in WITHOUT_TIME or figure is None:
            raise AskedWrongly(f"There is no picture format {form!r}; choose one of: {', '.join(WITHOUT_TIME)}.")
        figure.savefig(file, dpi=DPI, metadata=WITHOUT_TIME[form])
    return made
