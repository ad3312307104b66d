"""IRIs are valid, distinct for distinct names, and never cleaned."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import iris

NAMES = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


@given(NAMES)
def test_every_written_name_gives_a_valid_iri(name: str) -> None:
    assert ox.NamedNode(iris.body(name)).value == iris.body(name)
    assert list(ox.parse(f"<{iris.body(name)}> <x:p> <x:o> .", format=ox.RdfFormat.N_TRIPLES))


@given(NAMES)
def test_every_address_found_on_a_page_gives_a_valid_iri(address: str) -> None:
    iri = iris.web("https://hage.de/" + address)
    assert list(ox.parse(f"<{iri}> <x:p> <x:o> .", format=ox.RdfFormat.N_TRIPLES, lenient=True))
    assert not set(iri) & set(' <>"{}|\\^`')


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Verein  A", "Verein A", True),
        ("Verein\nA", "Verein A", True),
        ("Gesundheit fu\u0308r", "Gesundheit für", True),
        ("Verein A", "verein A", False),
        ("Verein A", "Verein A e. V.", False),
        ("Verein A", "Verein_A", False),
    ],
)
def test_only_white_space_and_composition_are_levelled(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert (iris.body(one) == iris.body(other)) is same


def test_a_land_tells_offices_of_one_name_apart() -> None:
    assert iris.body("KGC", "DE-HH") != iris.body("KGC", "DE-HE")


def test_a_quote_names_its_version_and_place() -> None:
    version = iris.version("20261121224831/https://hage.de/kgc?a=1")
    assert iris.quoted(version, 3, 9).endswith("/version/20261121224831/https://hage.de/kgc?a=1#char=3,9")


def test_statements_differ_when_any_part_differs() -> None:
    parts = [("a", "b"), ("ab", ""), ("", "ab"), ("a", ""), ("a",)]
    assert len({iris.statement("fact", *part) for part in parts}) == len(parts)
