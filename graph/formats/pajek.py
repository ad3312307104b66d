"""Pajek, for Pajek, igraph and networkx: a `.net` file, and partitions (`.clu`) of its vertices by kind, Land and mode.

Pajek has labels and weights, and nothing else; quotation marks inside a label become apostrophes and line ends spaces,
because Pajek cannot write them. A two-mode network tells how many vertices are of the first mode, which come first.
Source: V. Batagelj, A. Mrvar, Pajek reference manual, http://mrvar.fdv.uni-lj.si/pajek/pajekman.pdf.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.formats.flow import Attributes, Flow, plain
from graph.formats.written import lines

PARTITIONS = ("kind", "land", "mode")


def write_two_mode(flow: Flow, path: Path) -> list[Path]:
    """Write a two-mode network: `*Vertices 30 12`, the first 12 of the first mode; partitions lie beside it."""
    return _write(flow, path, two_mode=True)


def write(flow: Flow, path: Path) -> list[Path]:
    """Write the network without telling modes apart, as igraph and networkx read it; partitions lie beside it."""
    return _write(flow, path, two_mode=False)


def _write(flow: Flow, path: Path, *, two_mode: bool) -> list[Path]:
    nodes = sorted(flow.nodes, key=lambda node: node[1].get("bipartite", 0)) if two_mode else list(flow.nodes)
    first = sum(data.get("bipartite") == 0 for _, data in nodes)
    size = f"{len(nodes)} {first}" if two_mode else f"{len(nodes)}"
    made = lines(path, _lines(flow, nodes, size))
    for name in PARTITIONS:
        if name in flow.node_columns:
            made += lines(path.with_name(f"{path.stem}-{name}.clu"), _partition(name, nodes))
    return made


def _lines(flow: Flow, nodes: Sequence[tuple[str, Attributes]], size: str) -> Iterator[str]:
    about = "; ".join(f"{name}: {flow.about[name]}" for name in ("recipe", "release", "created") if name in flow.about)
    yield f'*Network "{_line(flow.about.get("name", ""))} ({_line(about)})"\n*Vertices {size}\n'
    numbers = {node: number for number, (node, _) in enumerate(nodes, start=1)}
    for node, data in nodes:
        yield f'{numbers[node]} "{_line(plain(data.get("label", node)))}"\n'
    yield "*Arcs\n" if flow.directed else "*Edges\n"
    for edge in flow.edges:
        yield f"{numbers[edge.source]} {numbers[edge.target]} {edge.data.get('weight', 1)}\n"


def _partition(name: str, nodes: Sequence[tuple[str, Attributes]]) -> Iterator[str]:
    values = [plain(data.get(name, "")) for _, data in nodes]
    numbers = {value: number for number, value in enumerate(sorted(set(values)), start=1)}
    yield "".join(f"% {number} {_line(value) or 'not known'}\n" for value, number in numbers.items())
    yield f"*Vertices {len(nodes)}\n" + "".join(f"{numbers[value]}\n" for value in values)


def _line(text: str) -> str:
    return " ".join(text.split()).replace('"', "'").replace("\\", "/")
