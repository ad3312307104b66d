"""Kills build, compaction, update and release at random moments: `python -m bench.kill_graph [KILLS] [PAGES] [SEED]`.

Each job runs in a process of its own and is killed with SIGKILL. Then the last release must open
and verify, and the job, run again, must end with the checksum of a run that nobody killed. Pieces are small here, so
that two are loaded at a time and the engine has files to merge; compaction is a build killed after its last piece.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parents[1]
JOBS = ("build", "compaction", "update", "release")
EMPTY = ("build", "compaction")
PIECE = 4 << 20
MARK = "loaded"


class Outcome(NamedTuple):
    """What came of one kill: whether the job still ran, whether all was well, and what the head looked like."""

    killed: bool
    released: bool
    completed: bool


def job(name: str, count: int, folder: Path) -> None:
    """Do a job in this process: fill an empty head, update a twentieth of its pages, or publish what was updated."""
    from bench.graph_pages import page
    from graph import bulk
    from graph.build import build
    from graph.head import opened
    from graph.releases import publish

    bulk.PIECE = PIECE
    _mark_when_loaded(folder / MARK)
    changed = 0 if name in EMPTY else count // 20
    with opened(folder / "graph") as head:
        build(head, [page(number, "b" if number < changed else "a") for number in range(count)])
        if name in ("build", "release"):
            publish(head, folder / "releases")


def _mark_when_loaded(mark: Path) -> None:
    """Leave a mark when all pieces are loaded and only compaction is left."""
    from graph.bulk import Bulk

    close = Bulk.close

    def marked(self: Bulk) -> None:
        close(self)
        mark.touch()

    Bulk.close = marked  # type: ignore[method-assign]


def begun(name: str, folder: Path, process: subprocess.Popen[bytes]) -> float:
    """Return when the job began what it is named after: a compaction begins when all is loaded."""
    while name == "compaction" and not (folder / MARK).exists() and process.poll() is None:
        time.sleep(0.001)
    return time.perf_counter()


def started(name: str, count: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start a job in a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "bench.kill_graph", "job", name, str(count), str(folder)]
    path = os.pathsep.join([*filter(None, [os.environ.get("PYTHONPATH")]), str(HOME)])
    return subprocess.Popen(words, cwd=folder, env=os.environ | {"PYTHONPATH": path})


def done(name: str, count: int, folder: Path) -> tuple[float, str]:
    """Do a job to its end; return how long it took and the head's checksum, found from its quads."""
    from graph.books import checksum_of
    from graph.head import opened

    process = started(name, count, folder)
    since = begun(name, folder, process)
    if process.wait():
        raise SystemExit(f"{name} failed")
    took = time.perf_counter() - since
    with opened(folder / "graph") as head:
        return took, checksum_of(head.store)


def undisturbed(name: str, count: int, start: Path) -> tuple[float, str]:
    """Return how long a job takes that nobody kills, and the checksum that it ends with."""
    with tempfile.TemporaryDirectory(prefix="kill-graph-") as folder:
        shutil.copytree(start, folder, dirs_exist_ok=True)
        return done(name, count, Path(folder))


def verified(folder: Path) -> bool:
    """Open the newest release, if there is one, and compare it with its checksum."""
    from graph.books import checksum_of
    from graph.releases import releases

    newest = next(releases(folder / "releases"), None)
    return newest is None or checksum_of(newest.store()) == newest.manifest.checksum


def kill(name: str, count: int, start: Path, after: float, whole: str) -> Outcome:
    """Kill a job after some seconds, look at the release, run the job again, and compare with the *whole* checksum."""
    folder = Path(tempfile.mkdtemp(prefix="kill-graph-"))
    shutil.copytree(start, folder, dirs_exist_ok=True)
    process = started(name, count, folder)
    begun(name, folder, process)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    killed = process.wait() == -signal.SIGKILL
    released = verified(folder)
    completed = done(name, count, folder)[1] == whole and verified(folder)
    shutil.rmtree(folder)
    return Outcome(killed, released, completed)


def starts(count: int, folder: Path) -> dict[str, Path]:
    """Make the workspaces that the jobs start from: nothing, a built and published head, and an updated one."""
    places = {name: folder / name for name in JOBS}
    for name in EMPTY:
        places[name].mkdir(parents=True)
    done("build", count, places["update"])
    shutil.copytree(places["update"], places["release"])
    done("update", count, places["release"])
    return places


def measure(kills: int, count: int, seed: int) -> None:
    """Kill every job *kills* times and print the table."""
    dice = random.Random(seed)  # noqa: S311 - the same moments every time
    folder = Path(tempfile.mkdtemp(prefix="kill-graph-"))
    places = starts(count, folder)
    print("| job | runs for s | kills | still ran | last release opens and verifies | next run ends the same |")  # noqa: T201
    for name, place in places.items():
        took, whole = min(undisturbed(name, count, place) for _ in range(2))
        told = Counter[str]()
        for _ in range(kills):
            earliest = 0 if name == "compaction" else 0.2 * took  # before that, Python starts
            outcome = kill(name, count, place, dice.uniform(earliest, took), whole)
            told.update(field for field, value in outcome._asdict().items() if value)
        row = (name, f"{took:.1f}", kills, told["killed"], told["released"], told["completed"])
        print("| " + " | ".join(map(str, row)) + " |", flush=True)  # noqa: T201
    shutil.rmtree(folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["job"]:
        job(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        given = [*map(int, sys.argv[1:]), *(20, 300, 1)[len(sys.argv) - 1 :]]
        measure(*given)
