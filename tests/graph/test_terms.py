"""Every term can be looked up with a query that is real: it parses, is answered, and has rows where the term occurs."""

import pyoxigraph as ox
import pytest

from data import curated
from graph.names import PREFIXES, prefixed, term
from graph.sparql import select
from graph.term_rules import rules
from graph.terms import Term, terms
from tests.graph.sampled import store
from tests.graph.test_ontology import defined

TERMS = {one.name: one for one in terms()}
NOT_IN_THE_SAMPLE = {
    "cn:Edge cn:Network cn:edgeSource cn:edgeTarget cn:inNetwork": "in exported networks only",
    "cn:Judgement cn:judges cn:verdict": "nobody has judged names",
    "cn:contradicted cn:dropped cn:endedBy cn:endedOn cn:pageGone cn:unconfirmedBecause": "all pages were fetched once",
    "cn:crossrefFunderId cn:founded": "no body of the authority has it",
    "cn:organisationAsWritten schema:address schema:hoursAvailable": "no page of the sample says it",
}
ABSENT = {name for names in NOT_IN_THE_SAMPLE for name in names.split()}


@pytest.fixture(scope="module")
def sample() -> ox.Store:
    return store()


def occurs(sample: ox.Store, one: Term) -> bool:
    """Tell from the quads, not by SPARQL, whether a term or a narrower class is used."""
    nodes = [ox.NamedNode(term(name)) for name in (one.name, *one.narrower)]
    kind = ox.NamedNode(term("rdf:type"))
    if one.kind == "Class":
        return any(next(sample.quads_for_pattern(None, kind, node), None) for node in nodes)
    places = (None, nodes[0]) if one.kind == "Individual" else (nodes[0], None)
    return next(sample.quads_for_pattern(None, *places), None) is not None


def test_every_defined_term_is_there_with_words_in_both_languages() -> None:
    assert {one.iri for one in TERMS.values() if one.own} == defined().keys()
    for one in TERMS.values():
        assert {*one.labels} == {*one.definitions} == {"de", "en"}
        assert all([*one.labels.values(), *one.definitions.values()])


LANGUAGE = ("rdf:", "rdfs:", "owl:", "xsd:")


def test_whatever_the_graph_the_shapes_and_the_ontology_speak_in_is_a_term(sample: ox.Store) -> None:
    kind = ox.NamedNode(term("rdf:type"))
    spoken = {prefixed(quad.predicate.value) for quad in sample}
    spoken |= {prefixed(str(getattr(quad.object, "value", ""))) for quad in sample if quad.predicate == kind}
    for rule in rules():
        spoken |= {*rule.classes, *rule.properties}
    for one in TERMS.values():
        spoken |= {*one.broader, *one.domains, *one.ranges}
    assert {name for name in spoken if not name.startswith(LANGUAGE)} <= TERMS.keys()
    assert not [name for name in TERMS if name.startswith(LANGUAGE)]


def test_a_borrowed_term_gets_words_here_and_no_meaning() -> None:
    told = {quad.predicate.value for quad in ox.parse(curated("borrowed.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)}
    assert told == {term("rdf:type"), term("rdfs:label"), term("skos:scopeNote")}


@pytest.mark.parametrize("name", TERMS)
def test_the_example_query_of_a_term_has_rows_where_the_term_occurs(sample: ox.Store, name: str) -> None:
    one = TERMS[name]
    table = select(sample, one.query)
    count = int(select(sample, one.counting).rows[0][0] or 0)
    assert occurs(sample, one) is (name not in ABSENT)
    assert bool(table.rows) is bool(count) is (name not in ABSENT)
    assert len(table.rows) <= 5


def test_what_is_absent_from_the_sample_is_a_term() -> None:
    assert TERMS.keys() >= ABSENT


def test_a_relation_shows_domain_broader_terms_and_rules() -> None:
    assert TERMS["cn:Relation"].broader == ("cn:Statement", "org:Membership")
    assert TERMS["cn:status"].domains == ("cn:Relation",)
    assert TERMS["cn:Statement"].narrower == ("cn:Mention", "cn:Observation", "cn:Relation")
    told = {rule.paths: (rule.cardinality, rule.conditions) for rule in TERMS["cn:status"].rules}
    assert told == {("cn:status",): ("1..1", ("sh:in current, past, planned",))}


def test_a_rule_knows_choices_directions_and_severity() -> None:
    found = rules()
    choice = next(rule for rule in found if len(rule.paths) > 1)
    assert choice.classes == ("cn:Contact",)
    assert choice in TERMS["schema:email"].rules
    assert next(rule for rule in found if rule.paths == ("^cn:spell",)) in TERMS["cn:spell"].rules
    assert {rule.severity for rule in found} == {"Violation", "Warning", "Info"}
    assert all(rule.classes and rule.message_de.endswith(".") and rule.message_en.endswith(".") for rule in found)
    assert len({rule.message_de for rule in found}) == len({rule.message_en for rule in found})


@pytest.mark.parametrize("iri", [PREFIXES["cn"], "https://other.example/x", f"{PREFIXES['body']}a/b"])
def test_an_iri_that_no_prefix_fits_stays_whole(iri: str) -> None:
    assert prefixed(iri) == iri
