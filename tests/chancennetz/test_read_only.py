"""A workspace that may only be read, such as a colleague's, answers everything, and says what it cannot keep."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chancennetz.conftest import PATH, Line, Said

MOUNT = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


def closed(folder: Path, *command: str) -> Said:
    """Run a command while nobody can write in *folder*: it is mounted read-only in a namespace of the process's own."""
    done = subprocess.run(
        [shutil.which("unshare") or "", "--mount", "sh", "-c", MOUNT, str(folder), *command],
        env=os.environ | {"PYTHONPATH": PATH, "COLUMNS": "160"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def workspace(line: Line, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("closed") / "workspace"
    shutil.copytree(line.folder / "workspace", folder)
    shutil.rmtree(folder / "search", ignore_errors=True)
    if shutil.which("unshare") is None or closed(folder, "true").code:
        pytest.skip("this machine lets nobody mount a folder read-only")
    return folder


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("ask hosts --format csv", "land,office,host"),
        ("search wohnungslos --format csv", "wohnungslose Menschen"),
        ("status", "steg-hamburg: 2 pages"),
        ("check", "0 problems"),
        ("unknown --most 1", "names of several words"),
        ("archive list", "https://www.vdek.com/ueber_uns/verband.html"),
        ("archive check", "0 problems"),
        ("resolve --list", "chancennetz resolve same A B"),
        ("draw office-partner --output {aside}/partners.svg", "partners.svg"),
        ("export office-partner --output {aside}/partners.graphml", "partners.graphml"),
    ],
)
def test_what_only_reads_works(workspace: Path, tmp_path: Path, words: str, seen: str) -> None:
    command = shlex.split(words.format(aside=tmp_path))
    said = closed(workspace, sys.executable, "-m", "chancennetz", *command, "--workspace", str(workspace))
    assert (said.code, said.err) == (0, "")
    assert seen in said.out


@pytest.mark.parametrize("words", ["build", "read", "run --sample", "export cooperation"])
def test_what_writes_says_in_one_sentence_that_it_may_not(workspace: Path, words: str) -> None:
    said = closed(workspace, sys.executable, "-m", "chancennetz", *words.split(), "--workspace", str(workspace))
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "Errno" not in said.err
    assert "damaged" not in said.err
    assert str(workspace) in said.err
