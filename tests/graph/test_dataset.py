"""The release in rdflib's hands: the same triples, each once, and the pages that say them."""

from pathlib import Path

from rdflib import RDF, URIRef

from extract.records import Reading
from graph.dataset import dataset
from graph.head import Head
from graph.names import term
from graph.releases import publish


def test_rdflib_sees_each_triple_once_and_which_page_says_it(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    found = dataset(publish(built, tmp_path / "releases")[0])
    pages = list(found.query("SELECT ?page { ?page a cn:Page }"))
    assert len(pages) == 2
    saying = {str(row[0]) for row in found.query("SELECT ?page { GRAPH ?page { ?office a cn:Office } }")}  # type: ignore[index]
    assert hamburg.page in saying
    page = found.get_graph(URIRef(hamburg.page))
    assert page is not None
    assert len(list(page.subjects(RDF.type, URIRef(term("cn:Relation"))))) == 2
