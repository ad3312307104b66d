"""Kills build, update and release at random moments: `python -m bench.kill_graph [KILLS] [PAGES] [SEED]`.

Each job runs in a process of its own and is killed with SIGKILL. Then the last release must open
and verify, and the job, run again, must end with the checksum of a run that nobody killed.
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
JOBS = ("build", "update", "release")


class Outcome(NamedTuple):
    """What came of one kill: whether the job still ran, whether all was well, and what the head looked like."""

    killed: bool
    released: bool
    completed: bool


def job(name: str, count: int, folder: Path) -> None:
    """Do a job in this process: fill an empty head, update a twentieth of its pages, or publish what was updated."""
    from bench.graph_pages import page
    from graph.build import build
    from graph.head import opened
    from graph.releases import publish

    changed = 0 if name == "build" else count // 20
    with opened(folder / "graph") as head:
        build(head, [page(number, "b" if number < changed else "a") for number in range(count)])
        if name != "update":
            publish(head, folder / "releases")


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

    begun = time.perf_counter()
    if started(name, count, folder).wait():
        raise SystemExit(f"{name} failed")
    took = time.perf_counter() - begun
    with opened(folder / "graph") as head:
        return took, checksum_of(head.store)


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
    places["build"].mkdir(parents=True)
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
        shutil.copytree(place, folder / "whole")
        took, whole = done(name, count, folder / "whole")
        shutil.rmtree(folder / "whole")
        told = Counter[str]()
        for _ in range(kills):
            outcome = kill(name, count, place, dice.uniform(0.2 * took, took), whole)
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
