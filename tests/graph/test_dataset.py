"""The release in rdflib's hands: the same triples, each once, and the pages that say them."""

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from rdflib import RDF, URIRef
from rdflib.plugins.sparql import prepareQuery

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
    saying = {str(row[0]) for row in found.query("SELECT ?page { GRAPH ?page { ?office a cn:Office } }")}  # type: ignore[index]
    assert hamburg.page in saying
    page = found.get_graph(URIRef(hamburg.page))
    assert page is not None
    assert len(list(page.subjects(RDF.type, URIRef(term("cn:Relation"))))) == 2


def test_rdflib_asks_the_graphs_that_a_query_names(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    found = ReleaseDataset(publish(built, tmp_path / "releases")[0])
    asked = f"SELECT ?page FROM <{hamburg.page}> WHERE {{ ?page a cn:Page }}"  # noqa: S608 - SPARQL
    assert [str(row[0]) for row in found.query(asked)] == [hamburg.page]  # type: ignore[index]


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


def test_a_search_is_a_table_of_hits_with_why(built: Head, opened: ReleaseDataset, tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="open the release with open_release"):
        opened.search("wohnungslos")
    found = ReleaseDataset(publish(built, tmp_path / "releases")[0], tmp_path / "search")
    hits = found.search("wohnungslos", land="Hamburg")
    assert list(hits["quote"])[:1] == ["Wohnungslosen"]
    assert list(hits["pages"])[:1] == [1]
    assert list(found.search("xyzzy").columns) == list(hits.columns)


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


@pytest.fixture
def listening() -> Iterator[tuple[str, list[int]]]:
    """Yield an address on this machine, and a list that grows with every connection to it."""
    asked: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            with suppress(OSError):
                while True:
                    server.accept()[0].close()
                    asked.append(1)

        thread = Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", asked
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


ELSEWHERE = "SELECT * FROM <{}> {{ ?s ?p ?o }}"
ASKING: dict[str, Callable[[ReleaseDataset, str], object]] = {
    "text": lambda found, url: found.query(f"SELECT * {{ ?a ?b ?c . SERVICE <{url}> {{ ?s ?p ?o }} }}"),
    "prepared": lambda found, url: found.query(
        prepareQuery(f"SELECT * {{ ?a ?b ?c . SERVICE <{url}> {{ ?s ?p ?o }} }}")
    ),
    "with a base": lambda found, url: found.query(ELSEWHERE.format(url), base=url),
    "of the default graph": lambda found, url: found.default_graph.query(
        f"SELECT * {{ ?a ?b ?c . SERVICE <{url}> {{ ?s ?p ?o }} }}"
    ),
    "update": lambda found, url: found.update(f"LOAD <{url}>"),
}


@pytest.mark.parametrize("way", ASKING)
def test_a_query_in_python_reaches_nothing_outside_either(
    built: Head, tmp_path: Path, listening: tuple[str, list[int]], way: str
) -> None:
    url, asked = listening
    with pytest.raises(AskedWrongly):
        ASKING[way](ReleaseDataset(publish(built, tmp_path / "releases")[0]), url)
    assert asked == []


def test_a_graph_that_is_not_in_the_release_is_not_fetched(
    built: Head, tmp_path: Path, listening: tuple[str, list[int]]
) -> None:
    url, asked = listening
    found = ReleaseDataset(publish(built, tmp_path / "releases")[0])
    list(found.query(ELSEWHERE.format(url)))
    assert asked == []
