"""The shapes hold for what is minted, and find what is broken."""

import pytest

from extract.records import Reading
from graph.head import Head
from graph.minting import mint, page_iri
from graph.names import term
from graph.shapes import check


def test_what_is_minted_breaks_no_shape(built: Head, hamburg: Reading, hessen: Reading) -> None:
    pages = [page_iri(hamburg), page_iri(hessen)]
    assert [str(finding) for finding in check(built.store, pages) if finding.severity != "Info"] == []


@pytest.mark.parametrize(
    ("without", "message"),
    [
        ("cn:evidence", "every statement needs a quote"),
        ("cn:onPage", "exactly one page"),
        ("cn:confidence", "from 0 to 1"),
        ("org:role", "The role is"),
        ("org:member", "one body with the role"),
        ("org:organization", "one subject"),
        ("cn:status", "status"),
        ("oa:exact", "A quote has words"),
        ("oa:start", "starts before it ends"),
        ("cn:mentions", "names one thing"),
        ("cn:asWritten", "own words"),
        ("cn:activityType", "has a type"),
        ("cn:value", "has a value"),
        ("cn:currentVersion", "read from one version"),
        ("prov:generatedAtTime", "when it was fetched"),
        ("cn:textDigest", "SHA-256"),
        ("skos:prefLabel", "has a name"),
    ],
)
def test_a_missing_part_is_found_and_named_with_its_page(
    head: Head, hamburg: Reading, without: str, message: str
) -> None:
    lines = [line for line in mint(hamburg) if f" <{term(without)}> " not in line]
    head.replace(page_iri(hamburg), lines)
    found = [finding for finding in check(head.store, [page_iri(hamburg)]) if finding.severity == "Violation"]
    assert [finding for finding in found if message in finding.message], found
    assert {finding.page for finding in found} == {page_iri(hamburg)}


def test_a_finding_quotes_the_sentence_it_is_about(head: Head, hamburg: Reading) -> None:
    head.replace(page_iri(hamburg), [line for line in mint(hamburg) if f" <{term('org:role')}> " not in line])
    told = [str(finding) for finding in check(head.store, [page_iri(hamburg)])]
    assert any(line.startswith("Violation: The role is") and "gefördert durch das" in line for line in told)


def test_a_body_that_is_related_to_itself_is_a_warning(head: Head, hamburg: Reading) -> None:
    lines = [line.replace("/name/GKV-Bündnis_für_Gesundheit>", "/name/DE-HH/KGC_Hamburg>") for line in mint(hamburg)]
    head.replace(page_iri(hamburg), lines)
    assert "Warning" in {finding.severity for finding in check(head.store, [page_iri(hamburg)])}
