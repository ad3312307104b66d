"""What the shipped questions take: `python -m bench.questions [PAGES …] [QUESTION …]`.

All questions are asked of 1,000 and of 10,000 pages unless told otherwise.

Each question is asked of a graph of `bench.full_pages` with its default parameters, once to warm up and then five
times; the median counts. Up to 1,000 pages rdflib's own engine is asked the same in a process of its own, for at most
LIMIT seconds of CPU a question, and its answer is compared. CPU is of the thread that asks; on a shared machine compare
it.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from bench.full_pages import full_pages, seen
from graph.build import build
from graph.head import opened
from graph.names import sparql_prefixes
from graph.questions import Question, ask, shipped
from graph.sparql import Table
from tests.graph.sampled import levelled

HOME = Path(__file__).parents[1]
RUNS, LIMIT, RDFLIB_MOST = 5, 1_800, 1_000
GOAL_MS, WORST_MS = 50, 2_000
OPENED = "import sys, pyoxigraph, graph.questions; pyoxigraph.Store.read_only(sys.argv[1])"


def measure(count: int, folder: Path, names: list[str]) -> None:
    """Build the graph of so many pages and print a row for each question, then what they take together."""
    with opened(folder) as head:
        build(head, full_pages(count), seen(count))
    store = ox.Store.read_only(str(folder))
    theirs = Rdflib(store) if count <= RDFLIB_MOST else None
    print(f"\n{count} pages\n\n| question | rows | ms | CPU ms | rdflib, × | same |\n|---|---|---|---|---|---|")  # noqa: T201
    asked = [question for question in shipped().values() if not names or question.name in names]
    took = [_row(store, question, theirs) for question in asked]
    print("\n" + _together(took))  # noqa: T201
    if theirs:
        print(f"{theirs.same} of {len(took)} answers are those of rdflib's own engine")  # noqa: T201
    print(f"Python's start and the opening of the store: {_start(folder):.0f} ms")  # noqa: T201


def _together(took: list[float]) -> str:
    below, above = sum(ms < GOAL_MS for ms in took), sum(ms > WORST_MS for ms in took)
    middle, worst = statistics.median(took), max(took)
    return (
        f"median {middle:.1f} ms, worst {worst:.0f} ms; "
        f"{below} of {len(took)} below {GOAL_MS} ms, {above} above {WORST_MS} ms"
    )


def _row(store: ox.Store, question: Question, theirs: "Rdflib | None") -> float:
    wall, cpu = [], []
    for _ in range(RUNS + 1):
        begun, used = time.perf_counter(), time.thread_time()
        found = ask(store, question)
        wall.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.thread_time() - used))
    ms, used = statistics.median(wall[1:]), statistics.median(cpu[1:])
    told = theirs.compared(question, found, used) if theirs else "– | –"
    row = (question.name, len(found.rows), f"{ms:.1f}", f"{used:.1f}", told)
    print(f"| {' | '.join(map(str, row))} |", flush=True)  # noqa: T201
    return ms


def _start(folder: Path) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", OPENED, str(folder)], cwd=HOME, check=True)
    return 1000 * (time.perf_counter() - begun)


class Rdflib:
    """The same quads in rdflib's memory; each question is asked in a fork of this process, which may be ended."""

    def __init__(self, store: ox.Store) -> None:
        from rdflib import Dataset

        self._dataset = Dataset(default_union=False)
        self._dataset.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
        self.same = 0

    def compared(self, question: Question, ours: Table, ms: float) -> str:
        """Return how many times as much CPU rdflib takes, and whether its rows are ours."""
        ours_end, theirs_end = get_context("fork").Pipe(duplex=False)
        process = get_context("fork").Process(target=self._ask, args=(theirs_end, question))
        process.start()
        theirs_end.close()
        try:
            seconds, rows = ours_end.recv()
        except EOFError:
            return f"> {1000 * LIMIT / ms:.0f} | not within {LIMIT} s"
        finally:
            process.kill()
            process.join()
        same = levelled(ours) == levelled(Table(question.columns, rows))
        self.same += same
        return f"{1000 * seconds / ms:.1f} | {'yes' if same else 'NO'}"

    def _ask(self, answers: Connection, question: Question) -> None:
        begun = time.process_time()
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        rows = [tuple(map(_text, row)) for row in self._dataset.query(sparql_prefixes() + question.sparql)]
        answers.send((time.process_time() - begun, tuple(rows)))


def _text(value: Any) -> str | None:  # noqa: ANN401 - an rdflib term
    return None if value is None else str(value).replace("+00:00", "Z")


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()]
    for pages in sizes or [1_000, 10_000]:
        with tempfile.TemporaryDirectory(prefix="bench-questions-") as place:
            measure(pages, Path(place), [word for word in sys.argv[1:] if not word.isdigit()])
