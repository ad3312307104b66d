"""Bad input gets one clear sentence: what, where, and what to do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chancennetz.conftest import Line, run

SOURCE = """
title = "Probe"
publisher = "Probe"
land = "DE-HE"
kind = "host"
find = "links"
start = ["https://probe.invalid/"]
follow = []
min = 1
max = 10
interval_days = 7
verified = false
"""


def with_source(folder: Path, text: str) -> Path:
    (folder / "sources").mkdir()
    (folder / "sources" / "probe.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (SOURCE + 'colour = "red"', ["probe.toml", "13", "colour"]),
        (SOURCE.replace('"links"', '"magic"'), ["probe.toml", "6", "find", "links", "sitemap"]),
        (SOURCE.replace("DE-HE", "DE-XX"), ["probe.toml", "4", "land"]),
        (SOURCE.replace("min = 1\n", ""), ["probe.toml", "min"]),
        (SOURCE.replace("max = 10", "max = ten"), ["probe.toml", "10"]),
        (SOURCE.replace("https://probe", "probe"), ["probe.toml", "7", "start"]),
    ],
    ids=["unknown key", "unknown choice", "unknown Land", "missing key", "no TOML", "no address"],
)
def test_a_wrong_source_file_is_named_with_its_place(tmp_path: Path, text: str, parts: list[str]) -> None:
    said = run("sources", "sources", cwd=with_source(tmp_path, text))
    assert said.code == 2
    assert [part for part in parts if part not in said.err] == []
    assert said.err.count("\n") == 1


def test_a_workspace_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    card = tmp_path / "workspace" / "workspace.json"
    card.parent.mkdir()
    card.write_text('{"format": 99}', "utf-8")
    for words in (["run", "--sample"], ["read"], ["build"], ["ask", "offices-for-group"], ["status"]):
        said = run(*words, cwd=tmp_path)
        assert (said.code, said.err.count("\n")) == (2, 1)
        assert "made by a newer chancennetz (format 99" in said.err
    assert [path.name for path in card.parent.iterdir()] == ["workspace.json"]


def test_a_broken_card_is_named(tmp_path: Path) -> None:
    card = tmp_path / "workspace" / "workspace.json"
    card.parent.mkdir()
    card.write_text("{", "utf-8")
    said = run("status", cwd=tmp_path)
    assert said.code == 2
    assert "workspace.json is not a workspace card" in said.err


def test_an_unreachable_host_is_told_and_fails_the_job(tmp_path: Path) -> None:
    said = run("crawl", "--sources", "sources", "--contact", "me@example.org", cwd=with_source(tmp_path, SOURCE))
    assert said.code == 1
    assert "probe" in said.err
    assert "https://probe.invalid/" in said.out
    assert "Traceback" not in said.out + said.err


def test_the_live_path_is_taken_under_the_sites_real_names(tmp_path: Path) -> None:
    """Crawl two shipped sources as the live web is crawled, with the sample standing behind a proxy for it."""
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "chancennetz", "sample", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        way = re.search(r"(--proxy \S+) (--trust \S+)", server.stdout.readline())
        assert way is not None
        options = [*way[1].split(), *way[2].split(), "--contact", "me@example.org"]
        said = run("run", "hage", "slfg", *options, cwd=tmp_path)
        server.terminate()
    assert (said.code, said.err) == (0, "")
    assert "2 websites: " in said.out
    assert "Everything lies here" in said.out


def test_a_query_that_is_none_is_named_with_its_line(line: Line) -> None:
    said = run("ask", "--sparql", "-", cwd=line.folder, stdin="SELECT ?a {\n ?a b ?c }")
    assert said.code == 2
    assert "line 2" in said.err


def test_a_query_that_reaches_out_is_refused(line: Line) -> None:
    said = run("ask", "--sparql", "-", cwd=line.folder, stdin="SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert said.code == 2
    assert "other servers" in said.err


def test_a_recipe_with_an_error_is_told(line: Line) -> None:
    (line.folder / "broken.rq").write_text("SELECT ?source ?target {", "utf-8")
    said = run("export", "broken.rq", cwd=line.folder)
    assert said.code == 2
    assert "not a SPARQL query" in said.err
