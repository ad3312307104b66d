"""Work side by side: the same answers in the same order, however many processes there are."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from chancennetz.reading import _page_reader, shipped_reader
from chancennetz.side_by_side import jobs, side_by_side
from crawlers.archive import Archive, Exchange
from data.errors import AskedWrongly, JobFailed
from extract.read_archive import read_archive
from extract.readings import Readings

START = datetime(2026, 11, 21, 12, tzinfo=UTC)
HTML = (("Content-Type", "text/html; charset=utf-8"),)
YEARS = (2011, 2015, 2020)

KILLED = """
import os, signal, time
from chancennetz.side_by_side import side_by_side
from tests.chancennetz.test_side_by_side import process

if __name__ == "__main__":
    for _, worker in side_by_side(process, range(100), alone=0):
        print(worker, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def doubler() -> Callable[[int], tuple[int, int]]:
    return lambda number: (2 * number, os.getpid())


def process() -> Callable[[int], int]:
    return lambda _: os.getpid()


def ender() -> Callable[[int], None]:
    return lambda _: os._exit(9)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCENNETZ_JOBS", "2")


@pytest.mark.usefixtures("two")
def test_every_item_comes_back_in_its_turn_with_its_answer() -> None:
    told = list(side_by_side(doubler, range(40), alone=3))
    assert [(item, answer) for item, (answer, _) in told] == [(n, 2 * n) for n in range(40)]
    processes = [process for _, (_, process) in told]
    assert set(processes[:3]) == {os.getpid()}
    assert os.getpid() not in processes[3:]


@pytest.mark.usefixtures("two")
def test_few_items_start_no_process() -> None:
    assert {process for _, (_, process) in side_by_side(doubler, range(200))} == {os.getpid()}


def test_one_job_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCENNETZ_JOBS", "1")
    assert {process for _, (_, process) in side_by_side(doubler, range(9), alone=0)} == {os.getpid()}


@pytest.mark.usefixtures("two")
def test_few_items_are_taken_before_their_turn() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    told = side_by_side(doubler, items(), alone=0)
    assert next(iter(told))[0] == 0
    assert len(taken) <= 8


@pytest.mark.usefixtures("two")
def test_a_process_that_ends_is_told_in_one_sentence() -> None:
    with pytest.raises(JobFailed, match=r"run it again, with CHANCENNETZ_JOBS=1"):
        list(side_by_side(ender, range(9), alone=0))


@pytest.mark.parametrize("told", ["0", "two", "-1", "1.5"])
def test_a_wrong_number_of_jobs_is_refused(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("CHANCENNETZ_JOBS", told)
    with pytest.raises(AskedWrongly, match="number of processes"):
        jobs()


@pytest.mark.usefixtures("two")
def test_pages_read_side_by_side_give_what_one_reader_gives(tmp_path: Path) -> None:
    pages = [
        f"<main><h1>KGC Hessen</h1><p>Die KGC Hessen fördert seit {year} die HAGE e. V.</p></main>" for year in YEARS
    ]
    with Archive.open(tmp_path / "archive", write=True) as archive:
        for number, body in enumerate(pages * 2):
            url, when = f"https://hage.de/{number % 3}", START + timedelta(days=number)
            archive.put(Exchange(url=url, fetched=when, status=200, reason="OK", headers=HTML, body=body.encode()))
        archive.commit()
    found = []
    for name, each in (("one", None), ("two", partial(side_by_side, _page_reader, alone=0))):
        with Archive.open(tmp_path / "archive") as archive, Readings.open(tmp_path / name) as readings:
            report = read_archive(archive, shipped_reader(), readings, each=each)
            found.append((report, list(readings.latest(persons=True))))
    assert found[0] == found[1]
    assert found[0][0].records["organisation"] > 0


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
@pytest.mark.usefixtures("two")
def test_processes_end_with_the_one_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, "utf-8")
    home = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(home)},
    )  # fmt: skip
    assert ended.returncode == -9
    worker = Path("/proc", ended.stdout.split()[0])
    for _ in range(100):
        if not worker.exists():
            return
        time.sleep(0.1)
    pytest.fail(f"{worker} goes on without its parent")
