"""`chancennetz forget` takes a person out of the whole workspace, for good, and tells what it cannot reach."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from crawlers.archive import Archive
from tests.chancennetz.conftest import Command, Line

NAME = "Annelie Birkenwerder"
BEARING = {"archive", "readings", "persons", "persons.sqlite"}


@pytest.fixture
def folder(line: Line, tmp_path: Path) -> Path:
    shutil.copytree(line.folder / "workspace", tmp_path / "workspace")
    return tmp_path


def bearing(workspace: Path, name: str) -> set[str]:
    """Return the rooms of the workspace in which *name* stands: bodies, texts and records unpacked, all files raw."""
    found = set()
    with Archive.open(workspace / "archive") as archive:
        bodies = (archive.get(page.version).body.decode("utf-8", "replace") for page in archive.pages())
        found |= {"archive" for body in bodies if name in body}
    for file, query in (("readings", "SELECT body FROM texts"), ("persons", "SELECT body FROM persons")):
        with closing(sqlite3.connect(workspace / "readings" / f"{file}.sqlite")) as store:
            for (body,) in store.execute(query):
                text = (zlib.decompress(body) if file == "readings" else body).decode()
                found |= {file} if name in text else set()
    raw = (path for path in workspace.rglob("*") if path.is_file())
    return found | {path.name for path in raw if name.encode() in path.read_bytes()}


def test_a_person_is_gone_from_every_room_and_does_not_come_back(command: Command, folder: Path) -> None:
    workspace = folder / "workspace"
    assert "Obdachlose" in command("search", "wohnungslos", cwd=folder).out
    (workspace / "search" / "of-a-release-that-is-gone.sqlite").write_text(NAME)
    assert bearing(workspace, NAME) == {*BEARING, "of-a-release-that-is-gone.sqlite"}
    said = command("forget", NAME, cwd=folder)
    assert (said.code, said.err) == (0, "")
    assert "not reached" in said.out
    assert "ask their editors" in said.out
    assert bearing(workspace, NAME) == set()
    assert not (workspace / "search").exists()
    again = command("run", "--sample", "--edition", "1", cwd=folder)
    assert again.code == 0
    assert bearing(workspace, NAME) == set()
    assert "0 problems" in command("check", cwd=folder).out
    assert {"archive", "persons"} <= bearing(workspace, "Thoralf Beesenstedt")


def test_what_is_older_than_the_time_of_keeping_is_deleted_and_the_status_tells_when(
    command: Command, folder: Path
) -> None:
    before = json.loads(command("status", "--json", cwd=folder).out)
    assert before["people"] > 5
    assert before["people_until"] > "2027"
    done = json.loads(command("forget", "--keep", "0", "--json", cwd=folder).out)
    assert done == {"deleted": before["people"], "left": 0, "keep_people_days": 0}
    after = json.loads(command("status", "--json", cwd=folder).out)
    assert (after["people"], after["people_until"]) == (0, None)


@pytest.mark.parametrize("words", [("Birkenwerder",), ("--keep", "-1")])
def test_half_a_name_and_days_below_none_are_refused(command: Command, folder: Path, words: tuple[str, ...]) -> None:
    assert command("forget", *words, cwd=folder).code == 2
