"""Draws a network on one page: kinds in colours that colour-blind people can tell apart, labels that do not collide.

One network, with the same remembered places, always gives one picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.drawing import legend
from graph.drawing.boxes import Box
from graph.drawing.canvas import canvas, save
from graph.drawing.ink import ink_discs, ink_lines
from graph.drawing.labels import placed, sizes, write
from graph.drawing.preparing import Drawn, Look, prepared
from graph.drawing.words import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from graph.networks import Network


def draw(network: Network, path: Path, look: Look | None = None) -> list[Path]:
    """Draw *network* to `path.svg`, `path.png` … and return the files; an empty network says so in the picture."""
    look = look or Look()
    drawn = prepared(network, look)
    with canvas(drawn.sheet) as axes:
        _draw(axes, network, drawn, look)
        return save(axes, path, look.formats)


def _draw(axes: Axes, network: Network, drawn: Drawn, look: Look) -> None:
    said, page = words(look.language), drawn.sheet
    legend.title(axes, page, called(network, look.language), about(network, said))
    if not network:
        return
    ink_lines(axes, drawn.lines, drawn.discs, arrows=network.is_directed())
    ink_discs(axes, drawn.discs)
    size = sizes(axes)
    inside = Box(page.left - 14, page.bottom, page.right + 14, page.top)
    labels = placed(drawn.discs, (), size, inside)
    write(axes, labels)
    end = legend.colours(axes, size, drawn.discs, look.language, 38)
    legend.degrees(axes, size, drawn.discs, said["degree"], (end + 8, 38))
    legend.notes(axes, _notes(network, drawn, len(labels), said))


def called(network: Network, language: str) -> str:
    """Return the network's title in *language*."""
    german = network.graph.get("name_de") if language == "de" else None
    return str(german or network.graph.get("name", ""))


def about(network: Network, said: Mapping[str, str]) -> str:
    """Return the line below the title: by whom, of which release, how large; or that it is empty."""
    release = network.graph.get("release")
    size = said["size"].format(nodes=len(network), edges=network.number_of_edges()) if network else said["empty"]
    return " · ".join(filter(None, ["chancennetz", release and said["release"].format(release=release), size]))


def _notes(network: Network, drawn: Drawn, shown: int, said: Mapping[str, str]) -> list[str]:
    single = sum(not disc.folds for disc in drawn.discs.values())
    first = [said["weight"], *([said["arrow"]] if network.is_directed() else [])]
    second = [said["labelled"].format(shown=shown, all=single)] if shown < single else []
    second += [said["folded"]] if single < len(drawn.discs) else []
    return [" · ".join(first), " ".join(second)]
