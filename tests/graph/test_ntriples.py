"""What is written comes back from the store as it went in."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ntriples import date, number, text, typed


def stored(literal: str) -> ox.Literal:
    store = ox.Store()
    store.update(f"INSERT DATA {{ <x:s> <x:p> {literal} }}")
    found = next(iter(store)).object
    assert isinstance(found, ox.Literal)
    return found


@given(st.text())
def test_a_text_comes_back_unchanged(value: str) -> None:
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert stored(text(value)).value == whole
    assert stored(text(value, "de")).language == "de"


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("2017", "gYear"),
        ("2017-02", "gYearMonth"),
        ("2017-02-01", "date"),
        ("Herbst 2015", "string"),
        ("201", "string"),
    ],
)
def test_a_date_is_as_precise_as_it_was_told(told: str, kind: str) -> None:
    found = stored(date(told))
    assert (found.value, found.datatype.value.rpartition("#")[2]) == (told, kind)


@given(st.floats(0, 1))
def test_a_confidence_comes_back_canonical(value: float) -> None:
    written = number(value)
    assert str(stored(written)) == written


def test_a_typed_literal_keeps_its_type() -> None:
    assert stored(typed("7", "xsd:integer")).datatype.value.endswith("integer")
