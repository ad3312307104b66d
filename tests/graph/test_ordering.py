"""An answer that is ordered after reading stands in the order that the engine gives it."""

import pyoxigraph as ox
import pytest

from graph.names import sparql_prefixes
from graph.ordering import Key, parted
from graph.questions import Question, shipped
from graph.sparql import select
from tests.graph.sampled import store

ASKED = [question for question in shipped().values() if parted(question.sparql)[1]]


@pytest.fixture(scope="session")
def sample() -> ox.Store:
    return store()


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_the_keys_of_every_question_stand_in_the_engines_order(sample: ox.Store, question: Question) -> None:
    keys = [f"?{key.variable}" for key in parted(question.sparql)[1]]
    engine = sample.query(sparql_prefixes() + question.sparql)
    assert isinstance(engine, ox.QuerySolutions)
    theirs = [tuple(None if row[key[1:]] is None else row[key[1:]].value for key in keys) for row in engine]
    ours = select(sample, question.sparql)
    places = [ours.columns.index(key[1:]) for key in keys]
    assert [tuple(row[place] for place in places) for row in ours.rows] == theirs


TEXTS = '"10" "9"@de "Ä" "Z"@en "Zz" "\\U0001F600" "\\uFFFD"'
TIMES = " ".join(
    f'"{time}"^^xsd:dateTime' for time in ("2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "0999-01-01T00:00:00Z")
)
IRIS = "<https://b.example/> <https://a.example/>"


@pytest.mark.parametrize("by", ["?x", "DESC(?x)", "ASC( ?x )", "desc (?x)"])
@pytest.mark.parametrize("head", ["SELECT ?x", "SELECT DISTINCT ?x", "SELECT *"])
@pytest.mark.parametrize("values", [TEXTS, TIMES, "10 9.5 -3 0.25"])
def test_values_of_several_kinds_stand_in_the_engines_order(by: str, head: str, values: str) -> None:
    query = f"{head} WHERE {{ VALUES ?x {{ {values} {IRIS} UNDEF }} }} ORDER BY {by}"
    engine = ox.Store().query(sparql_prefixes() + query)
    assert isinstance(engine, ox.QuerySolutions)
    assert [row[0] for row in select(ox.Store(), query).rows] == [row[0] and row[0].value for row in engine]


@pytest.mark.parametrize(
    ("values", "by"),
    [
        ('"2017"^^xsd:gYear "2018-01-01"^^xsd:date', "?x"),
        ('10 "9" 9.5', "DESC(?x)"),
        ('"2026-01-01T00:30:00Z"^^xsd:dateTime "2026-01-01T01:00:00+01:00"^^xsd:dateTime', "?x"),
        ('"2026-01-01T00:00:00.5Z"^^xsd:dateTime "2026-01-01T00:00:00Z"^^xsd:dateTime', "?x"),
        ('"b" "a"', "LCASE(?x)"),
        ('"b" "a"', "?x LIMIT 1"),
        ('"b" "a"', "?y ?x"),
    ],
)
def test_what_is_not_ordered_here_the_engine_orders(values: str, by: str) -> None:
    query = f"SELECT ?x WHERE {{ VALUES ?x {{ {values} }} BIND(1 AS ?y) }} ORDER BY {by}"
    engine = ox.Store().query(sparql_prefixes() + query)
    assert isinstance(engine, ox.QuerySolutions)
    assert [row[0] for row in select(ox.Store(), query).rows] == [row[0].value for row in engine]


def test_only_an_order_by_of_variables_that_ends_the_query_is_taken_off() -> None:
    inner = "SELECT ?x WHERE { { SELECT ?x WHERE { ?x ?p ?o } ORDER BY ?x } }"
    assert parted(inner) == (inner, [])
    rest, keys = parted("SELECT ?x ?y WHERE { ?x ?p ?y }\nORDER BY DESC(?x) ?y\n")
    assert rest.strip() == "SELECT ?x ?y WHERE { ?x ?p ?y }"
    assert keys == [Key("x", descending=True), Key("y", descending=False)]
