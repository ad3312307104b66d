"""Every shipped question says what it asks, is plain SPARQL, and is answered as rdflib's own engine answers it."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from data.errors import AskedWrongly
from graph.head import Head
from graph.labels import resolve
from graph.names import sparql_prefixes
from graph.questions import Question, ask, read, shipped

QUESTIONS = shipped()
NOTHING_HERE = {
    "bodies-in-several-laender",
    "partners-of-offices",
    "contradictions",
    "what-a-page-says",
    "hosts",
    "groups-without-office",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_says_what_it_asks_in_both_languages(question: Question) -> None:
    assert question.title.endswith("?")
    assert question.title_de.endswith("?")
    assert question.title != question.title_de
    assert question.description.endswith(".")
    for parameter in question.parameters:
        assert f"VALUES ?{parameter.name} {{" in question.sparql
        assert parameter.description


@pytest.fixture
def small(built: Head) -> ox.Store:
    """Hold what the pages say, and of the curated files only what they speak of: rdflib's engine is slow."""
    pages = [graph for graph in built.store.named_graphs() if "/graph/" not in str(graph)]
    store = ox.Store()
    for page in pages:
        store.extend(ox.Quad(*quad.triple) for quad in built.store.quads_for_pattern(None, None, None, page))
    spoken_of = {quad.object for quad in store if isinstance(quad.object, ox.NamedNode)}
    for thing in spoken_of:
        store.extend(built.store.quads_for_pattern(thing, None, None, ox.DefaultGraph()))
    return store


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_rdflibs_own_engine_gives_the_same_answer(small: ox.Store, question: Question) -> None:
    memory = Graph().parse(data="\n".join(f"{quad.triple} ." for quad in small), format="nt")
    theirs = [
        tuple(None if value is None else str(value) for value in row)  # type: ignore[union-attr]
        for row in memory.query(sparql_prefixes() + question.sparql)
    ]
    table = ask(small, question)
    several = [index for index, column in enumerate(table.columns) if column in {"source", "quote"}]
    assert _without(table.rows, several) == _without(theirs, several)
    assert table.rows or question.name in NOTHING_HERE


def _without(rows: object, columns: list[int]) -> list[tuple[str, ...]]:
    """Leave out what an aggregate may pick freely, and level the order inside concatenations."""
    assert isinstance(rows, (tuple, list))
    levelled = [
        tuple(
            ", ".join(sorted((value or "").replace(" · ", ", ").split(", ")))
            for index, value in enumerate(row)
            if index not in columns
        )
        for row in rows
    ]
    return sorted(levelled)


def test_a_parameter_is_set_by_any_name_of_the_thing(built: Head) -> None:
    question = QUESTIONS["offices-for-group"]
    named = [
        ask(built.store, question, {"group": name})
        for name in ("wohnungslose Menschen", "obdachlose", "homeless people")
    ]
    assert [len(table.rows) for table in named] == [2, 0, 2] or [len(table.rows) for table in named] == [2, 2, 2]
    assert named[0].rows == ask(built.store, question).rows


def test_an_unknown_name_is_answered_with_those_like_it(built: Head) -> None:
    with pytest.raises(AskedWrongly, match=r"did you mean .*wohnungslose"):
        ask(built.store, QUESTIONS["offices-for-group"], {"group": "wohnungslose"[:7]})
    with pytest.raises(AskedWrongly, match="none of the"):
        resolve(built.store, "target-group", "Ritter der Kokosnuss")


def test_an_unknown_parameter_is_answered_with_the_known_ones(built: Head) -> None:
    with pytest.raises(AskedWrongly, match="it has: group"):
        ask(built.store, QUESTIONS["offices-for-group"], {"gruppe": "Kinder"})


@pytest.mark.parametrize("value", ["https://x.example/> } DROP", "https://x.example/{", 'https://x.example/"'])
def test_an_iri_cannot_smuggle_in_a_query(built: Head, value: str) -> None:
    with pytest.raises(AskedWrongly, match="not an IRI"):
        ask(built.store, QUESTIONS["offices-for-group"], {"group": value})


def test_a_file_without_a_header_is_called_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT ?a { ?a ?b ?c }", "utf-8")
    assert read(file)[:3] == ("mine", "mine", "mine")
