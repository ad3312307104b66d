"""Queries are answered as tables, and reach nothing outside."""

from pathlib import Path

import pytest

from data.errors import AskedWrongly, JobFailed
from graph.head import Head
from graph.limited import select_within
from graph.sparql import select


def test_each_kind_of_query_gives_a_table(built: Head) -> None:
    assert select(built.store, "ASK { ?o a cn:Office }").rows == (("yes",),)
    names = select(
        built.store,
        "SELECT ?name { GRAPH ?page { ?o a cn:Office ; skos:prefLabel ?name } ?page a cn:Page } ORDER BY ?name",
    )
    assert names == (("name",), (("KGC Hamburg",), ("KGC Hessen",)))
    triples = select(built.store, "CONSTRUCT { ?o a cn:Page } WHERE { ?o a cn:Page }")
    assert triples.columns == ("subject", "predicate", "object")
    assert len(triples.rows) == 2


def test_what_is_not_known_is_none(built: Head) -> None:
    table = select(built.store, "SELECT ?o ?no { ?o a cn:Page OPTIONAL { ?o foaf:homepage ?no } }")
    assert {row[1] for row in table.rows} == {None}


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "select * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "# harmless\nSELECT * { { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "LOAD <http://127.0.0.1:1/>",
        "SELECT * { ?s ?p ?o FILTER(?o<1)SERVICE<http://127.0.0.1:1/>{ ?a ?b ?c } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1e5SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        r"PREFIX e: <x:> SELECT * { ?s e:a\'b ?o . SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } FILTER(?o != 'x') }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        """SELECT * { BIND('''a'b''' AS ?x) SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } FILTER(?x = 'c') }""",
    ],
)
def test_a_query_that_reaches_out_is_refused(built: Head, sparql: str) -> None:
    with pytest.raises(AskedWrongly, match="other servers"):
        select(built.store, sparql)


def test_a_name_that_holds_such_a_word_is_none(built: Head) -> None:
    sparql = "SELECT ?service ?load { ?service a schema:Service ; cn:load-service ?load }"
    assert select(built.store, sparql).rows == ()


def test_a_question_without_end_is_given_up_and_the_rest_lives(built: Head, tmp_path: Path) -> None:
    built.store.backup(str(tmp_path / "store"))
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o FILTER(?c != ?l) }"
    with pytest.raises(JobFailed, match="No answer within 1 seconds; ask for less"):
        select_within(1, tmp_path / "store", endless)
    assert select_within(60, tmp_path / "store", "ASK { ?o a cn:Office }").rows == (("yes",),)
    with pytest.raises(AskedWrongly, match="other servers"):
        select_within(60, tmp_path / "store", "LOAD <http://127.0.0.1:1/>")


def test_a_word_in_a_text_or_an_iri_is_no_request(built: Head) -> None:
    sparql = (
        'SELECT ?s { ?s skos:prefLabel "SERVICE at <LOAD>" . FILTER(?s != <http://x.example/SERVICE#LOAD>) } # LOAD'
    )
    assert select(built.store, sparql).rows == ()


@pytest.mark.parametrize("sparql", ["DELETE WHERE { ?s ?p ?o }", "DROP ALL", "INSERT DATA { <x:s> <x:p> <x:o> }"])
def test_nothing_can_be_changed(built: Head, sparql: str) -> None:
    before = len(built.store)
    with pytest.raises(AskedWrongly, match="would change the graph; a question only asks"):
        select(built.store, sparql)
    assert len(built.store) == before


def test_a_mistake_is_named_with_the_askers_own_line(built: Head) -> None:
    with pytest.raises(AskedWrongly, match="line 2"):
        select(built.store, "SELECT ?a {\n ?a b ?c }")


def test_a_function_that_nobody_knows_is_told(built: Head) -> None:
    with pytest.raises(AskedWrongly, match=r"This query cannot be answered: .*http://x.example/f"):
        select(built.store, "SELECT ?a { ?a ?b ?c FILTER(<http://x.example/f>(?c)) }")
