"""A release is described, verified, compared and written out; what it says is the same in every format."""

import csv
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from extract.records import Reading
from graph.books import books_graph, digests
from graph.build import build
from graph.describing import descriptions
from graph.differences import difference
from graph.dumping import FORMS, dump
from graph.head import Head
from graph.releases import Release, publish
from graph.verifying import problems

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
READ = {"nq.gz": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.fixture
def release(built: Head, tmp_path: Path) -> Release:
    return publish(built, tmp_path / "releases", NOON)[0]


@pytest.mark.parametrize("form", READ)
def test_a_dump_read_back_holds_the_same_quads(release: Release, tmp_path: Path, form: str) -> None:
    (path,) = dump(release, form, tmp_path / f"all.{form}")
    content = gzip.decompress(path.read_bytes()) if form.endswith("gz") else path.read_bytes()
    assert set(ox.parse(content, format=READ[form])) == {q for q in release.store() if q.graph_name != books_graph()}


def test_the_turtle_dump_is_isomorphic_to_the_default_graph_for_rdflib_too(release: Release, tmp_path: Path) -> None:
    (path,) = dump(release, "ttl", tmp_path / "default.ttl")
    triples = [quad.triple for quad in release.store().quads_for_pattern(None, None, None, ox.DefaultGraph())]
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    ours, theirs = Graph().parse(path), Graph().parse(data=lines, format="nt")
    assert len(ours) == len(triples)
    assert set(ours) == set(theirs) or isomorphic(ours, theirs)


@pytest.mark.parametrize("form", FORMS)
def test_a_release_gives_the_same_bytes_each_time(release: Release, tmp_path: Path, form: str) -> None:
    one, two = (dump(release, form, tmp_path / name / form) for name in ("one", "two"))
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]
    assert one


def test_the_nquads_are_sorted(release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.dumping.PIECE", 1000)
    (path,) = dump(release, "nq.gz", tmp_path / "all.nq.gz")
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    assert lines == sorted(set(lines))


def test_there_is_a_table_for_each_class(release: Release, tmp_path: Path) -> None:
    files = {file.name: file.read_text("utf-8").splitlines() for file in dump(release, "csv", tmp_path / "tables")}
    assert len(files["cn_Relation.csv"]) == 5
    assert files["cn_Relation.csv"][0].startswith("id,cn:confidence,cn:evidence,cn:onPage,cn:quote")
    assert {"cn_Page.csv", "cn_Office.csv", "cn_Observation.csv", "skos_Concept.csv"} <= set(files)


def test_parquet_holds_what_the_csv_tables_hold_with_lists_in_the_cells(release: Release, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    tables = {file.stem: file for file in dump(release, "csv", tmp_path / "csv")}
    written = {file.stem: file for file in dump(release, "parquet", tmp_path / "parquet")}
    assert tables.keys() == written.keys()
    for name, file in written.items():
        rows = parquet.read_table(file).to_pylist()
        joined = [{k: v if k == "id" else " | ".join(v) for k, v in row.items()} for row in rows]
        with tables[name].open(encoding="utf-8", newline="") as table:
            assert joined == list(csv.DictReader(table))


def test_a_release_is_described_for_catalogues_and_citations(release: Release) -> None:
    described = Graph().parse(release.folder / "description.ttl")
    row = next(
        iter(
            described.query(
                "SELECT ?id ?sum { ?r a dcat:Dataset ; dcterms:identifier ?id ; spdx:checksum/spdx:checksumValue ?sum }"
            )
        )
    )
    assert tuple(map(str, row)) == (release.manifest.id, release.manifest.checksum)  # type: ignore[arg-type]
    crate = json.loads((release.folder / "ro-crate-metadata.json").read_text("utf-8"))
    parts = {entity["@id"] for entity in crate["@graph"]}
    assert {"./", "ro-crate-metadata.json", "release.json", "description.ttl", "CITATION.cff"} <= parts
    assert all((release.folder / name).exists() for name in parts if "." in name)
    assert f'version: "{release.manifest.id}"' in (release.folder / "CITATION.cff").read_text("utf-8")
    assert release.manifest.counts["https://w3id.org/chancennetz/ontology#Relation"] == 4
    assert any(graph.endswith("/ontology") for graph in release.manifest.vocabularies)
    assert descriptions(release.manifest) == descriptions(release.manifest)


def test_a_whole_release_has_no_problems(release: Release) -> None:
    assert list(problems(release)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("INSERT DATA { GRAPH <https://hag.example/kgc> { <x:s> <x:p> <x:o> } }", "is not what the books say"),
        ("INSERT DATA { GRAPH <https://hag.example/kgc> { <x:s> <x:p> <x:o> } }", "lacks what https://hag"),
        ("INSERT DATA { <x:s> <x:p> <x:o> }", "says what no page says"),
        (
            "DELETE WHERE { GRAPH <https://hag.example/kgc> { ?s <http://www.w3.org/ns/org#role> ?role } }",
            "checksum",
        ),
    ],
)
def test_a_changed_release_is_found_out(built: Head, tmp_path: Path, change: str, message: str) -> None:
    manifest = publish(built, tmp_path / "releases", NOON)[0].manifest
    built.store.update(change)
    built.store.flush()
    (tmp_path / "changed").mkdir()
    built.store.backup(str(tmp_path / "changed" / "store"))
    assert [told for told in problems(Release(tmp_path / "changed", manifest)) if message in told]


def test_a_difference_counts_statements(built: Head, hamburg: Reading, hessen: Reading, tmp_path: Path) -> None:
    before, _ = publish(built, tmp_path / "releases", NOON)
    build(built, [hamburg, msgspec.structs.replace(hessen, records=hessen.records[:-2])])
    after, _ = publish(built, tmp_path / "releases", NOON)
    assert difference(before.store(), after.store()) == (0, 2, 1)
    assert difference(after.store(), before.store()) == (2, 0, 1)
    assert difference(after.store(), after.store()) == (0, 0, 0)
    assert set(digests(before.store())) == set(digests(after.store()))
