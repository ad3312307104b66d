"""Writes a release in the formats that others read: all of it but the books, the same bytes each time.

N-Quads are sorted; the others are in the order of the store, which follows from its content. Turtle holds the default
graph only.
"""

from __future__ import annotations

import csv
import gzip
import heapq
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from graph.books import books_graph
from graph.names import PREFIXES, prefixes, term
from graph.releases import Release

PIECE = 500_000
SEPARATOR = " | "
TYPE = ox.NamedNode(term("rdf:type"))


def dump(release: Release, form: str, path: Path) -> list[Path]:
    """Write a release to *path* in one of `FORMS`; return the files. Tables go into a folder, a file a class."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return FORMS[form](release.store(), path)


def _nquads(store: ox.Store, path: Path) -> list[Path]:
    lines = (f"{quad} .\n" for quad in _quads(store))
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        for line in _sorted(lines):
            file.write(line.encode())
    return [path]


def _written(form: ox.RdfFormat) -> Callable[[ox.Store, Path], list[Path]]:
    def write(store: ox.Store, path: Path) -> list[Path]:
        ox.serialize(_quads(store), str(path), format=form, prefixes=prefixes())
        return [path]

    return write


def _turtle(store: ox.Store, path: Path) -> list[Path]:
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE, prefixes=prefixes())
    return [path]


def _tables(store: ox.Store, path: Path) -> list[Path]:
    path.mkdir(parents=True, exist_ok=True)
    classes = {quad.object for quad in store.quads_for_pattern(None, TYPE, None, ox.DefaultGraph())}
    return [_table(store, cls, path) for cls in sorted(classes, key=str) if isinstance(cls, ox.NamedNode)]


def _table(store: ox.Store, cls: ox.NamedNode, folder: Path) -> Path:
    """Write one class: a row a thing, a column a property, several values in one cell set apart by a bar."""
    things = sorted(str(quad.subject.value) for quad in store.quads_for_pattern(None, TYPE, cls, ox.DefaultGraph()))  # type: ignore[union-attr]
    rows = [_row(store, thing) for thing in things]
    columns = ["id", *sorted({column for row in rows for column in row} - {"id"})]
    path = folder / f"{_short(cls.value).replace(':', '_')}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return path


def _row(store: ox.Store, thing: str) -> dict[str, str]:
    told: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(ox.NamedNode(thing), None, None, ox.DefaultGraph()):
        language = getattr(quad.object, "language", None)
        name = _short(quad.predicate.value) + (f"@{language}" if language else "")
        told[name].add(str(getattr(quad.object, "value", quad.object)))
    return {"id": thing} | {name: SEPARATOR.join(sorted(values)) for name, values in told.items()}


def _short(iri: str) -> str:
    fits = [(name, space) for name, space in PREFIXES.items() if iri.startswith(space)]
    name, space = max(fits, key=lambda fit: len(fit[1]), default=("", ""))
    return f"{name}:{iri.removeprefix(space)}" if name else iri


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    return (quad for quad in store if quad.graph_name != books_graph())


def _sorted(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines sorted, with no more than a piece of them in memory for each piece that there is on disk."""
    rest = iter(lines)
    with tempfile.TemporaryDirectory() as folder:
        pieces: list[Path] = []
        while piece := sorted(islice(rest, PIECE)):
            pieces.append(Path(folder) / str(len(pieces)))
            pieces[-1].write_text("".join(piece), "utf-8", newline="\n")
        files = [piece.open(encoding="utf-8", newline="\n") for piece in pieces]
        try:
            yield from heapq.merge(*files)
        finally:
            for file in files:
                file.close()


FORMS: dict[str, Callable[[ox.Store, Path], list[Path]]] = {
    "nq.gz": _nquads,
    "trig": _written(ox.RdfFormat.TRIG),
    "ttl": _turtle,
    "jsonld": _written(ox.RdfFormat.JSON_LD),
    "csv": _tables,
}
