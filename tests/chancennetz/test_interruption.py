"""Stopped or out of room in any stage: one sentence, nothing lost, and the next run ends where it would have ended."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.releases import newest
from tests.chancennetz.conftest import Line, run

STOPPED = "Stopped. What was done is kept; the same command goes on from there."
STAGES = {
    "read": ("readings", "graph", "releases"),
    "build": ("graph", "releases"),
}
DELAYS = {"read": (1.0, 2.5, 4.0), "build": (0.7, 1.5, 3.0)}
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


def started(folder: Path, *words: str, most: int | None = None) -> subprocess.Popen[str]:
    """Start the command in a process of its own; no file may grow beyond *most* bytes (coverage neither)."""

    def limited() -> None:
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.Popen(
        [sys.executable, "-m", "chancennetz", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={k: v for k, v in os.environ.items() if not (most and k.startswith("COVERAGE"))}
        | {"PYTHONUNBUFFERED": "1"},
        preexec_fn=limited,  # noqa: PLW1509 - no threads here
    )


@pytest.mark.parametrize(("stage", "delay"), [(stage, delay) for stage, delays in DELAYS.items() for delay in delays])
def test_ctrl_c_ends_a_stage_with_a_sentence_and_loses_nothing(
    line: Line, workspace: Callable[[str], Path], stage: str, delay: float
) -> None:
    folder = workspace(stage)
    process = started(folder, stage)
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode in {0, 1}
    assert "Traceback" not in err
    if process.returncode == 1:
        assert STOPPED in err
    assert run(stage, cwd=folder).code == 0
    assert run("build", cwd=folder).code == 0
    whole = newest(line.folder / "workspace" / "releases").manifest.checksum
    assert newest(folder / "workspace" / "releases").manifest.checksum == whole


@pytest.mark.parametrize("stage", STAGES)
def test_a_full_disk_ends_a_stage_with_a_sentence_and_loses_nothing(
    line: Line, workspace: Callable[[str], Path], stage: str
) -> None:
    folder = workspace(stage)
    process = started(folder, stage, most=FULL)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "disk is full" in err
    assert err.count("\n") == 1
    assert run(stage, cwd=folder).code == 0
    assert run("build", cwd=folder).code == 0
    whole = newest(line.folder / "workspace" / "releases").manifest.checksum
    assert newest(folder / "workspace" / "releases").manifest.checksum == whole


def test_ctrl_c_while_crawling_is_gone_on_from(tmp_path: Path) -> None:
    process = started(tmp_path, "crawl", "--sample")
    time.sleep(6)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert STOPPED in err
    again = run("crawl", "--sample", cwd=tmp_path)
    assert again.code == 0
    assert '"known": 6' in run("status", "--json", cwd=tmp_path).out
