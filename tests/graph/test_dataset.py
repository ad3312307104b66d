"""The release in rdflib's hands: the same triples, each once, and the pages that say them."""

from pathlib import Path

import pytest
from rdflib import RDF, URIRef

from data.errors import AskedWrongly
from extract.records import Reading
from graph.dataset import ReleaseDataset
from graph.head import Head
from graph.names import term
from graph.releases import publish


def test_rdflib_sees_each_triple_once_and_which_page_says_it(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    found = ReleaseDataset(publish(built, tmp_path / "releases")[0])
    pages = list(found.query("SELECT ?page { ?page a cn:Page }"))
    assert len(pages) == 2
    saying = {str(row[0]) for row in found.query("SELECT ?page { GRAPH ?page { ?office a cn:Office } }")}
    assert hamburg.page in saying
    page = found.get_graph(URIRef(hamburg.page))
    assert page is not None
    assert len(list(page.subjects(RDF.type, URIRef(term("cn:Relation"))))) == 2


@pytest.fixture
def opened(built: Head, tmp_path: Path) -> ReleaseDataset:
    pytest.importorskip("pandas")
    return ReleaseDataset(publish(built, tmp_path / "releases")[0])


def test_a_question_or_a_query_becomes_a_table_with_numbers_as_numbers(opened: ReleaseDataset) -> None:
    answer = opened.table("offices-for-group", group="wohnungslose Menschen")
    assert len(answer) == 2
    counted = opened.table("SELECT ?office (COUNT(?g) AS ?gs) { ?office cn:targetGroup ?g } GROUP BY ?office")
    assert counted["gs"].sum() == 2
    with pytest.raises(AskedWrongly, match="There is no question 'nothing'; there are: "):
        opened.table("nothing")


def test_one_network_is_the_same_for_networkx_igraph_and_pandas(opened: ReleaseDataset) -> None:
    network, vertices = opened.network("office-partner"), opened.igraph("office-partner")
    nodes, edges = opened.frames("office-partner")
    assert set(vertices.vs["name"]) == set(nodes.index) == set(network)
    assert len(edges) == vertices.ecount() == network.number_of_edges() > 0
    assert sorted(vertices.es["role"]) == sorted(edges["role"])
    assert set(nodes["label"]) == set(vertices.vs["label"])
    assert vertices["release"] == opened.release.manifest.id


def test_a_projection_and_measures_are_frames_too(opened: ReleaseDataset) -> None:
    _, edges = opened.frames("office-partner", onto="office", weight="newman")
    assert list(edges["shared"]) == [["GKV-Bündnis für Gesundheit"]]
    measures = opened.measures("office-partner", replicates=20).set_index(["measure", "node"])
    assert measures.loc[("edges", ""), "value"] == 2
    assert measures.loc[("edges", ""), "low"] <= 2


def test_a_query_in_python_reaches_nothing_outside_either(opened: ReleaseDataset) -> None:
    with pytest.raises(AskedWrongly, match="other servers"):
        opened.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
