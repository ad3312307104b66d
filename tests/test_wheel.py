"""What is tested is what is shipped: the wheel, with every file that people curate, and nothing else."""

import os
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from data import curated

ROOT = Path(__file__).parents[1]
PACKAGES = ("chancennetz", "crawlers", "data", "extract", "graph")
WHEEL = os.environ.get("CHANCENNETZ_WHEEL")


@pytest.mark.skipif(WHEEL is None, reason="make test sets CHANCENNETZ_WHEEL")
@pytest.mark.parametrize("name", PACKAGES)
def test_the_packages_come_from_the_wheel(name: str) -> None:
    assert WHEEL is not None
    assert Path(str(import_module(name).__file__)).is_relative_to(WHEEL)


@pytest.mark.parametrize("name", PACKAGES)
def test_every_package_says_that_it_is_typed(name: str) -> None:
    assert (Path(str(import_module(name).__file__)).parent / "py.typed").is_file()


def test_every_curated_file_is_shipped() -> None:
    kept = {file.relative_to(ROOT / "data") for file in (ROOT / "data").rglob("*") if file.is_file()}
    wanted = {file for file in kept if file.suffix != ".pyc"}
    shipped = Path(str(curated()))
    assert [file for file in sorted(wanted) if not (shipped / file).is_file()] == []


def test_no_lock_file_names_an_index_or_leaves_a_hash_out() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text("utf-8")
        assert "://" not in text
        assert "index-url" not in text
        pins = [block for block in text.split("\n") if "==" in block]
        assert pins
        assert all(pin.rstrip().endswith("\\") for pin in pins)


def test_the_locks_choose_the_same_versions() -> None:
    chosen: dict[str, set[frozenset[str]]] = {}
    for lock in (ROOT / "requirements").glob("*.txt"):
        pins: dict[str, set[str]] = {}
        for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text("utf-8"), re.MULTILINE):
            pins.setdefault(name, set()).add(version)  # one for old and one for new Pythons
        for name, versions in pins.items():
            chosen.setdefault(name, set()).add(frozenset(versions))
    assert len(chosen) > 100
    assert {name: versions for name, versions in chosen.items() if len(versions) > 1} == {}


def test_what_a_user_needs_is_in_the_lock_of_a_user() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.MULTILINE))
    needed = {re.split(r"[<>=\[]", wanted)[0] for wanted in project["dependencies"]}
    assert needed - locked == set()
