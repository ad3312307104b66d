"""Judgements join names and can be taken back; what contradicts or is written wrongly is named by its line."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from data import curated
from data.errors import AskedWrongly
from extract.records import Reading
from graph import iris
from graph.books import checksum_of
from graph.build import build
from graph.head import Head
from graph.judged import Judged, judged, judgements_graph, name_of
from graph.judged_unknown import unknown
from graph.judgements import FILE, read, short, whole, written
from graph.labels import resolve
from graph.minting import mint
from graph.sparql import select

CARRIER, FULL = "name/Verein_Ä_%26_Ö", "name/Verein_Ä_und_Ö_e.%2DV"
FUND = "name/GKV-Bündnis_für_Gesundheit"
LINE = {"judgement": "same", "a": "body/hag", "b": "name/HAG_eV", "by": "me", "when": "2026-11-26", "why": "imprint"}


def lines_of(file: Path, *lines: Mapping[str, object]) -> Path:
    file.write_text("".join(json.dumps({**LINE, **line}) + "\n" for line in lines), "utf-8")
    return file


def weighed(folder: Path, *pairs: Sequence[str]) -> Judged:
    told = ({"a": a, "b": b, "judgement": verdict} for a, verdict, b in pairs)
    return judged(read([lines_of(folder / FILE, *told)]))


def test_the_shipped_judgements_hold_together_and_give_their_reasons() -> None:
    shipped = read([curated(FILE)])
    assert judged(shipped).placed == shipped
    assert [one.place for one in shipped if not one.judgement.why.strip() or not one.judgement.by] == []


def test_a_file_that_is_not_there_has_no_judgements(tmp_path: Path) -> None:
    assert read([tmp_path / FILE]) == ()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    (one,) = read([lines_of(tmp_path / "a.jsonl", {"evidence": ["https://x.example/"]})])
    (tmp_path / FILE).write_text(f"\n{written(one.judgement)}\n", "utf-8")
    (again,) = read([tmp_path / FILE])
    assert (again.judgement, again.place) == (one.judgement, f"{tmp_path.name}/judgements.jsonl, line 2")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"judgement": "sme"}, "'sme' - at `$.judgement`"),
        ({"when": "gestern"}, "at `$.when`"),
        ({"wny": "typo"}, "unknown field `wny`"),
        ({"a": "Landes vereinigung"}, "a is 'Landes vereinigung'"),
        ({"b": "body/hag"}, "a and b are both body/hag"),
        ({"why": 3}, "at `$.why`"),
    ],
)
def test_a_wrong_line_is_named_with_its_key_and_the_choices(tmp_path: Path, line: dict[str, object], told: str) -> None:
    with pytest.raises(AskedWrongly, match=r"judgements.jsonl, line 2: ") as refused:
        read([lines_of(tmp_path / FILE, {}, line)])
    assert told in str(refused.value)


@pytest.mark.parametrize("bytes_", [b"{", b"[]", b'{"why":"\xff"}', b"same,a,b"])
def test_a_broken_line_is_refused_with_its_number(tmp_path: Path, bytes_: bytes) -> None:
    (tmp_path / FILE).write_bytes(b"\n" + bytes_)
    with pytest.raises(AskedWrongly, match="line 2: "):
        read([tmp_path / FILE])


def test_different_names_that_a_chain_makes_the_same_are_refused_with_every_line(tmp_path: Path) -> None:
    chain = [("name/A", "same", "name/B"), ("name/B", "same", "name/C"), ("name/C", "different", "name/A")]
    with pytest.raises(AskedWrongly) as refused:
        weighed(tmp_path, *chain)
    assert all(f"line {number}" in str(refused.value) for number in (1, 2, 3))


def test_two_bodies_of_the_authority_are_never_one(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match=r"line 1; .*line 2 make .*/hag and .*/hage the same"):
        weighed(tmp_path, ("body/hag", "same", "name/X"), ("name/X", "same", "body/hage"))


def test_the_authority_stands_for_all_else_the_longest_name(tmp_path: Path) -> None:
    found = weighed(tmp_path, ("name/HAG_e.V.", "same", "body/hag"), ("name/B", "same", "name/Bb"))
    assert found.canonical == {whole("name/HAG_e.V."): whole("body/hag"), whole("name/B"): whole("name/Bb")}


def test_unsure_changes_nothing(tmp_path: Path) -> None:
    assert weighed(tmp_path, ("name/A", "unsure", "name/B")).canonical == {}


def test_only_pages_that_name_the_body_are_replaced_and_undoing_brings_all_back(
    built: Head, hamburg: Reading, hessen: Reading, tmp_path: Path
) -> None:
    before = checksum_of(built.store)
    office = short(iris.body("KGC Hamburg", "DE-HH"))
    one = weighed(tmp_path, (office, "same", "body/kgc-hamburg"))
    assert build(built, [hamburg, hessen], {}, judgements=one).replaced == (hamburg.page,)
    assert build(built, [hamburg, hessen], {}, judgements=one).replaced == ()
    assert build(built, [hamburg, hessen], {}).replaced == (hamburg.page,)
    assert checksum_of(built.store) == before


def test_a_joined_name_is_another_name_of_the_body_and_its_statements_keep_their_iris(
    hamburg: Reading, tmp_path: Path
) -> None:
    lines = mint(hamburg)
    one = weighed(tmp_path, (FUND, "same", "body/gkv-buendnis"))
    applied = one.applied(lines)
    assert not any(f"<{whole(FUND)}>" in line for line in applied)
    named = [line for line in applied if line.startswith(f"<{whole('body/gkv-buendnis')}>")]
    assert {line.split()[1].rsplit("#")[-1].rstrip(">") for line in named} == {"altLabel"}
    nodes = {line.split()[0] for line in lines if "/relation/" in line.split()[0]}
    assert nodes == {line.split()[0] for line in applied if "/relation/" in line.split()[0]}


def test_the_first_iri_and_who_decided_stay_findable(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    one = weighed(tmp_path, (CARRIER, "same", FULL), (CARRIER, "different", FUND))
    build(built, [hamburg], {}, judgements=one)
    table = select(
        built.store,
        f"SELECT ?body ?by {{ GRAPH <{judgements_graph()}> {{ <{whole(CARRIER)}> owl:sameAs ?body . "
        "?j cn:judges ?body ; "
        'cn:verdict "same" ; dcterms:creator ?by ; dcterms:date ?when ; rdfs:comment ?why } }',
    )
    assert table.rows == ((whole(FULL), "me"),)
    assert resolve(partial(select, built.store), "body", whole(CARRIER)) == whole(FULL)
    assert select(built.store, f"ASK {{ <{whole(CARRIER)}> owl:differentFrom <{whole(FUND)}> }}").rows == (("yes",),)
    assert select(built.store, f'ASK {{ <{whole(FULL)}> skos:altLabel "Verein Ä & Ö"@de }}').rows == (("yes",),)


def test_a_name_that_nothing_bears_is_told_with_its_line(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    pairs = [(CARRIER, "same", FUND), ("body/hagg", "unsure", CARRIER), ("name/Vereine", "same", "body/hag")]
    one = weighed(tmp_path, *pairs)
    build(built, [hamburg], {}, judgements=one)
    told = list(unknown(built.store, one.placed, one))
    assert [(line.split(" is about")[0].split("/")[1], "/hagg," in line or "/Vereine," in line) for line in told] == [
        ("judgements.jsonl, line 2", True),
        ("judgements.jsonl, line 3", True),
    ]


@pytest.mark.parametrize("name", ["Verein Ä & Ö", "GKV-Bündnis (Bund) e. V.", "a_b"])
def test_a_minted_iri_tells_its_name(name: str) -> None:
    assert name_of(iris.body(name)) == name
    assert name_of(iris.body(name, "DE-HH")) == name
