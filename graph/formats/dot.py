"""Graphviz DOT (https://graphviz.org/doc/info/lang.html), with all attributes, and colours and labels for drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from graph.colours import COLOURS, family
from graph.formats.flow import Attributes, Flow, plain
from graph.formats.written import lines

_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f]")


def write(flow: Flow, path: Path) -> list[Path]:
    """Write one file; control characters become U+FFFD and backslashes are doubled, which labels show as one."""
    return lines(path, _lines(flow))


def _lines(flow: Flow) -> Iterator[str]:
    yield f"{'di' if flow.directed else ''}graph {{\n"
    yield f"graph [{_listed(flow.about)}];\nnode [shape=box style=filled fontname=Helvetica];\n"
    for node, data in flow.nodes:
        colour = COLOURS[family(str(data.get("kind", "other")))]
        yield f"{_quoted(node)} [{_listed({'label': node, **data})} fillcolor={_quoted(colour)}];\n"
    joined = " -> " if flow.directed else " -- "
    for _, source, target, data in flow.edges:
        label = {"label": data["role"]} if "role" in data else {}
        yield f"{_quoted(source)}{joined}{_quoted(target)} [{_listed({**label, **data})}];\n"
    yield "}\n"


def _listed(data: Attributes) -> str:
    return " ".join(f"{_quoted(name)}={_quoted(plain(value))}" for name, value in data.items())


def _quoted(text: str) -> str:
    text = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
