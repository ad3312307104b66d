"""Every term of our own that is used anywhere is defined, in both languages; nothing is defined twice."""

import re
from pathlib import Path

import pyoxigraph as ox

import graph
from data import curated
from extract.records import Reading
from graph.head import Head
from graph.minting import mint
from graph.names import PREFIXES, meta, term

CN = PREFIXES["cn"]


def defined() -> dict[str, set[tuple[str, str | None]]]:
    found: dict[str, set[tuple[str, str | None]]] = {}
    for quad in ox.parse(curated("ontology.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        if quad.subject.value.startswith(CN):
            language = quad.object.language if isinstance(quad.object, ox.Literal) else None
            found.setdefault(quad.subject.value, set()).add((quad.predicate.value, language))
    return found


def used_in_files() -> set[str]:
    """Collect `cn:` terms from the shipped queries, recipes, shapes and vocabularies."""
    names: set[str] = set()
    for folder in ("queries", "networks", "vocabularies", "authority"):
        for file in curated(folder).iterdir():
            names |= set(re.findall(r"\bcn:([a-zA-Z]+)", file.read_text("utf-8")))
    names |= set(re.findall(r"\bcn:([a-zA-Z]+)", curated("shapes.ttl").read_text("utf-8")))
    return {CN + name for name in names}


def test_every_own_term_has_label_and_definition_in_both_languages() -> None:
    wanted = {(term(p), language) for p in ("rdfs:label", "skos:definition") for language in ("de", "en")}
    assert {name: wanted - told for name, told in defined().items() if wanted - told} == {}


def test_every_term_in_the_graph_is_defined(built: Head, hamburg: Reading) -> None:
    used = {iri for line in mint(hamburg) for iri in re.findall(rf"<({re.escape(CN)}\w+)>", line)}
    books = built.store.quads_for_pattern(None, None, None, ox.NamedNode(meta()))
    used |= {quad.predicate.value for quad in books if quad.predicate.value.startswith(CN)}
    assert used - set(defined()) == set()


def test_every_term_in_a_shipped_file_is_defined() -> None:
    assert used_in_files() - set(defined()) == set()


def test_every_term_that_the_code_names_is_defined() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(graph.__path__[0]).glob("*.py"))
    named = {CN + name for name in re.findall(r"\bcn:([a-zA-Z]+)", source)}
    assert named - set(defined()) == set()
