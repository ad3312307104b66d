"""The curated words hold together: every file parses, no two concepts share a word, every concept says what it is."""

from collections import Counter, defaultdict
from importlib.resources.abc import Traversable
from typing import get_args

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from data import curated
from extract.records import ActivityType, Role

BASE = "https://w3id.org/chancennetz/"
CN, SKOS = BASE + "ontology#", "http://www.w3.org/2004/02/skos/core#"
LABELS = tuple(SKOS + kind for kind in ("prefLabel", "altLabel", "hiddenLabel"))
FILES = sorted(curated("vocabularies").iterdir(), key=lambda file: file.name)
AT_LEAST = {"activities": 80, "activity-types": 12, "programmes": 40, "roles": 5, "settings": 25}
Values = dict[str, list[ox.Literal | ox.NamedNode]]


def read(file: Traversable) -> dict[str, Values]:
    found: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.Literal | ox.NamedNode)
        found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


SCHEMES = {file.name.removesuffix(".ttl"): read(file) for file in FILES}
CONCEPTS = {iri: values for found in SCHEMES.values() for iri, values in found.items() if SKOS + "inScheme" in values}


def words(values: Values, predicate: str, language: str | None = None) -> list[str]:
    """Return the literals of one property, those of *language* when one is asked for."""
    literals = [value for value in values.get(predicate, []) if isinstance(value, ox.Literal)]
    return [value.value for value in literals if language in {None, value.language}]


def linked(values: Values, predicate: str) -> list[str]:
    """Return the IRIs that one property names."""
    return [value.value for value in values.get(predicate, []) if isinstance(value, ox.NamedNode)]


def folded(label: str) -> str:
    """Return a label as the reader compares it: without case, with single spaces, ß as ss (casefold does that)."""
    return " ".join(label.casefold().split())


def concepts_of(name: str) -> dict[str, Values]:
    return {iri: values for iri, values in SCHEMES[name].items() if iri in CONCEPTS}


def scheme_of(iri: str) -> str:
    return iri.rsplit("/", 1)[0] + "/"


def test_both_parsers_read_the_same_triples() -> None:
    for file in FILES:
        triples = {str(quad.triple) for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)}
        graph = rdflib.Graph().parse(data=file.read_bytes(), format="turtle")
        again = rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")
        assert isomorphic(graph, again), file.name


def test_people_and_those_who_reach_them_are_at_least_120() -> None:
    assert len(concepts_of("target-groups")) + len(concepts_of("audiences")) >= 120


@pytest.mark.parametrize(("name", "least"), AT_LEAST.items())
def test_a_scheme_has_as_many_concepts_as_promised(name: str, least: int) -> None:
    assert len(concepts_of(name)) >= least


def test_no_two_concepts_of_a_scheme_share_a_label() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for iri, values in CONCEPTS.items():
        for kind in LABELS:
            for label in words(values, kind):
                owners[scheme_of(iri), folded(label)].add(iri)
    assert {key: sorted(iris) for key, iris in owners.items() if len(iris) > 1} == {}


def test_no_concept_says_a_label_twice_in_one_language() -> None:
    said = Counter((iri, v) for iri, values in CONCEPTS.items() for kind in LABELS for v in values.get(kind, []))
    assert [key for key, times in said.items() if times > 1] == []


def test_every_concept_has_one_preferred_label_in_each_language() -> None:
    counts = {(iri, lang): len(words(v, LABELS[0], lang)) for iri, v in CONCEPTS.items() for lang in ("de", "en")}
    assert {key: number for key, number in counts.items() if number != 1} == {}


def test_every_concept_is_defined_in_one_german_sentence() -> None:
    told = {iri: words(values, SKOS + "definition", "de") for iri, values in CONCEPTS.items()}
    assert {iri: says for iri, says in told.items() if len(says) != 1 or not says[0].endswith(".")} == {}


def test_every_concept_stands_in_the_scheme_that_its_iri_names() -> None:
    assert {iri for iri, values in CONCEPTS.items() if linked(values, SKOS + "inScheme") != [scheme_of(iri)]} == set()


def test_every_scheme_has_title_and_description_in_both_languages() -> None:
    terms = [f"http://purl.org/dc/terms/{name}" for name in ("title", "description")]
    schemes = [
        (iri, found[iri]) for found in SCHEMES.values() for iri in {scheme_of(c) for c in found if c in CONCEPTS}
    ]
    missing = [(iri, t, n) for iri, v in schemes for t in terms for n in ("de", "en") if not words(v, t, n)]
    assert (len(schemes), missing) == (len(FILES), [])


def test_broader_concepts_exist_in_the_same_scheme() -> None:
    above = {(iri, up) for iri, values in CONCEPTS.items() for up in linked(values, SKOS + "broader")}
    assert {pair for pair in above if pair[1] not in CONCEPTS or scheme_of(pair[0]) != scheme_of(pair[1])} == set()


def ancestors(iri: str) -> set[str]:
    seen: set[str] = set()
    ahead = linked(CONCEPTS[iri], SKOS + "broader")
    while ahead:
        up = ahead.pop()
        if up not in seen:
            seen.add(up)
            ahead += linked(CONCEPTS[up], SKOS + "broader")
    return seen


def test_no_concept_is_broader_than_itself() -> None:
    assert [iri for iri in CONCEPTS if iri in ancestors(iri)] == []


def test_slugs_are_plain_ascii() -> None:
    assert [iri for iri in CONCEPTS if not iri.isascii() or set(iri.rsplit("/", 1)[1]) & set("_%.A B")] == []


def test_every_activity_has_one_known_type() -> None:
    known = {f"{BASE}activity-type/{name}" for name in get_args(ActivityType)}
    types = {iri: linked(values, CN + "activityType") for iri, values in concepts_of("activities").items()}
    assert {iri: found for iri, found in types.items() if len(found) != 1 or found[0] not in known} == {}


def test_every_activity_type_is_used() -> None:
    used = {t for values in concepts_of("activities").values() for t in linked(values, CN + "activityType")}
    assert used == set(concepts_of("activity-types"))


def test_activity_types_and_roles_are_those_of_the_records() -> None:
    assert {iri.rsplit("/", 1)[1] for iri in concepts_of("activity-types")} == set(get_args(ActivityType))
    assert {iri.rsplit("/", 1)[1] for iri in concepts_of("roles")} == set(get_args(Role))


def test_every_role_is_named_from_both_sides_in_both_languages() -> None:
    sides = [(v, lang) for v in concepts_of("roles").values() for lang in ("de", "en")]
    assert [v for v, lang in sides if len(words(v, CN + "inverseLabel", lang)) != 1] == []


@pytest.mark.parametrize("term", ["compoundHead", "verb"])
def test_heads_and_verbs_are_lower_case_and_belong_to_one_activity(term: str) -> None:
    used = [word for values in concepts_of("activities").values() for word in words(values, CN + term)]
    assert [word for word, times in Counter(used).items() if times > 1 or word != word.lower()] == []


def labels(values: Values) -> set[str]:
    return {folded(label) for kind in LABELS for label in words(values, kind)}


@pytest.mark.parametrize("name", ["target-groups", "audiences"])
def test_a_label_of_both_genders_has_its_base_form_too(name: str) -> None:
    for iri, values in concepts_of(name).items():
        bases = {word for label in labels(values) if "innen" not in label for word in label.split()}
        pairs = [label.split(" und ") for label in words(values, LABELS[0], "de") if "innen und " in label]
        assert all(folded(pair[1]).split()[0] in bases for pair in pairs), iri


@pytest.mark.parametrize(
    ("other", "either"),
    [("audiences", {"beschäftigte", "mitarbeitende", "mitarbeiter", "studierende", "studenten"}), ("settings", set())],
)
def test_people_to_be_served_share_only_words_with_another_scheme_that_mean_either(
    other: str, either: set[str]
) -> None:
    groups, others = ([labels(v) for v in concepts_of(name).values()] for name in ("target-groups", other))
    assert set[str]().union(*groups) & set[str]().union(*others) <= either


@pytest.mark.parametrize("name", ["target-groups", "audiences"])
def test_heads_of_people_are_lower_case_and_belong_to_one_concept(name: str) -> None:
    used = [word for values in concepts_of(name).values() for word in words(values, CN + "compoundHead")]
    assert [word for word, times in Counter(used).items() if times > 1 or word != word.lower()] == []
