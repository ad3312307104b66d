"""Networks measured, drawn and compared by the command, on the sample's two editions."""

import json
import re
from pathlib import Path

import pytest

from tests.chancennetz.conftest import Line, Said, run


def asked(line: Line, *words: str) -> Said:
    said = run(*words, cwd=line.folder)
    assert (said.code, said.err) == (0, "")
    return said


def test_a_network_is_measured_with_intervals_and_methods(line: Line) -> None:
    said = json.loads(asked(line, "measure", "office-partner", "--replicates", "20", "--json").out)
    edges = said["network"]["edges"]
    assert 0 < edges["low"] < edges["value"]
    table, methods = (line.folder / file for file in said["files"])
    assert table.read_text("utf-8").startswith("recipe,view,release,measure,node,")
    assert "20 replicates" in methods.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["office-partner"], "partners.pdf"),
        (["cooperation", "--over-time"], "time.svg"),
        (["office-partner", "--tiles", "degree", "--language", "en"], "tiles.png"),
    ],
)
def test_a_network_is_drawn_into_the_file_that_is_wished(line: Line, words: list[str], name: str) -> None:
    asked(line, "draw", *words, "--output", name)
    assert (line.folder / name).stat().st_size > 10_000


def test_own_values_are_mapped_and_a_wrong_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("land,value\nHH,3\nDE-BE,2.5\n", "utf-8")
    assert run("draw", "--tiles", "mine.csv", "--output", "map.svg", cwd=tmp_path).code == 0
    assert ">HH<" in (tmp_path / "map.svg").read_text("utf-8")
    (tmp_path / "mine.csv").write_text("land,value\nXX,3\n", "utf-8")
    assert "mine.csv, line 2: the column land is one of" in run("draw", "--tiles", "mine.csv", cwd=tmp_path).err


def test_what_changed_between_the_editions_is_told_with_its_words(line: Line) -> None:
    first = re.findall(r"releases/(\S+)", line.first.out)[0]
    said = asked(line, "changes", "--since", first, "--feed", "changes.xml").out
    told = " ".join(said.split())
    assert (
        "Techniker Krankenkasse is no longer funder of Koordinierungsstelle Gesundheitliche Chancengleichheit" in told
    )
    assert "before: „Gefördert wird die KGC Rheinland-Pfalz durch" in told
    assert (line.folder / "changes.xml").read_text("utf-8").count("<entry>") == len(
        re.findall(r"^[+~-] ", said, re.MULTILINE)
    )
