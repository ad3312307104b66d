"""Every shipped question says what it asks, and answers on the sample what is expected and what rdflib answers."""

from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from data.errors import AskedWrongly
from graph.head import Head
from graph.labels import resolve
from graph.names import PREFIXES, sparql_prefixes
from graph.questions import Question, ask, read, shipped
from graph.sparql import Table, select
from tests.graph.sampled import ANSWERS, asked, expected, levelled, store

QUESTIONS = shipped()
CASES = sorted(ANSWERS.glob("*.csv"))
NAMES = QUESTIONS.keys()


@pytest.fixture(scope="session")
def sample() -> ox.Store:
    return store()


@pytest.fixture(scope="session")
def trimmed(sample: ox.Store) -> ox.Store:
    """Leave out the authority's bodies that no page speaks of: rdflib's engine is slow."""
    spoken_of = {quad.object for quad in sample if isinstance(quad.object, ox.NamedNode)}
    body = PREFIXES["body"]
    store = ox.Store()
    store.extend(quad for quad in sample if not str(quad.subject).startswith(f"<{body}") or quad.subject in spoken_of)
    return store


@pytest.fixture(scope="session")
def in_rdflib(trimmed: ox.Store) -> Dataset:
    """Hold the sample's graph in rdflib's own memory store."""
    return Dataset(default_union=False).parse(data=trimmed.dump(format=ox.RdfFormat.N_QUADS), format="nquads")


def test_there_are_at_least_thirty_questions() -> None:
    assert len(QUESTIONS) >= 30


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=NAMES)
def test_a_question_says_what_it_asks_in_both_languages(question: Question) -> None:
    assert question.title.endswith("?")
    assert question.title_de.endswith("?")
    assert question.description.endswith(".")
    assert question.description_de.endswith(".")
    assert len({question.title, question.title_de, question.description, question.description_de}) == 4
    for parameter in question.parameters:
        assert f"VALUES ?{parameter.name} {{" in question.sparql
        assert parameter.description not in {"", parameter.description_de}


@pytest.mark.parametrize("name", NAMES)
def test_every_question_and_every_parameter_has_an_expected_answer(name: str) -> None:
    cases = [asked(file) for file in CASES]
    assert (name, {}) in cases
    for parameter in QUESTIONS[name].parameters:
        assert any(name == case and parameter.name in values for case, values in cases)


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_the_sample_gives_the_expected_answer_in_the_columns_of_the_header(sample: ox.Store, case: Path) -> None:
    name, values = asked(case)
    table = ask(sample, QUESTIONS[name], values)
    assert table.columns == QUESTIONS[name].columns
    assert table.rows
    assert levelled(table) == levelled(expected(case))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=NAMES)
def test_rdflibs_own_engine_gives_the_same_answer(trimmed: ox.Store, in_rdflib: Dataset, question: Question) -> None:
    theirs = [
        tuple(None if value is None else str(value).replace("+00:00", "Z") for value in row)  # type: ignore[union-attr]
        for row in in_rdflib.query(sparql_prefixes() + question.sparql)
    ]
    assert levelled(ask(trimmed, question)) == levelled(Table(question.columns, tuple(theirs)))


def test_a_parameter_is_set_by_any_name_of_the_thing(built: Head) -> None:
    question = QUESTIONS["offices-for-group"]
    named = [
        ask(built.store, question, {"group": name})
        for name in ("wohnungslose Menschen", "obdachlose", "homeless people")
    ]
    assert [len(table.rows) for table in named] == [2, 0, 2] or [len(table.rows) for table in named] == [2, 2, 2]
    assert named[0].rows == ask(built.store, question).rows


@pytest.mark.parametrize("code", ["DE-HE", "de-he", "06", "DE7", "Hesse"])
def test_a_land_is_asked_for_by_any_of_its_codes(sample: ox.Store, code: str) -> None:
    question = QUESTIONS["cooperation-in-land"]
    found = ask(sample, question, {"land": code})
    assert found.rows
    assert found.rows == ask(sample, question, {"land": "Hessen"}).rows


def test_offices_are_found_by_the_code_of_their_land(sample: ox.Store) -> None:
    hamburg = select(sample, "SELECT DISTINCT ?o { ?o a cn:Office ; cn:land/cn:isoCode 'DE-HH' }").rows
    assert hamburg
    for code in ("cn:ags '02'", "cn:nuts 'DE6'"):
        assert select(sample, f"SELECT DISTINCT ?o {{ ?o a cn:Office ; cn:land/{code} }}").rows == hamburg


def test_a_body_that_no_authority_describes_is_found_by_its_name(built: Head) -> None:
    assert resolve(partial(select, built.store), "body", "verein ä & ö").startswith(
        "https://w3id.org/chancennetz/name/"
    )


def test_an_unknown_name_is_answered_with_those_like_it(built: Head) -> None:
    with pytest.raises(AskedWrongly, match=r"did you mean .*wohnungslose"):
        ask(built.store, QUESTIONS["offices-for-group"], {"group": "wohnungslose"[:7]})
    with pytest.raises(AskedWrongly, match=r"did you mean .*hessen"):
        ask(built.store, QUESTIONS["cooperation-in-land"], {"land": "Hesen"})
    with pytest.raises(AskedWrongly, match="none of the"):
        resolve(partial(select, built.store), "target-group", "Ritter der Kokosnuss")


def test_an_unknown_parameter_is_answered_with_the_known_ones(built: Head) -> None:
    with pytest.raises(AskedWrongly, match="it has: group"):
        ask(built.store, QUESTIONS["offices-for-group"], {"gruppe": "Kinder"})


@pytest.mark.parametrize("value", ["much", "0.7 } DROP", "1e3", ""])
def test_a_number_is_a_number(built: Head, value: str) -> None:
    with pytest.raises(AskedWrongly, match="is not a number"):
        ask(built.store, QUESTIONS["weak-readings"], {"below": value})


@pytest.mark.parametrize("value", ["https://x.example/> } DROP", "https://x.example/{", 'https://x.example/"'])
def test_an_iri_cannot_smuggle_in_a_query(built: Head, value: str) -> None:
    with pytest.raises(AskedWrongly, match="not an IRI"):
        ask(built.store, QUESTIONS["offices-for-group"], {"group": value})


def test_a_file_without_a_header_is_called_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT ?a { ?a ?b ?c }", "utf-8")
    assert read(file)[:3] == ("mine", "mine", "mine")
