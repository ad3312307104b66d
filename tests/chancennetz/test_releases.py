"""Releases are listed, compared, verified, written out, made again on another machine, and pruned."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chancennetz.workspace import Workspace
from crawlers.archive import Archive, Exchange
from tests.chancennetz.conftest import Line, run


@pytest.fixture
def ids(line: Line) -> list[str]:
    return sorted(folder.name for folder in (line.folder / "workspace" / "releases").glob("2*"))


def test_releases_are_listed_compared_verified_and_written_out(line: Line, ids: list[str]) -> None:
    listed = json.loads(run("releases", "list", "--json", cwd=line.folder).out)
    assert [manifest["id"] for manifest in listed] == ids[::-1]
    told = " ".join(run("releases", "diff", *ids, cwd=line.folder).out.split())
    assert (
        "- relation: Techniker Krankenkasse → Förderer → Koordinierungsstelle Gesundheitliche Chancengleichheit" in told
    )
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


PAGE = """<html lang="de"><title>Gesundheit im Quartier</title><main><h1>Gesundheit im Quartier</h1>
<p>Wir fördern die Gesundheit von Alleinerziehenden und wohnungslosen Menschen in der Kommune. Soziale Lage und
gesundheitliche Chancengleichheit hängen zusammen.</p></main></html>"""


def test_what_was_built_and_not_published_is_asked_and_searched(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "workspace")
    workspace.dedicate("live")
    with Archive.open(workspace.archive, write=True) as archive:
        headers = (("Content-Type", "text/html; charset=utf-8"),)
        noon, body = datetime(2026, 11, 1, 12, tzinfo=UTC), PAGE.encode()
        archive.put(Exchange(url="https://kgc.example/", fetched=noon, status=200, headers=headers, body=body))
    assert run("read", cwd=tmp_path).code == 0
    built = run("build", cwd=tmp_path)
    assert built.code == 1
    assert "not published, the last release stays: no page speaks for an office" in built.err
    assert "--release withheld" in built.err
    assert "There is no release" in run("search", "wohnungslos", cwd=tmp_path).err
    found = run("search", "wohnungslos", "--release", "withheld", "--format", "csv", cwd=tmp_path)
    assert (found.code, "https://kgc.example/" in found.out) == (0, True)
    asked = run("ask", "--sparql", "SELECT ?page { ?page a cn:Page }", "--release", "withheld", cwd=tmp_path)
    assert "https://kgc.example/" in asked.out

    assert run("build", "--force", cwd=tmp_path).code == 0
    assert run("search", "wohnungslos", "--format", "csv", cwd=tmp_path).out == found.out
    assert "Nothing is withheld" in run("search", "wohnungslos", "--release", "withheld", cwd=tmp_path).err
