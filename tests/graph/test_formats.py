"""What is written is read back by other people's libraries, with everything in it, however odd."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import AskedWrongly
from graph.formats import FORMATS, write
from tests.graph.reading_back import READERS, Read, differences, igraph_pajek, networkx, why_not

PAIRS = [
    pytest.param(form, reader, marks=pytest.mark.skipif(bool(why_not(reader)), reason=why_not(reader) or "it is there"))
    for form, readers in READERS.items()
    for reader in readers
]
HERE = [form for form in FORMATS if form != "parquet" or not why_not("pyarrow")]
ABOUT: Any = {"name": "Wer mit wem?", "recipe": "probe", "release": "2026-11-21.1", "created": "2026-11-21T12:00:00Z"}
OFFICE = "https://w3id.org/chancennetz/name/DE-HH/KGC_Hamburg"
BODY = "https://w3id.org/chancennetz/name/B%C3%BCndnis_f%C3%BCr_%E2%80%9EGesundheit%E2%80%9C?a=1"
TOWN = "https://w3id.org/chancennetz/name/Köln_e._V."
HOSTILE = [
    "A & B <c> „ü“ 'x' \"y\" 🐝 ]]> --> &amp;",
    "tab\there, line\nthere, return\rthere, both\r\n.",
    "x" * 10_000,
    "back\\slash \\n \\",
    '=1+1, "a", ;b| c',
    " spaces around ",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def probe(label: str = "KGC Hamburg", quote: str = "gefördert durch das „Bündnis“") -> Any:
    graph: Any = nx.MultiDiGraph(**ABOUT)
    graph.add_node(OFFICE, label=label, label_en="office", kind="office", land="DE-HH", iri=OFFICE, degree=2)
    graph.add_node(BODY, label="Bündnis für „Gesundheit“", kind="network", iri=BODY, short=None, degree=3)
    graph.add_node(TOWN, label="Köln", kind="municipal", land="DE-NW", iri=TOWN, degree=1)
    shared = {"iri": "https://w3id.org/chancennetz/relation/1", "from": "https://kgc.example/größe?b=2&a=1"}
    graph.add_edge(BODY, OFFICE, role="Förderer", weight=2, confidence=0.85, quote=quote, mutual=True, **shared)
    graph.add_edge(BODY, OFFICE, role="Träger", weight=1, confidence=0.5, quote="Träger", mutual=False, **shared)
    graph.add_edge(TOWN, BODY, role="Partner", weight=0.25, shared=["a; b", "ç"], mutual=False, **shared)
    return graph


def told(graph: Any, change: Callable[[str], str] = str) -> Read:
    """Return what a reader should find, texts as the format can hold them."""

    def held(data: dict[str, Any]) -> dict[str, Any]:
        known = {name: value for name, value in data.items() if value is not None}
        return {name: change(value) if isinstance(value, str) else value for name, value in known.items()}

    read = networkx(graph)
    return Read({node: held(data) for node, data in read.nodes.items()}, [(*e[:2], held(e[2])) for e in read.edges])


def as_dot_can(text: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f]", "\N{REPLACEMENT CHARACTER}", text).replace("\\", "\\\\")


def as_xml_can(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


HELD: dict[str, Callable[[str], str]] = {"graphml": as_xml_can, "gexf": as_xml_can, "dot": as_dot_can}


@pytest.mark.parametrize(("form", "reader"), PAIRS)
def test_every_attribute_is_read_back(tmp_path: Path, form: str, reader: str) -> None:
    files = write(probe(), form, tmp_path / f"net.{form}")
    assert list(differences(told(probe()), READERS[form][reader](files))) == []


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "white space", "long", "backslashes", "table", "spaces"])
@pytest.mark.parametrize(("form", "reader"), PAIRS)
def test_hostile_texts_are_read_back(tmp_path: Path, form: str, reader: str, text: str) -> None:
    graph = probe(label=text, quote=text)
    found = READERS[form][reader](write(graph, form, tmp_path / "net"))
    assert list(differences(told(graph, HELD.get(form, str)), found)) == []


@pytest.mark.parametrize(("form", "reader"), PAIRS)
def test_any_text_is_read_back(tmp_path_factory: pytest.TempPathFactory, form: str, reader: str) -> None:
    folder = tmp_path_factory.mktemp("any")

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(label=TEXTS, quote=TEXTS)
    def check(label: str, quote: str) -> None:
        graph = probe(label, quote)
        found = READERS[form][reader](write(graph, form, folder / "net"))
        assert list(differences(told(graph, HELD.get(form, str)), found)) == []

    check()


@pytest.mark.parametrize(("form", "reader"), PAIRS)
def test_an_empty_network_is_a_valid_empty_file(tmp_path: Path, form: str, reader: str) -> None:
    assert READERS[form][reader](write(nx.MultiDiGraph(**ABOUT), form, tmp_path / "net")) == ({}, [])


@pytest.mark.parametrize("form", HERE)
def test_every_file_says_what_it_is_from_which_release(tmp_path: Path, form: str) -> None:
    files = write(probe(), form, tmp_path / "net")
    content = b"".join(file.read_bytes() for file in files)
    assert [value for value in ("probe", "2026-11-21.1", "2026-11-21") if value.encode() not in content] == []


@pytest.mark.parametrize("form", HERE)
def test_two_exports_are_the_same_bytes(tmp_path: Path, form: str) -> None:
    one, other = (write(probe(), form, tmp_path / name / "net") for name in "ab")
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]


@pytest.mark.skipif(bool(why_not("igraph")), reason="igraph is not installed")
def test_pajek_has_labels_and_weights_and_puts_kinds_beside_them(tmp_path: Path) -> None:
    net, kinds, laender = write(probe(label='"KGC"\nHamburg'), "net", tmp_path / "net.net")
    found = igraph_pajek([net])
    assert [node["label"] for node in found.nodes.values()] == ["'KGC' Hamburg", "Bündnis für „Gesundheit“", "Köln"]
    assert [(*edge[:2], edge[2]["weight"]) for edge in found.edges] == [("1", "0", 2), ("1", "0", 1), ("2", "1", 0.25)]
    assert kinds.read_text("utf-8") == "% 1 municipal\n% 2 network\n% 3 office\n*Vertices 3\n3\n2\n1\n"
    assert "% 1 not known\n" in laender.read_text("utf-8")


def test_two_mode_pajek_tells_how_many_are_of_the_first_mode(tmp_path: Path) -> None:
    graph: Any = nx.MultiGraph(**ABOUT)
    graph.add_node("x:b", label="Bündnis", bipartite=1, mode="partner")
    graph.add_node("x:a", label="KGC", bipartite=0, mode="office")
    graph.add_edge("x:a", "x:b", weight=3)
    net, *_ = write(graph, "two-mode.net", tmp_path / "net.net")
    assert net.read_text("utf-8").split("\n", 1)[1] == '*Vertices 2 1\n1 "KGC"\n2 "Bündnis"\n*Edges\n1 2 3\n'


def test_gexf_has_colours_by_kind_and_sizes_by_degree(tmp_path: Path) -> None:
    graph = nx.read_gexf(write(probe(), "gexf", tmp_path / "net")[0], version="1.3")
    viz = {node: data["viz"] for node, data in graph.nodes(data=True)}
    assert viz[OFFICE]["color"] == {"r": 213, "g": 94, "b": 0, "a": 1.0}
    assert viz[TOWN]["size"] < viz[OFFICE]["size"] < viz[BODY]["size"]


def test_parquet_without_pyarrow_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AskedWrongly, match=r"pip install 'chancennetz\[parquet\]'"):
        write(probe(), "parquet", tmp_path / "net")


def test_an_unknown_format_is_answered_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="no format 'pdf'; choose one of: graphml, gexf, csv"):
        write(nx.MultiDiGraph(), "pdf", tmp_path / "net.pdf")
