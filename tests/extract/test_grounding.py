"""A model's record counts only if every quote stands on the page, and every value in its quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors import Candidate, PageContext
from extract.grounding import SURE_AT_MOST, find, grounded
from extract.html import read_html
from extract.records import Activity, Contact, Fact, Organisation, Relation

CONTEXT = PageContext("https://kgc.example/", "20261121000000/https://kgc.example/", "https://kgc.example/", False)  # noqa: FBT003
FUNDED = "Die Koordinierungsstelle wird seit 2017 vom Sozialministerium Musterland gefördert."
TEXT = read_html(
    f"<nav>Startseite der Landesvereinigung</nav><main><h1>Über uns</h1><p>{FUNDED}</p>"
    "<p>Sie berät Kommunen dreimal jährlich.</p><p>Ada Lovelace, Tel. 040 / 123 45-6</p>"
    "<p>Dem Verbund gehören 66 Organisationen an.</p></main>".encode()
)


def said(quote: str | tuple[str, ...], sure: float = 0.5, /, **fields: object) -> Candidate:
    return Candidate(fields, (quote,) if isinstance(quote, str) else quote, sure)


def relation(**changed: object) -> Candidate:
    fields = {
        "type": "relation",
        "subject": {"name": "Koordinierungsstelle"},
        "role": "funder",
        "object": {"name": "Sozialministerium Musterland", "id": "https://example.org/invented"},
        "since": "2017",
    }
    return said(FUNDED, **fields | changed)


def test_a_record_whose_words_stand_on_the_page_is_kept_without_the_links_it_claims() -> None:
    record, why = grounded(relation(), TEXT, CONTEXT, "modell/1")
    assert why == "kept"
    assert isinstance(record, Relation)
    assert (record.subject.name, record.object.id, record.since) == ("Koordinierungsstelle", None, "2017")
    assert (record.page, record.extractor) == (CONTEXT.page, "modell/1")
    assert [TEXT.text[e.start : e.end] for e in record.evidence] == [FUNDED]


@pytest.mark.parametrize(
    ("candidate", "type_"),
    [
        (said("Kommunen dreimal jährlich", type="activity", as_written="berät Kommunen"), None),
        (said("berät Kommunen dreimal", type="activity", as_written="berät Kommunen", label="Erfunden"), Activity),
        (said("Tel. 040 / 123 45-6", type="contact", phone="040 123456"), Contact),
        (said("Tel. 040 / 123 45-6", type="contact", phone="040 123457"), None),
        (
            said("gehören 66 Organisationen", type="fact", subject={"name": "Verbund"}, value="66", as_written="66"),
            None,
        ),
        (
            said(
                "Dem Verbund gehören 66 Organisationen an",
                type="fact",
                subject={"name": "Verbund"},
                property="members",
                value="66",
                as_written="66 Organisationen",
            ),
            Fact,
        ),
        (said("Sozialministerium Musterland", type="organisation", name="Sozialministerium Musterland"), Organisation),
    ],
)
def test_a_value_must_stand_in_the_quotes(candidate: Candidate, type_: type | None) -> None:
    record = grounded(candidate, TEXT, CONTEXT, "modell/1").record
    assert (type(record) if record else None) is type_


@pytest.mark.parametrize(
    ("candidate", "why"),
    [
        (
            said("Die KGC wird von der Sonnenstiftung getragen.", type="organisation", name="Sonnenstiftung"),
            "quote not on",
        ),
        (said((), type="organisation", name="Verbund"), "quote not on"),
        (said("Um", type="organisation", name="Um"), "quote not on"),
        (said("Startseite der Landesvereinigung", type="organisation", name="Landesvereinigung"), "quote not on"),
        (said((FUNDED, "Erfunden von A bis Z"), type="organisation", name="Koordinierungsstelle"), "quote not on"),
        (relation(object={"name": "Finanzministerium"}), "value not in"),
        (relation(since="2016"), "value not in"),
        (relation(since="seit langem"), "value not in"),
        (relation(role="sponsor"), "not a whole record"),
        (relation(subject=None), "not a whole record"),
        (relation(subject=["Koordinierungsstelle"]), "value not in"),
        (said(FUNDED, type="weather"), "no record type"),
        (said(FUNDED), "no record type"),
    ],
)
def test_what_is_rejected_tells_why(candidate: Candidate, why: str) -> None:
    record, told = grounded(candidate, TEXT, CONTEXT, "modell/1")
    assert record is None
    assert why in told


def test_a_quote_almost_right_is_replaced_by_the_words_of_the_page() -> None:
    almost = "Die Koordinierungsstelle wird seit 2017 von Sozialministerium Musterland gefördert"
    record, why = grounded(said(almost, **relation().fields), TEXT, CONTEXT, "m/1")
    assert why == "kept, quote mended"
    assert record
    assert record.evidence[0].quote == FUNDED.removesuffix(".")


def test_a_number_in_a_mended_quote_is_the_number_of_the_page() -> None:
    told = FUNDED.replace("2017", "2018")
    assert grounded(said(told, **relation(since="2018").fields), TEXT, CONTEXT, "m/1").record is None


def test_a_model_is_never_surer_than_it_may_be() -> None:
    sure = said(FUNDED, 1.0, type="organisation", name="Koordinierungsstelle")
    record = grounded(sure, TEXT, CONTEXT, "m/1").record
    assert record
    assert record.confidence == SURE_AT_MOST


@given(st.text(max_size=60))
def test_whatever_is_quoted_a_place_found_is_a_place_in_the_main_text(quote: str) -> None:
    place = find(quote, TEXT)
    if place:
        start, end = place
        assert TEXT.text[start:end].strip() == TEXT.text[start:end] != ""
        assert any(b.start <= start < b.end for b in TEXT.content())


@given(st.integers(0, len(FUNDED) - 4), st.integers(4, 80))
def test_every_stretch_of_the_main_text_is_found_where_it_stands(start: int, length: int) -> None:
    wanted = FUNDED[start : start + length].strip()
    place = find(wanted, TEXT)
    assert len(wanted) < 3 or (place and TEXT.text[slice(*place)] == wanted)
