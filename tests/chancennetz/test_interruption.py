"""Stopped or out of room in any stage: one sentence, nothing lost, and the next run ends where it would have ended."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.releases import newest
from tests.chancennetz.conftest import SECONDS, Line, Said, run

STOPPED = "Stopped. What was done is kept; the same command goes on from there."
STAGES = {
    "read": ("readings", "graph", "releases"),
    "build": ("graph", "releases"),
}
MOMENTS = (("read", 1), ("read", 40), ("build", 1), ("build", 50), ("build", 90))
STOPPING = Path(__file__).with_name("stopping.py")
FULL = 60_000


@pytest.fixture
def workspace(line: Line, tmp_path: Path) -> Callable[[str], Path]:
    """Return a copy of the finished workspace from which a stage's results were taken away."""

    def copied(stage: str) -> Path:
        shutil.copytree(line.folder / "workspace", tmp_path / "workspace")
        for name in STAGES[stage]:
            shutil.rmtree(tmp_path / "workspace" / name)
        return tmp_path

    return copied


def stopped(folder: Path, count: int, *words: str) -> Said:
    """Run the command, which gets Ctrl-C when it has done *count* things."""
    return started(folder, str(STOPPING), str(count), *words)


def full(folder: Path, *words: str) -> Said:
    """Run the command where no file may grow beyond `FULL` bytes (so coverage keeps none)."""
    without = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return started(
        folder,
        *("-m", "chancennetz", *words),
        env=without,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, FULL)),
    )


def started(folder: Path, *words: str, **more: Any) -> Said:
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False, **more
    )
    return Said(done.returncode, done.stdout, done.stderr)


def comes_to_the_same(line: Line, folder: Path, stage: str) -> bool:
    """Run the stage again and build; tell whether the release is the one of a line that nothing disturbed."""
    assert run(stage, cwd=folder).code == 0
    assert run("build", cwd=folder).code == 0
    whole = newest(line.folder / "workspace" / "releases").manifest.checksum
    return newest(folder / "workspace" / "releases").manifest.checksum == whole


@pytest.mark.parametrize(("stage", "count"), MOMENTS)
def test_ctrl_c_ends_a_stage_with_a_sentence_and_loses_nothing(
    line: Line, workspace: Callable[[str], Path], stage: str, count: int
) -> None:
    folder = workspace(stage)
    said = stopped(folder, count, stage)
    assert (said.code, said.err) == (1, f"chancennetz: {STOPPED}\n")
    assert comes_to_the_same(line, folder, stage)


@pytest.mark.parametrize("stage", STAGES)
def test_a_full_disk_ends_a_stage_with_a_sentence_and_loses_nothing(
    line: Line, workspace: Callable[[str], Path], stage: str
) -> None:
    folder = workspace(stage)
    said = full(folder, stage)
    assert said.code == 1
    assert "disk is full" in said.err
    assert said.err.count("\n") == 1
    assert comes_to_the_same(line, folder, stage)


def test_ctrl_c_while_crawling_is_gone_on_from(tmp_path: Path) -> None:
    said = stopped(tmp_path, 10, "crawl", "--sample")
    assert said.code == 1
    assert STOPPED in said.err
    again = run("crawl", "--sample", cwd=tmp_path)
    assert again.code == 0
    assert '"known": 6' in run("status", "--json", cwd=tmp_path).out
