"""The command as people run it: in a process of its own, on the sample website, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

SECONDS = 240
PATH = os.pathsep.join(str(Path(part).resolve()) for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part)


class Said(NamedTuple):
    """What a command ended with, and what it printed."""

    code: int
    out: str
    err: str


Command: TypeAlias = Callable[..., Said]


def run(*words: str, cwd: Path, stdin: str = "", **environment: str) -> Said:
    """Run `chancennetz` with *words* in the folder *cwd*."""
    done = subprocess.run(
        [sys.executable, "-m", "chancennetz", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env=os.environ | {"PYTHONPATH": PATH, "CHANCENNETZ_CONTACT": "", "COLUMNS": "160"} | environment,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run the command in an empty folder."""
    return lambda *words, **more: run(*words, **{"cwd": tmp_path} | more)


class Line(NamedTuple):
    """Two runs of the whole line in one folder, on the sample's first and second edition."""

    folder: Path
    first: Said
    second: Said


@pytest.fixture(scope="session")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    folder = tmp_path_factory.mktemp("line")
    return Line(folder, run("run", "--sample", cwd=folder), run("run", "--sample", cwd=folder))
