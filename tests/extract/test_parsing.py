"""BeautifulSoup is the reader of record: what lxml reports gives the same pieces, and so the same text and blocks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import curated
from extract.charset import decode
from extract.html import page_text
from extract.markup import Markup, Tag
from extract.markup_builder import MarkupBuilder, Unclear
from extract.parsing import markup_of, read_by_events, shielded
from extract.soup import read_by_soup
from tests.extract.hostile import PARTS, soup

GOLD = Path(os.environ.get("CHANCENNETZ_GOLD", "gold"))
SHIPPED = Path(str(curated()))
ATTRIBUTES = ("id", "class", "{a}id", "{{b}}", "@x", "on:click", "style", "hidden", 'a"b', "ä")
OPENED = st.tuples(
    st.sampled_from(["p", "a", "pre", "svg", "template", "table", "tr", "td", "ruby", "rt", "o:p", "form", "title"]),
    st.lists(st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(["", "='x  y'", "=z"])), max_size=2),
).map(lambda tag: f"<{tag[0]} {' '.join(name + value for name, value in tag[1])}>")
MARKUP = st.lists(
    st.one_of(st.sampled_from(PARTS), OPENED, OPENED.map(lambda tag: "</" + tag[1:]), st.text(max_size=3))
).map("".join)


def pieces(markup: Markup) -> Iterator[object]:
    for piece in markup.pieces:
        if isinstance(piece, Tag):
            yield piece.name, dict(piece.attrs), piece.start, piece.end, piece.length, piece.said, piece.linked
        else:
            yield type(piece), piece


def assert_same(page: Path | bytes) -> None:
    text = shielded(decode(page if isinstance(page, bytes) else page.read_bytes()))
    quick, record = read_by_events(text), read_by_soup(text)
    assert list(pieces(quick)) == list(pieces(record)), page
    assert page_text(quick) == page_text(record), page


@pytest.mark.parametrize("folder", [SHIPPED / "gold", SHIPPED / "sample"], ids=lambda folder: folder.name)
def test_both_give_the_same_text_blocks_and_places_on_every_page_that_is_shipped(folder: Path) -> None:
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        assert_same(page)


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the annotated pages; set CHANCENNETZ_GOLD")
def test_both_give_the_same_on_every_annotated_page() -> None:
    for page in GOLD.rglob("*.html"):
        assert_same(page)


@pytest.mark.parametrize("seed", range(0, 1000, 100))
def test_both_give_the_same_on_hostile_bytes(seed: int) -> None:
    for number in range(seed, seed + 100):
        assert_same(soup(number))


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_on_any_markup_both_give_the_same_or_beautiful_soup_reads_it(text: str) -> None:
    text = shielded(text)
    assert list(pieces(markup_of(text))) == list(pieces(read_by_soup(text)))


def test_a_name_in_braces_is_unclear_and_read_by_beautiful_soup() -> None:
    text = "<p {x}id='main'>Eins</p>"
    with pytest.raises(Unclear, match="brace"):
        read_by_events(text)
    assert [dict(tag.attrs) for tag in markup_of(text).called("p")] == [{"id": "main"}]


def test_an_end_without_its_tag_is_unclear() -> None:
    builder = MarkupBuilder()
    builder.start("p", {})
    with pytest.raises(Unclear, match="</b> closes <p>"):
        builder.end("b")


@pytest.mark.parametrize("text", ["", " ", "\ufeff", "<", "<!doctype html>", "<?xml version='1.0'?>", "<!--"])
def test_next_to_nothing_is_read_as_beautiful_soup_reads_it(text: str) -> None:
    assert list(pieces(markup_of(text))) == list(pieces(read_by_soup(text)))
