"""GEXF 1.3 (https://gexf.net), for Gephi: with colours by kind, sizes by degree, and spells where the network has time.

Parallel edges differ in `kind`, their role, so that Gephi keeps them apart. A spell of an edge runs
from the first fetch that showed it to the one that no longer did; a node is there as long as one of its edges is. The
time format is called `date`, which networkx reads, although its values are dates with times.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.colours import COLOURS, family
from graph.formats.flow import Attributes, Columns, Edge, Flow, plain, xml
from graph.formats.written import lines
from graph.spells import read

TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "string"}
APART = {"label", "weight", "spells"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""
SMALLEST, GROWTH = 6.0, 3.0


def write(flow: Flow, path: Path) -> list[Path]:
    """Write one file."""
    return lines(path, _lines(flow))


def _lines(flow: Flow) -> Iterator[str]:
    nodes, edges = _keys(flow.node_columns), _keys(flow.edge_columns)
    yield HEAD + _meta(flow.about)
    yield _graph(flow)
    yield _declared("node", nodes, flow.node_columns) + _declared("edge", edges, flow.edge_columns)
    yield "<nodes>\n"
    for node, data in flow.nodes:
        yield _node(node, data, nodes)
    yield "</nodes>\n<edges>\n"
    for edge in flow.edges:
        yield _edge(edge, edges)
    yield "</edges>\n</graph>\n</gexf>\n"


def _meta(about: dict[str, str]) -> str:
    """Return what the file says of itself; the day is the release's, so that one release always gives one file."""
    told = "\n".join(f"{name}: {value}" for name, value in about.items())
    day = f' lastmodifieddate="{about["created"][:10]}"' if "created" in about else ""
    return f"<meta{day}><creator>chancennetz</creator><description>{xml(told)}</description></meta>\n"


def _graph(flow: Flow) -> str:
    kind = "directed" if flow.directed else "undirected"
    time = 'dynamic" timeformat="date" timerepresentation="interval' if "spells" in flow.edge_columns else "static"
    return f'<graph defaultedgetype="{kind}" mode="{time}">\n'


def _keys(columns: Columns) -> dict[str, str]:
    return {name: str(number) for number, name in enumerate(columns) if name not in APART}


def _declared(what: str, keys: dict[str, str], columns: Columns) -> str:
    told = "".join(f'<attribute id="{keys[k]}" title="{xml(k)}" type="{TYPES[columns[k]]}"/>\n' for k in keys)
    return f'<attributes class="{what}" mode="static">\n{told}</attributes>\n' if told else ""


def _node(node: str, data: Attributes, keys: dict[str, str]) -> str:
    label = xml(plain(data.get("label", node)))
    return f'<node id="{xml(node)}" label="{label}">{_values(data, keys)}{_spells(data)}{_viz(data)}</node>\n'


def _edge(edge: Edge, keys: dict[str, str]) -> str:
    number, source, target, data = edge
    label = data.get("label", data.get("role"))
    named = f' label="{xml(plain(label))}" kind="{xml(plain(label))}"' if label is not None else ""
    weight = f' weight="{data["weight"]}"' if "weight" in data else ""
    ends = f'source="{xml(source)}" target="{xml(target)}"'
    return f'<edge id="{number}" {ends}{weight}{named}>{_values(data, keys)}{_spells(data)}</edge>\n'


def _values(data: Attributes, keys: dict[str, str]) -> str:
    told = [f'<attvalue for="{keys[k]}" value="{xml(plain(value))}"/>' for k, value in data.items() if k in keys]
    return f"<attvalues>{''.join(told)}</attvalues>" if told else ""


def _spells(data: Attributes) -> str:
    """Return the times that were told; an end that has not come is left out."""
    spells = map(read, data.get("spells", ()))
    written = [f'<spell start="{one.begin}"' + (f' end="{one.end}"/>' if one.end else "/>") for one in spells]
    return f"<spells>{''.join(written)}</spells>" if written else ""


def _viz(data: Attributes) -> str:
    colour = COLOURS[family(str(data.get("kind", "other")))]
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    size = SMALLEST + GROWTH * float(data.get("degree", 0)) ** 0.5
    place = f'<viz:position x="{data["x"]}" y="{data["y"]}" z="0"/>' if {"x", "y"} <= data.keys() else ""
    return f'<viz:color r="{red}" g="{green}" b="{blue}" a="1.0"/><viz:size value="{size:.2f}"/>{place}'
