"""What the second edition of the sample changed is history: it has its spell, and the day before can be asked."""

import json
from pathlib import Path

import networkx as nx

from tests.chancennetz.conftest import Line, run

HISTORY = Path(__file__).parents[2] / "docs" / "history.md"


def test_what_joined_and_left_has_its_spell(line: Line) -> None:
    query = HISTORY.read_text("utf-8").split("```sparql\n")[1].split("```")[0]
    rows = json.loads(run("ask", "--sparql", "-", "--json", cwd=line.folder, stdin=query).out)
    ended = {(row["member"].rpartition("/")[2], row["why"].rpartition("#")[2]) for row in rows if row["to"]}
    assert {("tk", "dropped"), ("kgc-berlin", "pageGone")} <= ended
    funders = [row for row in rows if row["of"].endswith("kgc-rheinland-pfalz") and row["role"].endswith("funder")]
    assert {row["member"].rpartition("/")[2] for row in funders if row["from"] == _end(funders)} == {"gkv-buendnis"}


def _end(rows: list[dict[str, str | None]]) -> str | None:
    """Return when the only one of *rows* that is over ended."""
    (end,) = {row["to"] for row in rows if row["to"]}
    return end


def test_a_moment_between_the_editions_gives_the_graph_of_the_first(line: Line) -> None:
    first, second = sorted((line.folder / "workspace" / "releases").glob("2*/release.json"))
    then = json.loads(first.read_text("utf-8"))
    said = run("build", "--as-of", then["created"], "--json", cwd=line.folder)
    day = json.loads(said.out)
    assert day["checksum"] == then["checksum"] != json.loads(second.read_text("utf-8"))["checksum"]
    ask = ("ask", "--sparql", "-", "--release", day["id"])
    funder = "ASK { body:kgc-rheinland-pfalz cn:fundedBy body:tk }"
    assert "yes" in run(*ask, cwd=line.folder, stdin=funder).out
    assert "no" in run(*ask[:3], cwd=line.folder, stdin=funder).out


def test_a_day_before_all_or_no_day_at_all_is_answered_with_a_sentence(line: Line) -> None:
    assert "No page was known on 1999-01-01" in run("build", "--as-of", "1999-01-01", cwd=line.folder).err
    assert "write it as 2026-01-31" in run("build", "--as-of", "gestern", cwd=line.folder).err
    assert "build --as-of 1999-01-01" in run("ask", "--release", "as-of-1999-01-01", "roles", cwd=line.folder).err


def test_the_network_of_the_first_edition_can_be_had_from_the_second_and_played(line: Line) -> None:
    first = next(iter(sorted((line.folder / "workspace" / "releases").glob("2*/release.json"))))
    then = json.loads(first.read_text("utf-8"))
    words = ("export", "cooperation", "--format", "json", "--output")
    run(*words, "then.json", "--release", then["id"], cwd=line.folder)
    run(*words, "as-of.json", "--as-of", then["created"], cwd=line.folder)
    assert _edges(line.folder / "then.json") == _edges(line.folder / "as-of.json")
    run("export", "cooperation", "--over-time", "--format", "gexf", "--output", "time.gexf", cwd=line.folder)
    graph = nx.read_gexf(line.folder / "time.gexf", version="1.3")
    ended = {data["ended"]: data["spells"] for *_, data in graph.edges(data=True) if "ended" in data}
    assert ended.keys() == {"dropped", "pageGone"}
    assert all(then["created"] < end for ((_, end),) in ended.values())


def _edges(file: Path) -> list[tuple[str, ...]]:
    edges = json.loads(file.read_text("utf-8"))["edges"]
    return sorted((edge["source"], edge["target"], edge["role"], str(edge["weight"])) for edge in edges)
