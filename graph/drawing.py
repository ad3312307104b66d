"""Draws a network as a picture: kinds in colours that colour-blind people can tell apart, labels that do not collide.

Colours are those of Okabe and Ito, Color Universal Design (2008); the layout is Fruchterman and Reingold's
force-directed placement (1991), started from a fixed seed, so that one network always gives one picture.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

    Network: TypeAlias = nx.MultiDiGraph[str] | nx.MultiGraph[str]

COLOURS = {
    "office": "#D55E00",
    "host": "#E69F00",
    "ministry": "#0072B2",
    "insurer": "#009E73",
    "insurer-association": "#009E73",
    "network": "#CC79A7",
    "municipal-association": "#56B4E9",
    "concept": "#F0E442",
    "other": "#999999",
}
SEED = 7
_OFFSETS = ((0, 9), (0, -9), (8, 0), (-8, 0), (7, 7), (-7, 7), (7, -7), (-7, -7))


def draw(network: Network, path: Path) -> list[Path]:
    """Draw *network* to `path.svg` and `path.png` (A4 landscape, 150 dpi) and return the two files."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    path.parent.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context({"svg.hashsalt": str(SEED), "svg.fonttype": "none", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(16.5, 11.7), layout="constrained")
        axes = figure.add_subplot()
        axes.set_axis_off()
        about = " · ".join(
            filter(None, [network.graph.get("release"), f"{len(network)} Knoten, {network.size()} Kanten"])
        )
        axes.set_title(f"{network.graph.get('name', '')}\n{about}", loc="left", fontsize=13)
        if network:
            _fill(axes, network)
        made = [path.with_suffix(".svg"), path.with_suffix(".png")]
        figure.savefig(made[0], metadata={"Date": None})
        figure.savefig(made[1], dpi=150, metadata={"Software": None})
    return made


def _fill(axes: Axes, network: Network) -> None:
    import networkx as nx

    places = _layout(network)
    sizes = {node: 30 + 45 * degree for node, degree in nx.Graph(network).degree()}
    for source, target in sorted({(source, target) for source, target in network.edges()}):
        (x, y), (u, v) = places[source], places[target]
        axes.annotate(
            "",
            (u, v),
            (x, y),
            arrowprops={
                "arrowstyle": "-|>" if network.is_directed() else "-",
                "color": "#BBBBBB",
                "lw": 0.7,
                "shrinkB": 5,
            },
        )
    for kind, nodes in _by_kind(network).items():
        points = [places[node] for node in nodes]
        axes.scatter(
            [x for x, _ in points],
            [y for _, y in points],
            s=[sizes[node] for node in nodes],
            c=COLOURS[kind],
            edgecolors="white",
            linewidths=0.8,
            label=f"{kind} ({len(nodes)})",
            zorder=3,
        )
    axes.legend(loc="lower left", frameon=False, markerscale=0.7, fontsize=9)
    _label(axes, network, places, sorted(sizes, key=lambda node: (-sizes[node], node)))


def _layout(network: Network) -> dict[str, Any]:
    """Place components one by one, the largest first, each in a square as wide as the root of its size."""
    import networkx as nx

    weightless: nx.Graph[str] = nx.Graph()
    weightless.add_nodes_from(sorted(network))
    weightless.add_edges_from(sorted(network.edges()))
    places: dict[str, Any] = {}
    left = 0.0
    for component in sorted(nx.connected_components(weightless), key=lambda nodes: (-len(nodes), min(nodes))):
        width = len(component) ** 0.5
        part = weightless.subgraph(sorted(component))
        spread = nx.spring_layout(part, k=1.6 / width, iterations=300, seed=SEED)
        places |= {node: (left + width * (x + 1), width * y) for node, (x, y) in spread.items()}
        left += 2 * width + 1
    return places


def _by_kind(network: Network) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {kind: [] for kind in COLOURS}
    for node in sorted(network):
        kind = network.nodes[node].get("kind", "other")
        kinds[kind if kind in COLOURS else "other"].append(node)
    return {kind: nodes for kind, nodes in kinds.items() if nodes}


def _label(axes: Axes, network: Network, places: dict[str, Any], ranked: list[str]) -> None:
    """Write the labels, the best connected nodes first, each where it covers no other; some find no place."""
    figure = axes.get_figure(root=True)
    if figure is None:
        return
    figure.draw_without_rendering()
    taken: list[Bbox] = []
    for node in ranked:
        name = textwrap.fill(str(network.nodes[node]["label"]), 26)
        for x, y in _OFFSETS:
            label = axes.annotate(
                name,
                places[node],
                (x, y),
                textcoords="offset points",
                ha="center" if x == 0 else ("left" if x > 0 else "right"),
                va="center" if y == 0 else ("bottom" if y > 0 else "top"),
                fontsize=7,
                zorder=4,
            )
            box = label.get_window_extent()
            if not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            label.remove()
