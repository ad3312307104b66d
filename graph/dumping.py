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
from typing import NamedTuple

import pyoxigraph as ox

from data.errors import AskedWrongly
from graph.books import books_graph
from graph.names import prefixed, prefixes, term
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


def _csv(store: ox.Store, path: Path) -> list[Path]:
    return [_as_csv(table, path) for table in _tables(store, path)]


def _parquet(store: ox.Store, path: Path) -> list[Path]:
    try:
        import pyarrow as pa  # noqa: F401 - only whether it is there
    except ImportError as problem:
        raise AskedWrongly("Parquet needs pyarrow: pip install 'chancennetz[parquet]'.") from problem
    return [_as_parquet(table, path) for table in _tables(store, path)]


class Table(NamedTuple):
    """One class: a row a thing, a column a property, each cell the values in order."""

    name: str
    columns: tuple[str, ...]
    rows: list[dict[str, list[str]]]


def _tables(store: ox.Store, folder: Path) -> Iterator[Table]:
    folder.mkdir(parents=True, exist_ok=True)
    classes = {quad.object for quad in store.quads_for_pattern(None, TYPE, None, ox.DefaultGraph())}
    for cls in sorted((c for c in classes if isinstance(c, ox.NamedNode)), key=str):
        found = store.quads_for_pattern(None, TYPE, cls, ox.DefaultGraph())
        rows = [_row(store, thing) for thing in sorted(str(quad.subject.value) for quad in found)]  # type: ignore[union-attr]
        columns = ("id", *sorted({column for row in rows for column in row} - {"id"}))
        yield Table(prefixed(cls.value).replace(":", "_"), columns, rows)


def _as_csv(table: Table, folder: Path) -> Path:
    """Write a table; several values in one cell are set apart by a bar."""
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, table.columns, lineterminator="\n")
        written.writeheader()
        written.writerows({name: SEPARATOR.join(values) for name, values in row.items()} for row in table.rows)
    return path


def _as_parquet(table: Table, folder: Path) -> Path:
    """Write a table whose cells are lists of texts, but for the id."""
    import pyarrow as pa
    from pyarrow import parquet

    cells = {name: [row.get(name, []) for row in table.rows] for name in table.columns}
    ids = pa.array([values[0] for values in cells.pop("id")], pa.string())
    lists = {name: pa.array(values, pa.list_(pa.string())) for name, values in cells.items()}
    path = folder / f"{table.name}.parquet"
    parquet.write_table(pa.table({"id": ids, **lists}), path, compression="zstd")
    return path


def _row(store: ox.Store, thing: str) -> dict[str, list[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(ox.NamedNode(thing), None, None, ox.DefaultGraph()):
        language = getattr(quad.object, "language", None)
        name = prefixed(quad.predicate.value) + (f"@{language}" if language else "")
        told[name].add(str(getattr(quad.object, "value", quad.object)))
    return {"id": [thing]} | {name: sorted(values) for name, values in told.items()}


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
    "csv": _csv,
    "parquet": _parquet,
}
TABLES = frozenset({"csv", "parquet"})
