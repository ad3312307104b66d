"""Names of one body are proposed as one, siblings never; only people judge."""

import csv
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from graph.head import Head
from graph.judgements import Judgement, whole
from graph.likeness import Body, likeness
from graph.named_bodies import named_bodies
from graph.resolution import groups_of, pair, proposals
from graph.sparql import select
from graph.spellings import spelling, spellings

SET = Path(__file__).parents[2] / "bench" / "spellings.tsv"


def body(iri: str, *names: str, land: str = "", hosts: str = "", is_class: bool = False) -> Body:
    where = frozenset({land} - {""})
    return Body(iri, spellings(names), where, frozenset(hosts.split()), is_class, iri.startswith("body/"))


@pytest.mark.parametrize(
    ("one", "other", "land"),
    [
        ("Hamburgische Arbeitsgemeinschaft e. V.", "Hamburgischen Arbeitsgemeinschaft", ""),
        ("Landesvereinigung für Gesundheit Sachsen-Anhalt", "Landesvereinigung für Gesundheit Sachsen Anhalt e.V.", ""),
        ("Gesunde Städte-Netzwerk", "Gesunde-Städte-Netzwerk", ""),
        ("GKV-Bündnis für Gesundheit", "GKV-Bündnisses für Gesundheit", ""),
        ("Ministerium für Soziales", "Ministerium für Soziales des Landes Sachsen-Anhalt", "DE-ST"),
        ("Landesvereinigung für Gesundheitsförderung", "Landesvereinigung für Gesundheitsförderug", "DE-TH"),
        ("HAGE – Hessische Arbeitsgemeinschaft für Gesundheitsförderung", "HAGE", "DE-HE"),
        ("Innungskrankenkasse Nord und Süd (IKK NS)", "Innungskrankenkasse Nord und Süd", ""),
        ("Ärztekammer des Saarlandes", "Ärztekammer Saarland", ""),
        ("Sportbund für Gesundheit Neuhausen", "Sportbnud für Gesundheit Neuhausen", "DE-NW"),
        ("Bündnis für Ernährung", "Bündnis für Ernhrung", "DE-NW"),
        ("Verband der Ersatzkassen (vdek)", "Verband der Ersatzkassen", ""),
        ("Landesvereinigung für Gesundheit (LVG MV)", "Landesvereinigung für Gesundheit", "DE-MV"),
        ("Landesvereinigung für Gesundheit (Bremen)", "Landesvereinigung für Gesundheit Bremen", ""),
    ],
)
def test_one_body_is_known_under_two_spellings(one: str, other: str, land: str) -> None:
    assert likeness(body("body/a", one, land=land), body("name/b", other, land=land))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Landesvereinigung für Gesundheit Bremen", "Landesvereinigung für Gesundheit Sachsen-Anhalt"),
        ("Sächsischer Landkreistag", "Hessischer Landkreistag"),
        ("Gesundheitsamt Sachsen", "Gesundheitsamt Sachsen-Anhalt"),
        ("Landeszentrale für Gesundheit in Bayern e. V.", "Landeszentrale für Gesundheitsförderung in Rheinland-Pfalz"),
        ("Caritasverband Herne", "Caritasverband Hamm"),
        ("Stadtverwaltung Mülheim", "Stadtverwaltung Mühlheim"),
        ("Landesfrauenrat Hessen", "Landesseniorenrat Hessen"),
        ("Bündnis für Seniorengesundheit", "Bündnis für Juniorengesundheit"),
        ("Ministerium für Soziales, Abteilung 3", "Ministerium für Soziales, Abteilung 7"),
        ("Ärztekammer Nordrhein", "Ärztekammer Westfalen-Lippe"),
        ("GKV-Spitzenverband", "GKV-Bündnis für Gesundheit"),
        ("HAG", "HAGE"),
        ("Gesundheitsamt Altenberg", "Gesundheitsamt Altenburg"),
        ("A. B. C. Familie", "C. B. A. Familie"),
        ("Gesundheitsamt Oberfeld 11", "Gesundheitsamt Oberfeld 12"),
        ("Caritasverband (Herne)", "Caritasverband (Hamm)"),
        ("Landesvereinigung für Gesundheit (Bremen)", "Landesvereinigung für Gesundheit (Hessen)"),
    ],
)
def test_siblings_are_told_apart_by_one_word(one: str, other: str) -> None:
    assert likeness(body("name/a", one), body("name/b", other)) is None


def test_a_class_is_no_body() -> None:
    assert likeness(body("name/a", "Krankenkassen", is_class=True), body("name/b", "Krankenkassen")) is None


def test_an_abbreviation_holds_in_its_land_and_not_where_siblings_share_it() -> None:
    bodies = [
        body("body/st", "Landesvereinigung A", "LVG", land="DE-ST"),
        body("body/mv", "Landesvereinigung B", "LVG", land="DE-MV"),
        body("body/mv2", "Landesverein C", "LVG", land="DE-MV"),
        body("name/st", "LVG", land="DE-ST"),
        body("name/mv", "LVG", land="DE-MV"),
        body("name/hb", "LVG", land="DE-HB"),
    ]
    assert [(one.iri, other.iri) for one, other, _ in proposals(bodies)] == [("name/st", "body/st")]


def test_a_shared_host_lets_a_name_say_less_but_not_another_thing() -> None:
    full = body("body/a", "Verein Gesund Leben und Arbeiten", hosts="gesund.example")
    assert likeness(full, body("name/b", "Verein Gesund Leben", hosts="gesund.example"))
    assert likeness(full, body("name/b", "Verein Gesund Leben")) is None
    branch = body("name/b", "Verein Gesund Leben und Arbeiten, Geschäftsstelle Süd", hosts="gesund.example")
    assert likeness(full, branch) is None


def test_no_chain_leads_from_one_body_to_another() -> None:
    names = [
        "Sozialverbund Bergheim",
        "Sozialverbund Berghein",
        "Sozialverbund Berghein e. V.",
        "Sozialverbund Berkhein",
    ]
    groups = groups_of([body(f"name/{number}", name) for number, name in enumerate(names)])
    assert not any({"name/0", "name/3"} <= group for group in groups)
    assert any({"name/1", "name/2"} <= group for group in groups)


def test_what_was_judged_is_asked_no_more_and_joins_nothing() -> None:
    bodies = [body("name/a", "Verein Eins"), body("name/b", "Verein Eins e. V."), body("name/c", "Verein-Eins")]
    assert len(proposals(bodies)) == 2
    left = proposals(bodies, {pair("name/a", "name/b")})
    assert {pair(one.iri, other.iri) for one, other, _ in left} in ({("name/a", "name/c")}, {("name/b", "name/c")})


def test_no_sibling_of_the_spelling_set_is_joined() -> None:
    with SET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    bodies = [body(f"name/{n}", row["spelling"], land=row["land"].removesuffix("DE")) for n, row in enumerate(rows)]
    groups = [{rows[int(iri[5:])]["body"] for iri in group} for group in groups_of(bodies)]
    assert len(groups) > 40
    assert [group for group in groups if len(group) > 1] == []


@pytest.mark.parametrize("landless", [False, True])
def test_no_block_keeps_two_bodies_apart_that_are_alike(landless: bool) -> None:  # noqa: FBT001 - a case
    with SET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    lands = ["" if landless and n % 3 else row["land"].removesuffix("DE") for n, row in enumerate(rows)]
    ends = ("name/{}", "name/{}", "name/{}", "body/{}")
    bodies = [body(ends[n % 4].format(n), row["spelling"], land=lands[n]) for n, row in enumerate(rows)]
    alike = [two for two in combinations(bodies, 2) if likeness(*two) and not (two[0].known and two[1].known)]
    assert len(alike) > 20
    assert [(one.name, other.name) for one, other in alike if not proposals([one, other])] == []


def test_a_name_is_taken_apart() -> None:
    found = spelling("Sächsische Landesvereinigung für Gesundheitsförderung e. V. (SLfG)")
    assert (found.words, found.lands, found.head) == (
        ("landesvereinigung", "gesundheitsfoerderung"),
        frozenset({"DE-SN"}),
        "landesvereinigung",
    )
    assert spelling("LZG.NRW").short == "LZG.NRW"
    assert spelling("Robert-Koch-Institut").short is None


def test_the_bodies_of_a_store_are_found_with_names_laender_and_hosts(built: Head) -> None:
    found = {one.iri: one for one in named_bodies(built.store)}
    hag = found[whole("body/hag")]
    assert hag.known
    assert hag.lands == {"DE-HH"}
    assert "hag-gesundheit.de" in hag.hosts
    office = found[whole("name/DE-HH/KGC_Hamburg")]
    assert (office.known, office.lands) == (False, frozenset({"DE-HH"}))
    assert proposals(list(found.values()))[0].other.iri.startswith(whole("body/kgc-h"))


def test_a_former_name_means_the_present_body_and_the_day_of_the_change_can_be_asked(built: Head) -> None:
    table = select(
        built.store,
        """SELECT ?name ?date {
        ?body cn:formerName "Bundeszentrale für gesundheitliche Aufklärung" ; skos:prefLabel ?name .
        FILTER(LANG(?name) = "de") ?change org:originalOrganization ?body ; org:resultingOrganization ?body ;
        dcterms:date ?date }""",
    )
    assert table.rows == (("Bundesinstitut für Öffentliche Gesundheit", "2025-02-13"),)
    old = body("name/a", "Bundeszentrale für gesundheitliche Aufklärung", land="DE-HH")
    (joined,) = [group for group in groups_of([*named_bodies(built.store), old]) if "name/a" in group]
    assert whole("body/bioeg") in joined


def test_a_merger_leads_from_the_old_body_to_the_one_that_is_there_now(built: Head) -> None:
    changed = "body:{} org:changedBy ?change . ?now org:resultedFrom ?change OPTIONAL {{ ?change dcterms:date ?date }}"
    told = {
        old: select(built.store, f"SELECT ?now ?date {{ {changed.format(old)} }}").rows
        for old in ("lvg-bremen", "liga-nrw")
    }
    assert told == {"lvg-bremen": ((whole("body/lvg-afs"), None),), "liga-nrw": ((whole("body/lzg-nrw"), "2012"),)}


def test_judging_a_proposal_takes_it_off_the_list(built: Head) -> None:
    (first, *_) = proposals(named_bodies(built.store))
    one, other = first.one.iri, first.other.iri
    told = Judgement(judgement="different", a=one, b=other, by="me", when=date(2026, 11, 26), why="x")
    left = proposals(named_bodies(built.store), {told.pair})
    assert (one, other) not in {(found.one.iri, found.other.iri) for found in left}
