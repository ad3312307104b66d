"""What searching costs: `python -m bench.search 1000 10000`, on invented pages, with the graph's own vocabularies.

The index is made once for each release; CPU is of the process. A search is measured whole: the index opened, the words
looked up, the hits explained. Beside it the same words as SPARQL, which knows no other form of them.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

WORDS = (
    "wohnungslos",
    "obdachlos",
    "Verein",
    "Verein 17",
    "funder Gesundheit",
    "kinder",
    "GKV-Bündnis",
    "Förderer",
    "xyz",
)
TIMES = 5
FILTER = 'SELECT ?s ?q {{ ?s cn:quote ?q FILTER(CONTAINS(LCASE(?q), "{}")) }} LIMIT 20'


def often(job: Callable[[], object]) -> float:
    """Return the milliseconds that *job* takes by the clock, the median of some times."""
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        job()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took)


def measure(count: int, folder: Path) -> str:
    """Build and publish a graph of *count* pages, make its index and search it; return a row of the table."""
    from bench.graph_pages import pages
    from graph.build import build
    from graph.head import opened
    from graph.releases import publish
    from graph.searching import Search, search
    from graph.searching.index import make
    from graph.searching.index import opened as index
    from graph.sparql import select

    with opened(folder / "head") as head:
        build(head, pages(count))
        release, _ = publish(head, folder / "releases")
    begun = time.process_time()
    make(release, folder / "search")
    cpu = time.process_time() - begun
    with index(release, folder / "search") as found:
        (documents,) = found.execute("SELECT count(*) FROM documents").fetchone()
    size = sum(file.stat().st_size for file in (folder / "search").iterdir()) / 1e6
    store = release.store()
    ours = [often(partial(search, release, folder / "search", Search(words.split()))) for words in WORDS]
    theirs = [often(partial(select, store, FILTER.format(words.split()[0].lower()))) for words in WORDS]
    told = (statistics.median(ours), max(ours), statistics.median(theirs), max(theirs))
    return f"| {count} | {documents} | {cpu:.1f} | {size:.1f} | " + " | ".join(f"{value:.1f}" for value in told) + " |"


if __name__ == "__main__":
    print("| pages | documents | index CPU s | MB | search ms, median | worst | SPARQL ms, median | worst |")  # noqa: T201
    for number in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory(prefix="bench-search-") as place:
            print(measure(number, Path(place)), flush=True)  # noqa: T201
