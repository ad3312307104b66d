"""A reading becomes the lines of one graph: always the same, every statement with its quotes, nobody named."""

import re
from collections.abc import Callable

import msgspec
import pyoxigraph as ox
import pytest

from extract.records import Contact, Evidence, Office, Party, Reading, Relation
from graph.minting import mint
from graph.names import prefixes, term

STATEMENTS = ("cn:Relation", "cn:Mention", "cn:Activity", "cn:Observation", "cn:Contact")


def store_of(reading: Reading) -> ox.Store:
    store = ox.Store()
    store.load("\n".join(mint(reading)).encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


def asked(store: ox.Store, pattern: str) -> set[tuple[str, ...]]:
    header = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in prefixes().items())
    columns = " ".join(dict.fromkeys(re.findall(r"\?\w+", pattern)))
    rows = store.query(f"{header} SELECT {columns} {{ {pattern} }}")
    assert isinstance(rows, ox.QuerySolutions)
    return {tuple("" if value is None else str(value.value) for value in row) for row in rows}


def test_the_same_reading_gives_the_same_lines(hamburg: Reading) -> None:
    again = msgspec.json.decode(msgspec.json.encode(hamburg), type=Reading)
    assert mint(hamburg) == mint(again) == sorted(set(mint(hamburg)))


def test_there_are_no_blank_nodes(hamburg: Reading) -> None:
    assert not [line for line in mint(hamburg) if "_:" in line.split('"')[0]]


@pytest.mark.parametrize("kind", STATEMENTS)
def test_every_statement_has_a_quote_that_names_version_and_place(hamburg: Reading, kind: str) -> None:
    store = store_of(hamburg)
    statements = asked(store, f"?statement a {kind}")
    quoted = asked(
        store,
        f"?statement a {kind} ; cn:evidence ?e . ?e oa:hasSource ?version ; oa:hasSelector ?s . "
        "?s oa:exact ?quote ; oa:start ?start ; oa:end ?end",
    )
    assert statements
    assert {row[0] for row in quoted} >= {row[0] for row in statements}


def test_a_relation_is_a_node_and_a_plain_triple_as_long_as_it_is_current(hamburg: Reading) -> None:
    store = store_of(hamburg)
    assert asked(store, "?office cn:fundedBy ?body") == {
        (
            "https://w3id.org/chancennetz/name/DE-HH/KGC_Hamburg",
            "https://w3id.org/chancennetz/name/GKV-Bündnis_für_Gesundheit",
        )
    }
    assert asked(store, "?r a cn:Relation ; org:role role:funder ; cn:since ?since") != set()
    assert asked(store, "?office cn:hostedBy ?body") == set()
    assert asked(store, '?r org:role role:host ; cn:status "past" ; org:member/skos:prefLabel ?m')


@pytest.mark.parametrize(
    ("until", "status"),
    [("2016", "past"), ("2026-10", "past"), ("2026-11-20", "past"), ("2026-11-21", "current"), ("2026", "current")],
)
def test_a_role_that_is_told_until_a_time_before_the_fetch_is_past(
    told: Callable[..., Reading], hamburg: Reading, until: str, status: str
) -> None:
    assert hamburg.fetched.startswith("2026-11-21")
    evidence = (Evidence("x", 0, 1, hamburg.version),)
    known = Relation(
        page=hamburg.page,
        extractor="probe/1",
        confidence=1,
        evidence=evidence,
        subject=Party("Arbeitskreis"),
        role="partner",
        object=Party("Ortsverein"),
        until=until,
    )
    store = store_of(told(hamburg.page, "DE-HH", "Hamburg", known))
    found = asked(store, '?r org:role role:partner ; cn:status ?status ; org:member/skos:prefLabel "Ortsverein"@de')
    assert {found_status for _, found_status in found} == {status}
    assert bool(asked(store, "?circle cn:partner ?body")) == (status == "current")


def test_groups_settings_and_activities_belong_to_the_office_that_the_page_speaks_for(hamburg: Reading) -> None:
    store = store_of(hamburg)
    for property_ in (
        "cn:targetGroup",
        "cn:audience",
        "cn:setting",
        "cn:offers",
        "schema:contactPoint",
        "cn:programme",
    ):
        assert len(asked(store, f"name:DE-HH\\/KGC_Hamburg {property_} ?what")) == 1, property_


def test_a_page_that_names_two_offices_equally_speaks_for_none(told: Callable[..., Reading], hamburg: Reading) -> None:
    office = next(record for record in hamburg.records if isinstance(record, Office))
    other = msgspec.structs.replace(office, name="KGC Bremen", land="DE-HB", land_name="Bremen")
    both = told(hamburg.page, "DE-HH", "Hamburg", other)
    assert asked(store_of(both), "?page foaf:primaryTopic ?office") == set()
    assert asked(store_of(both), "?office cn:targetGroup ?group") == set()
    assert asked(store_of(both), "?mention cn:mentions ?group ; cn:asWritten 'Wohnungslosen'") != set()


def test_a_party_is_the_body_that_the_page_defines_under_that_name(
    told: Callable[..., Reading], hamburg: Reading
) -> None:
    evidence = (Evidence("x", 0, 1, hamburg.version),)
    known = Relation(
        page=hamburg.page,
        extractor="probe/1",
        confidence=1,
        evidence=evidence,
        subject=Party("kgc hamburg"),
        role="partner",
        object=Party("HAG", "https://w3id.org/chancennetz/body/hag"),
    )
    store = store_of(told(hamburg.page, "DE-HH", "Hamburg", known))
    assert asked(store, "?office cn:partner ?body") == {
        ("https://w3id.org/chancennetz/name/DE-HH/KGC_Hamburg", "https://w3id.org/chancennetz/body/hag")
    }


def test_a_contact_that_names_a_person_is_refused(told: Callable[..., Reading], hamburg: Reading) -> None:
    person = Contact(page=hamburg.page, extractor="probe/1", confidence=1, evidence=(), person="Ada Beispiel")
    with pytest.raises(ValueError, match="named person"):
        mint(told(hamburg.page, "DE-HH", "Hamburg", person))


@pytest.mark.parametrize(
    ("language", "kept"),
    [
        ("de", "de"),
        ("de-AT", "de-at"),
        (None, "de"),
        ("*", None),
        ("de_DE", None),
        ('">', None),
        ("ö", None),
        ("1a", None),
    ],
)
def test_a_language_that_is_none_leaves_the_title_without_one(
    hamburg: Reading, language: str | None, kept: str | None
) -> None:
    titled = msgspec.structs.replace(hamburg, title="Willkommen", language=language)
    found = [quad.object for quad in store_of(titled) if quad.predicate.value == term("dcterms:title")]
    assert [(title.value, title.language) for title in found if isinstance(title, ox.Literal)] == [("Willkommen", kept)]


def test_an_unknown_prefix_is_an_error() -> None:
    with pytest.raises(KeyError):
        term("nobody:knows")
