"""Killed at any moment, a build loses nothing; `python -m bench.kill_graph` does this many more times."""

import importlib
import random
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

HOME = Path(__file__).parents[2]
PAGES = 60


@pytest.fixture(scope="module")
def bench() -> Any:
    """Return the measurement's module, which is in no wheel."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path, str(HOME)])
        yield importlib.import_module("bench.kill_graph")


@pytest.fixture(scope="module")
def places(bench: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found: dict[str, Path] = bench.starts(PAGES, tmp_path_factory.mktemp("kill"))
    return found


@pytest.mark.parametrize("job", ["build", "compaction", "update", "release"])
def test_a_killed_job_leaves_a_whole_release_and_then_ends(
    bench: Any, places: dict[str, Path], job: str, tmp_path: Path
) -> None:
    shutil.copytree(places[job], tmp_path / "whole")
    took, whole = bench.done(job, PAGES, tmp_path / "whole")
    dice = random.Random(job)  # noqa: S311 - moments, no secrets
    outcomes = [bench.kill(job, PAGES, places[job], dice.uniform(0.3 * took, took), whole) for _ in range(2)]
    assert all(outcome.released and outcome.completed for outcome in outcomes)
