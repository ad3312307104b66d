"""Which tools read what in which format: `python -m bench.readers [WORKSPACE]` prints the matrix.

Readers in Python are those of the tests; R with igraph, Graphviz and Node.js are asked where they are installed. The
Node.js libraries come from npm into a folder of their own (NODE_MODULES, or a temporary one). The network is the tests'
probe, or every network of a workspace's newest release.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.readers.elsewhere import elsewhere
from graph.formats import FORMATS, write
from tests.graph.reading_back import READERS, Read, differences, igraph_pajek, why_not
from tests.graph.test_formats import HELD, probe, told

if TYPE_CHECKING:
    from graph.networks import Network

LIMITED = {"net": "labels and weights", "two-mode.net": "labels and weights", "NetworKit": "sizes"}
_BECAME = re.compile(r": (\w+): .* became ", re.DOTALL)


def networks(workspace: Path | None) -> Iterator["Network"]:
    """Yield the probe, or every network of the workspace's newest release."""
    if workspace is None:
        yield probe()
        return
    from graph.networks import network
    from graph.recipes import shipped
    from graph.releases import newest

    release = newest(workspace / "releases")
    for recipe in shipped().values():
        yield network(release.store(), recipe, release=release.manifest.id, created=release.manifest.created)


def lost(graph: "Network", form: str, reader: Callable[[list[Path]], Read], folder: Path) -> set[str]:
    """Return which attributes a reader does not give back; `nodes` and `edges` where their number differs."""
    expected, found = told(graph, HELD.get(form, str)), reader(write(graph, form, folder / f"net.{form}"))
    if not graph.is_directed():
        expected, found = _unordered(expected), _unordered(found)
    pairs = {"nodes": (expected.nodes, found.nodes), "edges": (expected.edges, found.edges)}
    sizes = {name for name, (one, other) in pairs.items() if len(one) != len(other)}
    return sizes | {said[1] for line in differences(expected, found) if (said := _BECAME.search(line))}


def _unordered(read: Read) -> Read:
    return Read(read.nodes, [(min(one, other), max(one, other), data) for one, other, data in read.edges])


def main(workspace: Path | None) -> None:
    """Print a line for each format and reader."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        others = elsewhere(folder)
        print("| format | reader | not given back |\n|---|---|---|")  # noqa: T201
        for form in FORMATS:
            readers = {name: read for name, read in READERS.get(form, {}).items() if not why_not(name)} | others[form]
            if form == "net":
                readers["igraph"] = igraph_pajek
            for name, read in readers.items():
                missing = set[str]()
                for graph in networks(workspace):
                    missing |= lost(graph, form, read, folder)
                print(f"| `{form}` | {name} | {_told(form, name, missing)} |", flush=True)  # noqa: T201


def _told(form: str, name: str, missing: set[str]) -> str:
    for limited, by_nature in LIMITED.items():
        if limited in {form, name}:
            return f"all but {by_nature}" if not missing & {"nodes", "edges"} else "sizes differ"
    return ", ".join(sorted(missing)) or "nothing: all is there"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
