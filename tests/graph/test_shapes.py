"""The shapes hold for what is minted, and find what is broken."""

import re
from functools import partial

import msgspec
import pyoxigraph as ox
import pytest

from chancennetz.side_by_side import side_by_side
from data import curated
from extract.records import Reading
from graph.build import curated_graphs
from graph.head import Head
from graph.history import history
from graph.lives import Life, Spell
from graph.minting import mint, page_iri
from graph.names import term
from graph.shapes import check, checker


def test_what_is_minted_or_curated_breaks_no_shape(built: Head) -> None:
    graphs = sorted(built.graphs())
    assert len(graphs) > 10
    assert [str(finding) for finding in check(built.store, graphs) if finding.severity != "Info"] == []


def test_graphs_checked_side_by_side_give_what_one_process_finds(built: Head, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCENNETZ_JOBS", "2")
    graphs = sorted(built.graphs())
    titles = built.store.quads_for_pattern(None, ox.NamedNode(term("dcterms:title")), None, None)
    for title in list(titles)[::2]:
        built.store.remove(title)
    found = list(check(built.store, graphs, each=partial(side_by_side, checker, alone=1)))
    assert found == list(check(built.store, graphs))
    assert any("no title" in finding.message for finding in found)


def test_every_class_of_the_ontology_has_a_shape() -> None:
    shapes, ontology = curated("shapes.ttl").read_text("utf-8"), curated("ontology.ttl").read_text("utf-8")
    aimed = set(re.findall(r"cn:\w+|org:\w+", " ".join(re.findall(r"sh:targetClass ([^;]*);", shapes))))
    classes = set(re.findall(r"^(cn:[A-Z]\w+) a owl:Class", ontology, re.MULTILINE))
    exempt = {"cn:Statement", "cn:Ending", "cn:Network", "cn:Edge"}  # abstract, listed in a shape, in no release
    assert classes - aimed == exempt


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("cn:firstSeen", "one beginning"),
        ("cn:lastConfirmed", "last confirmed after it began"),
        ("cn:endedBy", "one of three ways"),
        ("cn:spell", "one of something"),
    ],
)
def test_a_broken_spell_is_found(head: Head, hamburg: Reading, part: str, message: str) -> None:
    later = msgspec.structs.replace(hamburg, records=hamburg.records[:-3])
    days = ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
    spells = [Spell(reading=r, first_seen=d, last_confirmed=d) for r, d in zip((hamburg, later), days, strict=True)]
    lines = [line for line in history(Life(spells=tuple(spells)))[1] if "spell" in line]
    assert findings(head, lines) == set()
    broken = [re.sub(rf"(?<=<{term(part)}> ).*", '"1999-01-01" .', line) for line in lines]
    assert any(message in told for told in findings(head, broken))


@pytest.mark.parametrize(
    ("code", "wrong", "message"),
    [
        ("cn:isoCode", '"DE-HAM"', "after ISO 3166-2"),
        ("cn:ags", '"2"', "two digits"),
        ("cn:nuts", '"DE60"', "one code of NUTS 1"),
        ("skos:prefLabel", '"Hambourg"@fr', "a name in German"),
    ],
)
def test_a_land_with_a_wrong_code_or_name_is_found(head: Head, code: str, wrong: str, message: str) -> None:
    lines = next(lines for name, lines in curated_graphs() if name.endswith("/authority/laender"))
    assert findings(head, lines) == set()
    hamburg = f"<{term('land:DE-HH')}> <{term(code)}> "
    broken = [line for line in lines if not line.startswith(hamburg)] + [f"{hamburg}{wrong} ."]
    assert any(message in told for told in findings(head, broken))


def findings(head: Head, lines: list[str]) -> set[str]:
    """Return what the shapes say of a history graph with these lines."""
    head.replace("https://a.example/", lines, holds=False)
    return {finding.message for finding in check(head.store, ["https://a.example/"])}


@pytest.mark.parametrize(
    ("without", "message"),
    [
        ("cn:evidence", "A statement has a quote"),
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
    assert any("/ Die Rolle ist Träger" in line and f"On {page_iri(hamburg)}: „" in line for line in told)


def test_a_finding_about_a_quote_or_a_body_quotes_a_sentence_too(head: Head, hamburg: Reading) -> None:
    lines = [line for line in mint(hamburg) if f" <{term('oa:start')}> " not in line]
    office = next(line.split()[0] for line in lines if line.endswith(f"<{term('cn:Office')}> ."))
    lines += [f"{office} <{term('cn:land')}> <{term(land)}> ." for land in ("land:DE-HE", "land:DE-HH")]
    head.replace(page_iri(hamburg), lines)
    found = {finding.message: finding.quote for finding in check(head.store, [page_iri(hamburg)])}
    assert found["A quote starts before it ends."]
    assert found["A body has more than one Land."]


def test_a_body_that_is_related_to_itself_is_a_warning(head: Head, hamburg: Reading) -> None:
    lines = [line.replace("/name/GKV-Bündnis_für_Gesundheit>", "/name/DE-HH/KGC_Hamburg>") for line in mint(hamburg)]
    head.replace(page_iri(hamburg), lines)
    assert "Warning" in {finding.severity for finding in check(head.store, [page_iri(hamburg)])}
