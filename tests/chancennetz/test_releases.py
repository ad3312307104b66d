"""Releases are listed, compared, verified, written out, made again on another machine, and pruned."""

import json
import shutil
from pathlib import Path

import pytest

from tests.chancennetz.conftest import Line, run


@pytest.fixture
def ids(line: Line) -> list[str]:
    return sorted(folder.name for folder in (line.folder / "workspace" / "releases").glob("2*"))


def test_releases_are_listed_compared_verified_and_written_out(line: Line, ids: list[str]) -> None:
    listed = json.loads(run("releases", "list", "--json", cwd=line.folder).out)
    assert [manifest["id"] for manifest in listed] == ids[::-1]
    told = " ".join(run("releases", "diff", *ids, cwd=line.folder).out.split())
    assert "- relation: Ärztekammer Hamburg → Mitglied → Arbeitskreis Wohnungslosigkeit" in told
    assert "statements more" in told
    assert "is whole: sha256:" in run("releases", "verify", cwd=line.folder).out
    assert run("releases", "dump", "-f", "trig", "-o", "all.trig", cwd=line.folder).code == 0
    assert (line.folder / "all.trig").stat().st_size > 100_000


@pytest.mark.parametrize("number", [0, 1])
def test_a_release_comes_out_of_its_archive_again_in_another_folder(
    line: Line, ids: list[str], tmp_path: Path, number: int
) -> None:
    there, here = line.folder / "workspace", tmp_path / "workspace"
    shutil.copytree(there / "archive", here / "archive")
    shutil.copy(there / "workspace.json", here)
    (here / "releases" / ids[number]).mkdir(parents=True)
    shutil.copy(there / "releases" / ids[number] / "release.json", here / "releases" / ids[number])
    said = run("releases", "reproduce", ids[number], cwd=tmp_path)
    assert (said.code, said.err) == (0, "")
    assert "comes out of its archive again: sha256:" in said.out


def test_old_releases_are_removed_and_the_newest_never(line: Line, ids: list[str], tmp_path: Path) -> None:
    shutil.copytree(line.folder / "workspace", tmp_path / "workspace")
    assert run("releases", "prune", "--keep", "0", cwd=tmp_path).code == 2
    for name in ids:
        assert run("search", "wohnungslos", "--release", name, cwd=tmp_path).code == 0
    assert f"removed {ids[0]}" in run("releases", "prune", "--keep", "1", cwd=tmp_path).out
    assert [folder.name for folder in (tmp_path / "workspace" / "releases").iterdir()] == [ids[1]]
    assert [file.stem for file in (tmp_path / "workspace" / "search").glob("*.sqlite")] == [ids[1]]
    assert run("releases", "verify", cwd=tmp_path).code == 0


def test_a_workspace_mints_under_the_base_that_it_was_begun_with(line: Line, tmp_path: Path) -> None:
    ours, theirs = "https://graph.example/kgc/", "https://w3id.org/chancennetz/"
    shutil.copytree(
        line.folder / "workspace", tmp_path / "workspace", ignore=shutil.ignore_patterns("graph", "releases")
    )
    assert run("build", "--base", ours, cwd=tmp_path).code == 0
    query = "SELECT ?o { ?o a org:Organization FILTER(STRSTARTS(STR(?o), STR(name:))) }"
    assert f"{ours}name/" in run("ask", "--sparql", query, "-f", "csv", cwd=tmp_path).out
    (release,) = json.loads(run("releases", "list", "--json", cwd=tmp_path).out)
    assert release["base"] == ours
    assert "comes out of its archive again" in run("releases", "reproduce", cwd=tmp_path).out
    for words in (["build", "--base", theirs], ["run", "--sample", "--base", theirs]):
        said = run(*words, cwd=tmp_path)
        assert said.code == 2
        assert f"is minted under {ours}; choose another workspace for {theirs}" in said.err
    other = run("ask", "hosts", cwd=tmp_path, CHANCENNETZ_BASE=theirs)
    assert f"mints under {ours}, and CHANCENNETZ_BASE says {theirs}" in other.err
