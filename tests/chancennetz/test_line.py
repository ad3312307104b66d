"""The main job, on the sample website over real HTTP: from web pages to answers, networks and a release."""

import json
import re
import sqlite3

import networkx as nx
import pytest

from data import curated
from tests.chancennetz.conftest import Line, run

OFFICE = "Koordinierungsstelle Gesundheitliche Chancengleichheit"


def test_the_first_run_does_the_whole_job_and_says_where_everything_lies(line: Line) -> None:
    assert (line.first.code, line.first.err) == (0, "")
    for stage in ("Crawling", "Reading", "Building", "Networks", "Everything lies here", "Try next"):
        assert f"\n{stage}\n" in line.first.out
    assert "0 violations" in line.first.out
    assert "expected" not in line.first.out
    assert "steg-hamburg: 2 pages, 2 expected (2 unchanged)" in line.second.out


def test_the_three_questions_are_answered(line: Line) -> None:
    said = line.first.out
    assert "Which offices work for homeless people" in said
    assert "GKV-Bündnis für Gesundheit" in said.split("Which bodies pay for or host")[1].split("Who cooperates")[0]
    assert "Hamburgische" in said.split("Who cooperates with whom in Hamburg")[1]


def test_offices_of_at_least_four_laender_work_for_homeless_people(line: Line) -> None:
    rows = json.loads(run("ask", "offices-for-group", "--json", cwd=line.folder).out)
    assert len({row["land"] for row in rows}) >= 4
    assert all(row["named"] and row["source"].startswith("https://") for row in rows)


def test_the_second_run_fetches_almost_nothing_and_says_what_changed(line: Line) -> None:
    assert (line.second.code, line.second.err) == (0, "")
    first, second = (
        json.loads(file.read_text("utf-8"))
        for file in sorted((line.folder / "workspace" / "reports").glob("crawl-*.json"))
    )
    received = [sum(source["received"] for source in report["sources"]) for report in (first, second)]
    unchanged = sum(source["unchanged"] for source in second["sources"])
    fetched = sum(source["fetched"] for source in second["sources"])
    assert received[1] < received[0] / 4
    assert unchanged / fetched > 0.8
    assert "What changed since the last release" in line.second.out


@pytest.mark.parametrize(
    "change",
    [
        f"- relation: Techniker Krankenkasse → Förderer → {OFFICE} Rheinland-Pfalz",
        f"+ relation: GKV-Bündnis für Gesundheit → Förderer → {OFFICE} Rheinland-Pfalz",
        f"- relation: {OFFICE} Berlin → Träger → Clearingstelle Gesundheit in Quartieren der sozialen Stadt",
        "- page: Clearingstelle Gesundheit",
        "+ page: Hitzeschutz für obdachlose Menschen",
    ],
)
def test_what_the_second_edition_changed_is_told_in_words(line: Line, change: str) -> None:
    assert change in " ".join(line.second.out.split())


def test_a_third_run_finds_nothing_new_and_makes_no_release(line: Line) -> None:
    third = run("run", "--sample", cwd=line.folder)
    assert third.code == 0
    assert "nothing is different from release" in third.out
    assert len(list((line.folder / "workspace" / "releases").glob("2*"))) == 2


@pytest.mark.parametrize("name", ["cooperation", "office-target-group"])
def test_the_networks_open_in_other_tools(line: Line, name: str) -> None:
    folder = line.folder / "workspace" / "networks"
    graphml, gexf = nx.read_graphml(folder / f"{name}.graphml"), nx.read_gexf(folder / f"{name}.gexf", version="1.3")
    assert set(graphml) == set(gexf)
    assert len(graphml) > 20
    assert (folder / f"{name}-edges.csv").read_text("utf-8").count("\n") == graphml.number_of_edges() + 1
    assert (folder / f"{name}.png").stat().st_size > 10_000
    assert (folder / f"{name}.svg").read_text("utf-8").count("KGC") > 3


def test_everything_checks_out(line: Line) -> None:
    said = run("check", cwd=line.folder)
    assert (said.code, said.err) == (0, "")
    assert "0 problems" in said.out


ALL = "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
ONLY_IN_PROSE = {
    "Waldhofer",
    "Weidengrund",
    "Heidbrink",
    "Ahrensfeld",
    "Moorkamp",
    "Steinwerder",
    "Ulmental",
    "Seewiese",
}


def test_nobody_of_the_sample_is_named_in_anything_that_is_published(line: Line) -> None:
    workspace = line.folder / "workspace"
    with sqlite3.connect(workspace / "readings" / "persons.sqlite") as persons:
        people = {
            contact["person"]
            for (body,) in persons.execute("SELECT body FROM persons")
            for contact in json.loads(body)
            if contact.get("person") and (contact.get("email") or "").endswith(".example")
        }
    assert len(people) > 5
    surnames = {person.split()[-1] for person in people} | ONLY_IN_PROSE
    named = re.compile("|".join(map(re.escape, surnames)), re.IGNORECASE)
    assert "Obdachlose" in run("search", "wohnungslos", cwd=line.folder).out
    published = {"SPARQL": run("ask", "--sparql", "-", "--format", "csv", cwd=line.folder, stdin=ALL).out}
    for folder in ("networks", "releases", "graph", "search"):
        for file in (workspace / folder).rglob("*"):
            published[file.name] = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
    assert len(published["SPARQL"]) > 1_000_000
    assert {name: set(found) for name, text in published.items() if (found := named.findall(text))} == {}


def test_status_tells_the_state_at_a_glance(line: Line) -> None:
    told = json.loads(run("status", "--json", cwd=line.folder).out)
    assert told["content"] == "sample"
    assert told["pages"]["gone"] == 1
    assert told["release"].endswith(".2")
    assert told["records"]["relation"] > 50
    assert told["sizes"]["archive"] > 100_000
    assert "workspace  workspace (sample pages)" in run("status", cwd=line.folder).out


def test_a_stage_run_again_alone_changes_nothing(line: Line) -> None:
    read, built = run("read", cwd=line.folder), run("build", cwd=line.folder)
    assert "0 pages read anew" in read.out
    assert "0 new, 0 replaced, 0 dropped" in built.out


def test_answers_come_in_the_form_that_was_wished(line: Line) -> None:
    words = ("ask", "cooperation-in-land", "land=Hessen", "--format")
    forms = {form: run(*words, form, cwd=line.folder).out for form in ("table", "csv", "json", "markdown")}
    rows = json.loads(forms["json"])
    assert rows
    assert {"body", "role", "of", "quote", "page"} == set(rows[0])
    assert forms["csv"].startswith("body,role,of,quote,page")
    assert forms["markdown"].count("\n") == len(rows) + 2
    assert f"{len(rows)} rows" in forms["table"]


def test_a_network_of_ones_own_is_a_recipe_like_the_others(line: Line) -> None:
    recipe = line.folder / "mine.rq"
    recipe.write_text("# title: Mine\nSELECT ?source ?target { ?source cn:hostedBy ?target }", "utf-8")
    said = run("export", "mine.rq", "--format", "gexf", "--output", "mine.gexf", cwd=line.folder)
    assert said.code == 0
    assert nx.read_gexf(line.folder / "mine.gexf", version="1.3").number_of_edges() > 5


def test_the_sample_and_the_live_web_never_share_a_workspace(line: Line) -> None:
    said = run("crawl", "--contact", "me@example.org", cwd=line.folder)
    assert said.code == 2
    assert "holds the sample website's pages" in said.err


def test_every_source_of_the_sample_was_reached(line: Line) -> None:
    hosts = {host.name for host in curated("sample").joinpath("pages").iterdir()}
    report = json.loads(min((line.folder / "workspace" / "reports").glob("crawl-*.json")).read_text("utf-8"))
    assert all(source["fetched"] > 0 for source in report["sources"])
    assert len(report["sources"]) >= 9
    assert len(hosts) >= 9
