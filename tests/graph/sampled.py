"""The sample website as it was read once, its graph, and the answers that are expected from it.

The readings are frozen in `sample.jsonl.gz`, so that better reading does not change what questions must answer. Make
both anew, and look at what changed, with `python -m tests.graph.sampled [WORKSPACE]`; a workspace of
`chancennetz run --sample` renews the readings too. An answer's file is called after its question and parameters.
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pyoxigraph as ox

from extract.records import Reading
from graph.build import build
from graph.head import opened
from graph.lives import Seen
from graph.questions import ask, shipped
from graph.sparql import Table

HERE = Path(__file__).parent
READINGS, ANSWERS = HERE / "sample.jsonl.gz", HERE / "answers"
LONG_UNSEEN = "https://gesundheitsfoerderung-mv.de/termine/"


class Page(msgspec.Struct, frozen=True):
    """One frozen reading with the times at which its page was seen."""

    seen: Seen
    reading: Reading


def pages() -> list[Page]:
    """Return the frozen pages of the sample."""
    return [msgspec.json.decode(line, type=Page) for line in gzip.decompress(READINGS.read_bytes()).splitlines()]


def store() -> ox.Store:
    """Build the graph of the frozen pages and all curated files in memory."""
    found, frozen = ox.Store(), pages()
    with TemporaryDirectory() as folder, opened(Path(folder)) as head:
        build(head, [page.reading for page in frozen], {page.reading.page: page.seen for page in frozen})
        found.extend(head.store)
    return found


def asked(file: Path) -> tuple[str, dict[str, str]]:
    """Return the question's name and its parameters: `cooperation-in-land~land=Hessen.csv`."""
    name, *values = file.stem.split("~")
    return name, dict(value.split("=", 1) for value in values)


def expected(file: Path) -> Table:
    """Return the answer that a file holds; an empty cell is None."""
    with file.open(encoding="utf-8", newline="") as lines:
        columns, *rows = csv.reader(lines)
    return Table(tuple(columns), tuple(tuple(cell or None for cell in row) for row in rows))


def levelled(table: Table) -> list[tuple[str, ...]]:
    """Sort the rows, and what stands inside a concatenation."""
    return sorted(
        tuple(", ".join(sorted((value or "").replace(" · ", ", ").split(", "))) for value in row) for row in table.rows
    )


def _renew(graph: ox.Store) -> None:
    for file in {*ANSWERS.glob("*.csv"), *(ANSWERS / f"{name}.csv" for name in shipped())}:
        name, values = asked(file)
        table = ask(graph, shipped()[name], values)
        with file.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows([table.columns, *table.rows])


def _freeze(workspace: Path) -> None:
    from chancennetz.lives import lives_to_tell  # noqa: PLC0415 - only to renew
    from chancennetz.workspace import Workspace  # noqa: PLC0415

    lines: list[bytes] = []
    with lives_to_tell(Workspace(workspace)) as lives:
        for life in lives:
            if life.now and life.seen:
                late = life.now.reading.page == LONG_UNSEEN
                seen = msgspec.structs.replace(life.seen, last_seen="2025-03-01T00:00:00Z") if late else life.seen
                lines.append(msgspec.json.encode(Page(seen, life.now.reading)))
    READINGS.write_bytes(gzip.compress(b"\n".join(lines), mtime=0))


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        _freeze(Path(folder))
    _renew(store())
