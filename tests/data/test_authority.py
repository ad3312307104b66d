"""The curated bodies hold together: siblings share no name, each has a kind and a Land, every change has two ends."""

import re
from collections import Counter, defaultdict
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from data import curated

BASE = "https://w3id.org/chancennetz/"
BODY, LAND, CN = BASE + "body/", BASE + "land/", BASE + "ontology#"
SKOS, ORG = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/ns/org#"
FOAF, DCTERMS, SCHEMA = "http://xmlns.com/foaf/0.1/", "http://purl.org/dc/terms/", "https://schema.org/"
TYPE, COMMENT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2000/01/rdf-schema#comment"
NAMES = (*(SKOS + kind for kind in ("prefLabel", "altLabel", "hiddenLabel")), CN + "formerName")
CODES = {"BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"}
KINDS = {
    *("office", "host", "ministry", "insurer", "insurer-association", "municipal-association", "network", "welfare"),
    *("authority", "university", "foundation", "association", "company", "class"),
}
TYPES = {ORG + "FormalOrganization", ORG + "OrganizationalCollaboration", CN + "Office", CN + "OrganisationClass"}
FILES = sorted(curated("authority").iterdir(), key=lambda file: file.name)
Values = dict[str, list[ox.Literal | ox.NamedNode]]


def read(files: list[Traversable]) -> dict[str, Values]:
    found: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for file in files:
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.Literal | ox.NamedNode)
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


KNOWN = read(FILES)
CHANGES = {iri: values for iri, values in KNOWN.items() if ox.NamedNode(ORG + "ChangeEvent") in values[TYPE]}
BODIES = {iri: values for iri, values in KNOWN.items() if iri.startswith(BODY) and iri not in CHANGES}
LANDS = {iri: values for iri, values in KNOWN.items() if iri.startswith(LAND)}
LAENDER = {iri: values for iri, values in LANDS.items() if iri.startswith(LAND + "DE")}


def said(values: Values, *predicates: str) -> list[str]:
    """Return the texts and IRIs of some properties, in the order of the file."""
    return [value.value for predicate in predicates for value in values.get(predicate, [])]


def folded(name: str) -> str:
    return " ".join(name.casefold().split())


def of_kind(kind: str) -> dict[str, Values]:
    return {iri: values for iri, values in BODIES.items() if said(values, CN + "kind") == [kind]}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_both_parsers_read_the_same_triples(file: Traversable) -> None:
    triples = [str(quad.triple) for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)]
    graph = rdflib.Graph().parse(data=file.read_bytes(), format="turtle")
    assert isomorphic(graph, rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt"))


def test_at_least_150_bodies_are_known() -> None:
    assert len(BODIES) >= 150


def test_no_body_is_described_in_two_files() -> None:
    described = Counter(iri for file in FILES for iri in read([file]) if iri.startswith(BODY))
    assert [iri for iri, times in described.items() if times > 1] == []


def test_no_two_bodies_share_a_name() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for iri, values in BODIES.items():
        for name in said(values, *NAMES):
            owners[folded(name)].add(iri)
    assert {name: sorted(iris) for name, iris in owners.items() if len(iris) > 1} == {}


def test_no_abbreviation_is_the_full_name_of_another_body() -> None:
    owner = {name: iri for iri, values in BODIES.items() for name in said(values, *NAMES)}
    taken = [(iri, short) for iri, values in BODIES.items() for short in said(values, CN + "abbreviation")]
    assert [(iri, short) for iri, short in taken if owner.get(short, iri) != iri] == []


def test_bodies_that_share_an_abbreviation_are_of_different_laender_or_kinds() -> None:
    owners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for iri, values in BODIES.items():
        for short in said(values, CN + "abbreviation"):
            owners[short, *said(values, CN + "kind", CN + "land")].append(iri)
    doubled = {key[0]: iris for key, iris in owners.items() if len(iris) > 1}
    assert set(doubled) <= {"HMSI"}, doubled


def test_every_body_has_one_german_name() -> None:
    labels = {iri: values.get(SKOS + "prefLabel", []) for iri, values in BODIES.items()}
    german = {iri: [x for x in ls if isinstance(x, ox.Literal) and x.language == "de"] for iri, ls in labels.items()}
    assert {iri: names for iri, names in german.items() if len(names) != 1} == {}


def test_every_body_has_one_known_kind_and_type() -> None:
    told = {iri: (said(values, CN + "kind"), said(values, TYPE)) for iri, values in BODIES.items()}
    wrong = {
        iri: (k, t) for iri, (k, t) in told.items() if not (len(k) == len(t) == 1 and {*k} <= KINDS and {*t} <= TYPES)
    }
    assert wrong == {}


def test_classes_and_offices_are_typed_as_such() -> None:
    assert {said(values, TYPE)[0] for values in of_kind("class").values()} == {CN + "OrganisationClass"}
    assert {said(values, TYPE)[0] for values in of_kind("office").values()} == {CN + "Office"}


def test_every_body_works_in_a_known_land() -> None:
    lands = {iri: said(values, CN + "land") for iri, values in BODIES.items()}
    assert {iri: found for iri, found in lands.items() if not found or not {*found} <= set(LANDS)} == {}


OFFICIAL = (
    "SH 01 DEF, HH 02 DE6, NI 03 DE9, HB 04 DE5, NW 05 DEA, HE 06 DE7, RP 07 DEB, BW 08 DE1, "
    "BY 09 DE2, SL 10 DEC, BE 11 DE3, BB 12 DE4, MV 13 DE8, SN 14 DED, ST 15 DEE, TH 16 DEG"
)


def test_every_land_has_the_official_codes_of_its_own() -> None:
    """AGS after the Gemeindeverzeichnis, NUTS after Regulation (EC) 1059/2003: the only link is the name."""
    told = {
        iri: tuple(said(values, CN + "isoCode", CN + "ags", CN + "nuts"))
        for iri, values in KNOWN.items()
        if CN + "Land" in said(values, TYPE)
    }
    official = [row.split() for row in OFFICIAL.split(", ")]
    assert told == {LAND + "DE": ("DE", "DE")} | {
        f"{LAND}DE-{iso}": (f"DE-{iso}", ags, nuts) for iso, ags, nuts in official
    }


def test_all_sixteen_laender_are_told_with_their_codes() -> None:
    assert set(LAENDER) == {LAND + "DE", *(f"{LAND}DE-{code}" for code in CODES)}
    assert {
        iri for iri, values in LAENDER.items() if said(values, DCTERMS + "identifier") != [iri.rsplit("/")[-1]]
    } == set()
    codes = [code for values in LAENDER.values() for code in said(values, SKOS + "notation")]
    assert sorted(codes) == [f"{number:02}" for number in range(1, 17)]


def test_every_land_has_names_in_both_languages_an_adjective_and_a_nuts_region() -> None:
    for iri, values in LAENDER.items():
        languages = {x.language for x in values[SKOS + "prefLabel"] if isinstance(x, ox.Literal)}
        assert languages == {"de", "en"}, iri
        assert said(values, CN + "adjective"), iri
        assert [bool(re.search(r"/nuts/code/DE[1-9A-G]?$", same)) for same in said(values, SCHEMA + "sameAs")] == [
            True
        ], iri


@pytest.mark.parametrize("kind", ["office", "ministry"])
def test_every_land_has_its_office_and_its_ministry(kind: str) -> None:
    lands = {land for values in of_kind(kind).values() for land in said(values, CN + "land")}
    assert lands >= {f"{LAND}DE-{code}" for code in CODES}


def test_every_file_says_who_wrote_it_and_when_as_few_bodies_have_a_source_of_their_own() -> None:
    for file in FILES:
        about = read([file])[f"{BASE}authority/{file.name.removesuffix('.ttl')}"]
        assert said(about, DCTERMS + "creator") == ["chancennetz"], file
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", "".join(said(about, DCTERMS + "modified"))), file
        assert {text.language for text in about[COMMENT] if isinstance(text, ox.Literal)} == {"de", "en"}, file
    sourced = [iri for iri, values in BODIES.items() if said(values, DCTERMS + "source")]
    assert 0 < len(sourced) < len(BODIES)


def test_slugs_are_plain_ascii() -> None:
    assert [iri for iri in KNOWN if not re.fullmatch(r"https://w3id\.org/chancennetz/[\w/-]+", iri, re.ASCII)] == []


def hosts(values: Values) -> set[str]:
    """Return the mail domains and the homepage hosts (without `www.`) of one body."""
    homes = {urlsplit(home).netloc.removeprefix("www.") for home in said(values, FOAF + "homepage")}
    return homes | set(said(values, CN + "mailDomain"))


def test_a_host_belongs_to_one_body_so_that_it_may_tell_the_land() -> None:
    owned = Counter(host for values in BODIES.values() for host in hosts(values))
    assert [host for host, times in owned.items() if times > 1 or not re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", host)] == []


def test_every_change_joins_known_bodies_and_says_what_happened() -> None:
    for iri, values in CHANGES.items():
        ends = [said(values, ORG + end) for end in ("originalOrganization", "resultingOrganization")]
        assert all(end and {*end} <= set(BODIES) for end in ends), iri
        assert iri.rsplit("/", 1)[0] in {body for end in ends for body in end}, iri
        assert len(said(values, COMMENT)) == 1, iri


def test_a_change_that_is_named_after_a_year_is_dated_in_it() -> None:
    named = {iri: re.search(r"/change-(\d{4})$", iri) for iri in CHANGES}
    dated = {iri: year[1] for iri, year in named.items() if year}
    assert len(dated) >= 5
    assert {
        iri for iri, year in dated.items() if [d[:4] for d in said(CHANGES[iri], DCTERMS + "date")] != [year]
    } == set()
