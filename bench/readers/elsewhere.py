"""Readers that are no part of the everyday tests: R with igraph, JavaScript libraries, NetworKit, NDEx's client."""

import csv
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from graph.formats import FORMATS
from tests.graph.reading_back import Attributes, Read

HERE = Path(__file__).parent
NPM = ("graphology", "graphology-gexf", "cytoscape", "@xmldom/xmldom")


def r_igraph(form: str) -> Callable[[list[Path]], Read]:
    """Return a reader that asks igraph for R."""

    def read(files: list[Path]) -> Read:
        with tempfile.TemporaryDirectory() as folder:
            words = ["Rscript", str(HERE / "read.R"), form, folder, *map(str, files)]
            subprocess.run(words, check=True, capture_output=True)
            nodes, edges = (
                list(csv.DictReader((Path(folder) / name).open(encoding="utf-8", newline="")))
                for name in ("nodes.csv", "edges.csv")
            )
        renamed = [
            {{"Label": "label", "Weight": "weight"}.get(k, k): v for k, v in row.items()} for row in nodes + edges
        ]
        found = renamed[: len(nodes)], renamed[len(nodes) :]
        return Read(
            {row["key_"]: row for row in found[0]}, [(row.pop("from_"), row.pop("to_"), dict(row)) for row in found[1]]
        )

    return read


def javascript(form: str, modules: Path) -> Callable[[list[Path]], Read]:
    """Return a reader that asks graphology or cytoscape.js."""

    def read(files: list[Path]) -> Read:
        words = ["node", str(HERE / "read.mjs"), form, str(files[0]), str(modules)]
        found = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
        return Read(dict(found["nodes"]), [tuple(edge) for edge in found["edges"]])

    return read


def networkit(files: list[Path]) -> Read:
    """Ask NetworKit, which keeps neither ids nor attributes: it is asked for sizes only."""
    from networkit.graphio import GraphMLReader

    graph = GraphMLReader().read(str(files[0]))
    edges = [(str(one), str(other), Attributes()) for one, other in graph.iterEdges()]
    return Read({str(node): {} for node in graph.iterNodes()}, edges)


def ndex2(files: list[Path]) -> Read:
    """Ask the client of NDEx."""
    from ndex2.cx2 import RawCX2NetworkFactory

    found = RawCX2NetworkFactory().get_cx2network(str(files[0]))
    names = {number: node["v"]["id"] for number, node in found.get_nodes().items()}
    edges = [(names[edge["s"]], names[edge["t"]], edge["v"]) for edge in found.get_edges().values()]
    return Read({node["v"]["id"]: node["v"] for node in found.get_nodes().values()}, edges)


def elsewhere(folder: Path) -> dict[str, dict[str, Callable[[list[Path]], Read]]]:
    """Return the readers that are no part of the everyday tests, as far as they are installed."""
    found: dict[str, dict[str, Callable[[list[Path]], Read]]] = {form: {} for form in FORMATS}
    if shutil.which("Rscript"):
        for form in ("graphml", "csv", "net"):
            found[form]["R igraph"] = r_igraph(form)
    if modules := _modules(folder):
        found["gexf"]["graphology"] = javascript("gexf", modules)
        found["cyjs"]["cytoscape.js"] = javascript("cyjs", modules)
    if find_spec("ndex2"):
        found["cx2"]["ndex2"] = ndex2
    if find_spec("networkit"):
        found["graphml"]["NetworKit"] = networkit
    return found


def _modules(folder: Path) -> Path | None:
    if not shutil.which("npm"):
        return None
    modules = Path(os.environ.get("NODE_MODULES", folder))
    if not (modules / "node_modules").is_dir():
        words = ["npm", "install", "--silent", *NPM]
        subprocess.run(words, cwd=modules, check=True, capture_output=True)
    return modules
