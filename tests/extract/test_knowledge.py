"""The state of the curated files has a name of its own: every change of a file is another name."""

from __future__ import annotations

import shutil
from importlib.resources import as_file
from pathlib import Path

import pytest

from data import curated
from extract.knowledge import FOLDERS, knowledge_digest
from extract.reader import Reader


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        with as_file(curated(folder)) as shipped:
            shutil.copytree(shipped, tmp_path / folder)
    return tmp_path


def test_the_same_files_have_the_same_name_wherever_they_lie(copy: Path) -> None:
    assert knowledge_digest(copy) == knowledge_digest(curated())


@pytest.mark.parametrize("folder", FOLDERS)
def test_one_character_more_is_another_name(copy: Path, folder: str) -> None:
    file = next(file for file in sorted((copy / folder).iterdir()) if file.suffix in {".ttl", ".toml", ".json"})
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert knowledge_digest(copy) != knowledge_digest(curated())


def test_a_file_renamed_is_another_name(copy: Path) -> None:
    next((copy / "authority").iterdir()).rename(copy / "authority" / "other.ttl")
    assert knowledge_digest(copy) != knowledge_digest(curated())


def test_a_reading_names_the_state_of_the_knowledge_it_was_made_with(shipped: Reader) -> None:
    _, reading = shipped.read_bytes("p", b"<p>Die Stelle</p>", "text/html")
    assert reading.extractor == f"{shipped.name}/{shipped.version}+{knowledge_digest(curated())}"
