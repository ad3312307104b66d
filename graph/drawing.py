"""Draws a network as a picture: kinds in colours that colour-blind people can tell apart, labels that do not collide.

One network always gives one picture.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from graph.colours import COLOURS, family
from graph.layout import Box, disc_box, label_box, places

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    Network: TypeAlias = nx.MultiDiGraph[str] | nx.MultiGraph[str]

STYLE: Any = {"svg.hashsalt": "chancennetz", "svg.fonttype": "none", "font.family": "DejaVu Sans"}
ARROW = {"headwidth": 7, "headlength": 8, "headaxislength": 7}
LINE = {"headwidth": 1, "headlength": 0, "headaxislength": 0}
HALO = {"facecolor": "white", "edgecolor": "none", "alpha": 0.6, "pad": 0.4}
HUBS = 20
MARGIN = 110.0
HEAD = 46.0


class Disc(NamedTuple):
    """A node as drawn: where (points), how large (radius in points), of which family, and what it is called."""

    place: tuple[float, float]
    radius: float
    family: str
    label: str


def draw(network: Network, path: Path) -> list[Path]:
    """Draw *network* to `path.svg` and `path.png` (110 dpi) and return the two files; an empty one says so."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    path.parent.mkdir(parents=True, exist_ok=True)
    discs = _discs(network)
    width = max((disc.place[0] for disc in discs.values()), default=400.0) + 2 * MARGIN
    height = max((disc.place[1] for disc in discs.values()), default=200.0) + 2 * MARGIN + HEAD
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width / 72, height / 72))
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(-MARGIN, width - MARGIN)
        axes.set_ylim(-MARGIN, height - MARGIN)
        _title(axes, network, height - MARGIN - 14)
        _edges(axes, network, discs)
        _nodes(axes, discs)
        _labels(figure, axes, discs)
        made = [path.with_suffix(".svg"), path.with_suffix(".png")]
        figure.savefig(made[0], metadata={"Date": None})
        figure.savefig(made[1], dpi=110, metadata={"Software": None})
    return made


def _discs(network: Network) -> dict[str, Disc]:
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(network))
    plain.add_edges_from(sorted((source, target) for source, target in network.edges() if source != target))
    found: dict[str, Disc] = {}
    for node, place in places(plain).items():
        data = network.nodes[node]
        radius = 3.2 + 1.6 * plain.degree[node] ** 0.5
        name = textwrap.fill(str(data.get("short") or data.get("label", node)), 24)
        found[node] = Disc(place, radius, family(str(data.get("kind", "other"))), name)
    return found


def _title(axes: Axes, network: Network, top: float) -> None:
    size = f"{network.number_of_nodes()} Knoten, {network.number_of_edges()} Kanten"
    about = " · ".join(
        filter(None, ["chancennetz", network.graph.get("release"), size if network else "leer: keine Kanten"])
    )
    axes.text(-MARGIN + 16, top, str(network.graph.get("name", "")), fontsize=15, va="top", weight="bold")
    axes.text(-MARGIN + 16, top - 24, about, fontsize=10, va="top", color="#555555")


def _edges(axes: Axes, network: Network, discs: dict[str, Disc]) -> None:
    """Draw each pair's line once, from rim to rim; an arrow shows to whom a role is given."""
    pairs = sorted({(source, target) for source, target in network.edges() if source != target})
    if not pairs:
        return
    starts, ways = [], []
    for source, target in pairs:
        (x, y), (u, v) = discs[source].place, discs[target].place
        length = max(((u - x) ** 2 + (v - y) ** 2) ** 0.5, 1.0)
        begin, end = discs[source].radius / length, 1 - (discs[target].radius + 1) / length
        starts.append((x + (u - x) * begin, y + (v - y) * begin))
        ways.append(((u - x) * (end - begin), (v - y) * (end - begin)))
    tips: Any = ARROW if network.is_directed() else LINE
    xs, ys = zip(*starts, strict=True)
    us, vs = zip(*ways, strict=True)
    axes.quiver(
        xs,
        ys,
        us,
        vs,
        angles="xy",
        scale_units="xy",
        scale=1,
        units="dots",
        width=0.9,
        color="#B5B5B5",
        zorder=1,
        **tips,
    )


def _nodes(axes: Axes, discs: dict[str, Disc]) -> None:
    for kin, colour in COLOURS.items():
        members = [disc for disc in discs.values() if disc.family == kin]
        if members:
            axes.scatter(
                [disc.place[0] for disc in members],
                [disc.place[1] for disc in members],
                s=[(2 * disc.radius) ** 2 for disc in members],
                c=colour,
                edgecolors="white",
                linewidths=0.7,
                label=f"{kin} ({len(members)})",
                zorder=3,
            )
    if discs:
        axes.legend(
            loc="upper right", frameon=False, fontsize=9, ncols=len(COLOURS), handletextpad=0.1, columnspacing=1.2
        )


def _labels(figure: Figure, axes: Axes, discs: dict[str, Disc]) -> None:
    """Write the labels, the largest nodes' first; without a free place only hubs get one."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    taken: list[Box] = [disc_box(disc.place, disc.radius) for disc in discs.values()]
    ranked = sorted(discs.items(), key=lambda entry: (-entry[1].radius, entry[0]))
    for rank, (_, disc) in enumerate(ranked):
        text = axes.text(0, 0, disc.label, fontsize=7.5, linespacing=1.05, va="bottom", ha="left", zorder=4)
        text.set_bbox(HALO)
        extent = text.get_window_extent(renderer)
        scale = 72 / figure.dpi
        box, covered = label_box(disc.place, disc.radius, (extent.width * scale, extent.height * scale), taken)
        if covered > 0 and rank >= HUBS:
            text.remove()
            continue
        text.set_position((box.left, box.bottom))
        taken.append(box)
