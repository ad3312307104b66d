"""`chancennetz resolve` shows what may be one body and keeps judgements, with and without a terminal."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.chancennetz.conftest import Command, Line

ONE = "Lokalen Vernetzungsstelle Gesund in Bergedorf"
OTHER = "Lokale Vernetzungsstelle Gesund in Bergedorf"


@pytest.fixture
def folder(line: Line, tmp_path: Path) -> Path:
    """Copy a workspace without its archive, which is not needed to judge."""
    shutil.copytree(line.folder / "workspace", tmp_path / "workspace", ignore=shutil.ignore_patterns("archive"))
    return tmp_path


def kept(folder: Path) -> list[dict[str, Any]]:
    file = folder / "workspace" / "judgements.jsonl"
    return [json.loads(told) for told in file.read_text("utf-8").splitlines()] if file.exists() else []


def test_open_pairs_are_listed_with_quotes_and_a_judgement_takes_one_off(command: Command, folder: Path) -> None:
    listed = command("resolve", "--json", cwd=folder)
    assert (listed.code, listed.err) == (0, "")
    found = json.loads(listed.out)
    pair = next(choice for choice in found if {choice["one"]["names"][0], choice["other"]["names"][0]} == {ONE, OTHER})
    assert all(side["quotes"][0]["page"].startswith("https://") for side in (pair["one"], pair["other"]))
    done = command("resolve", "same", ONE, OTHER, "--why", "one is inflected", "--by", "me", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert [(one["judgement"], one["by"], one["why"]) for one in kept(folder)] == [("same", "me", "one is inflected")]
    assert len(json.loads(command("resolve", "--json", cwd=folder).out)) == len(found) - 1
    refused = command("resolve", "different", OTHER, ONE, "--why", "x", cwd=folder)
    assert refused.code == 2
    assert "workspace/judgements.jsonl, line 1" in refused.err
    assert len(kept(folder)) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("alike", ONE, OTHER, "--why", "x"), "same, different, unsure"),
        (("same", ONE, "--why", "x"), "two names"),
        (("same", ONE, OTHER), "--why"),
        (("same", ONE, f"{OTHER}e", "--why", "x"), f"did you mean {OTHER}"),
        (("same", ONE, ONE, "--why", "x"), "two names"),
    ],
)
def test_a_judgement_asked_wrongly_writes_nothing(
    command: Command, folder: Path, words: tuple[str, ...], told: str
) -> None:
    said = command("resolve", *words, cwd=folder)
    assert said.code == 2
    assert told in said.err
    assert kept(folder) == []


def test_a_person_at_a_terminal_judges_with_one_letter(folder: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"x\ns\n\nq\n")
    done = subprocess.run(
        [sys.executable, "-m", "chancennetz", "resolve", "--by", "me"],
        cwd=folder,
        stdin=theirs,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    os.close(ours)
    os.close(theirs)
    assert "one of s, d, u" in done.stdout
    (one,) = kept(folder)
    assert one["judgement"] == "same"
    assert one["why"].startswith("the same ")
    assert one["evidence"]
