"""What the graph costs: `python -m bench.graph build|change|memory 1000 10000 100000`.

`build` compares filling an empty head with the engine's raw bulk load of the same N-Quads and with rdflib, each in a
process of its own, in turn, ROUNDS times up to ROUNDS_MOST pages (medians), and tells what the shapes cost a first
build, which checks every graph. `change` replaces single pages and publishes releases in heads of these sizes. CPU is
of the process, wall that of the clock; on a shared machine compare CPU.
"""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

HOME = Path(__file__).parents[1]
RDFLIB_MOST = ROUNDS_MOST = 10_000
ROUNDS = 3
CHECKED_MOST = 1_000
FORTY = 40
OURS = ("ours wall s", "CPU s", "MB")
RAW = ("raw bulk load wall s", "CPU s", "MB", "and compacted wall s", "CPU s", "MB")


def ours(count: int, folder: Path) -> int:
    """Build a head from readings; return its quads."""
    from bench.graph_pages import pages
    from graph.build import build
    from graph.head import opened

    with opened(folder / "head") as head:
        build(head, pages(count))
    return count


def checked(_: int, folder: Path) -> int:
    """Check every graph of the head that `ours` built against the shapes, as a first build does."""
    from graph.books import unchecked
    from graph.shapes import check

    store = ox.Store.read_only(str(folder / "head"))
    return len(list(check(store, sorted(unchecked(store)))))


def written(count: int, folder: Path) -> int:
    """Write the head that `ours` built as N-Quads, not measured; the others load it."""
    store = ox.Store.read_only(str(folder / "head"))
    store.dump(output=str(folder / "all.nq"), format=ox.RdfFormat.N_QUADS)
    return count


def raw(_: int, folder: Path) -> int:
    """Load the same N-Quads by the engine alone."""
    _loaded(folder / "raw", folder)
    return 0


def tidy(_: int, folder: Path) -> int:
    """Load the same N-Quads by the engine alone and compact them, as a build does, so that changes stay fast."""
    _loaded(folder / "tidy", folder).optimize()
    return 0


def _loaded(place: Path, folder: Path) -> ox.Store:
    store = ox.Store(place)
    store.bulk_load(path=str(folder / "all.nq"), format=ox.RdfFormat.N_QUADS, lenient=True)
    return store


def rdflib(_: int, folder: Path) -> int:
    """Add the same quads to an rdflib Dataset in memory, one by one."""
    from oxrdflib._converter import from_ox
    from rdflib import Dataset

    found = Dataset()
    for quad in ox.parse(path=str(folder / "all.nq"), format=ox.RdfFormat.N_QUADS):
        place = found if quad.graph_name == ox.DefaultGraph() else found.graph(quad.graph_name.value)
        place.add(tuple(map(from_ox, quad.triple)))
    return 0


def change(count: int, folder: Path) -> int:
    """Replace forty pages of a head of *count*, then publish twice, telling what each took."""
    from bench.graph_pages import page
    from graph.build import put
    from graph.head import opened
    from graph.judged import Judged
    from graph.lives import life_of
    from graph.quotes import Quotes
    from graph.releases import publish
    from graph.tally import Tally, Work

    took, unchanged = [], []
    with opened(folder / "head") as head:
        work = Work(Judged(), Quotes(None), Tally(()), None)
        for number in range(0, count, count // FORTY):
            for state, times in (("b", took), ("b", unchanged)):
                begun = time.perf_counter()
                put(head, life_of(page(number, state)), work)
                times.append(1000 * (time.perf_counter() - begun))
        head.write_notes()
        before = disk(folder)
        begun = time.perf_counter()
        release, _ = publish(head, folder / "releases")
        published = time.perf_counter() - begun
        more = disk(folder) - before
    print(  # noqa: T201
        f"| {count} | {release.manifest.quads} | {statistics.median(took):.1f} | {max(took):.1f} "
        f"| {statistics.median(unchanged):.2f} | {published:.2f} | {100 * more / before:.2f} % |"
    )
    return 0


def disk(folder: Path) -> int:
    """Return the bytes on disk below a folder, hard links once."""
    found = {file.stat().st_ino: file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file()}
    return sum(found.values())


PLACES = {"ours": "head", "raw": "raw", "tidy": "tidy"}
Took = tuple[float, float, int]
STEPS: dict[str, Callable[[int, Path], int]] = {
    "ours": ours, "checked": checked, "written": written, "raw": raw,
    "tidy": tidy, "rdflib": rdflib, "change": change,
}  # fmt: skip


def apart(step: str, count: int, folder: Path) -> Took:
    """Run a step in a process of its own; return wall and CPU seconds, and MB of memory at most."""
    words = [sys.executable, "-m", "bench.graph", "step", step, str(count), str(folder)]
    said = subprocess.run(words, cwd=HOME, check=True, capture_output=True, text=True).stdout.splitlines()
    if said[:-1]:
        print(*said[:-1], sep="\n", flush=True)  # noqa: T201
    wall, cpu, memory = said[-1].split()
    return float(wall), float(cpu), int(memory)


def measure(what: str, counts: list[int]) -> None:
    """Print a table of one row a size."""
    if what == "build":
        columns = ("pages", "MB of N-Quads", *OURS, "shapes CPU s", *RAW, "rdflib CPU s")
        print(f"| {' | '.join(columns)} |")  # noqa: T201
    else:
        print("| pages | quads | replace ms | worst | unchanged ms | release s | more disk |")  # noqa: T201
    for count in counts:
        folder = Path(tempfile.mkdtemp(prefix="bench-graph-"))
        mine = apart("ours", count, folder)
        if what == "build":
            _compare(count, folder, mine)
        else:
            apart("change", count, folder)
        shutil.rmtree(folder)


def _compare(count: int, folder: Path, mine: Took) -> None:
    """Print the row of a size of which `ours` has been built once, and what of the others' speed ours has."""
    apart("written", count, folder)
    size = (folder / "all.nq").stat().st_size >> 20
    shapes = apart("checked", count, folder)[1] if count <= CHECKED_MOST else None
    slow = apart("rdflib", count, folder)[1] if count <= RDFLIB_MOST else None
    took: dict[str, list[Took]] = {"ours": [mine], "raw": [], "tidy": []}
    for _ in range(ROUNDS if count <= ROUNDS_MOST else 1):
        for step, runs in took.items():
            shutil.rmtree(folder / PLACES[step], ignore_errors=True)
            runs.append(apart(step, count, folder))
    ours, raw, tidy = ([statistics.median(values) for values in zip(*runs, strict=True)] for runs in took.values())
    row = (count, size, *ours, shapes, *raw, *tidy, slow)
    print("| " + " | ".join("–" if value is None else f"{value:g}" for value in row) + " |", flush=True)  # noqa: T201
    for name, (wall, cpu, _) in (("raw bulk load", raw), ("raw bulk load with compaction", tidy)):
        print(f"ours has {cpu / ours[1]:.2f} of the speed of the {name} by CPU, {wall / ours[0]:.2f} by wall clock")  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1] == "step":
        begun = time.perf_counter()
        STEPS[sys.argv[2]](int(sys.argv[3]), Path(sys.argv[4]))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(round(time.perf_counter() - begun, 2), round(time.process_time(), 2), most)  # noqa: T201
    else:
        measure(sys.argv[1], list(map(int, sys.argv[2:])))
