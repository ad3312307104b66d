"""Markup that browsers forgive is read as they show it: text after stray ends, pages without a body, deep nesting."""

from __future__ import annotations

import pytest

from extract.html import read_html
from extract.markup_builder import TooDeep

DEEP = 9_000


def said(html: str) -> list[tuple[str, str]]:
    text = read_html(html.encode())
    return [(block.region, text.text[block.start : block.end]) for block in text.blocks]


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>T</title></head><main><p>Eins</p><p>Zwei</p></main></html>",
        "<!doctype html><title>T</title><main><p>Eins</p><p>Zwei</p></main>",
        "<title>T</title><meta charset='utf-8'><style>p {}</style><main><p>Eins</p><p>Zwei</p></main>",
        "<main><p>Eins</p><p>Zwei</p></main>",
        "<body><main><p>Eins</p></body></html><p>Zwei</p></main>",
        "<html><body><main><p>Eins</p></BODY ></HTML\n><p>Zwei</p></main></body></html>",
    ],
)
def test_the_main_text_is_found_whatever_tags_of_the_frame_are_missing_or_too_early(html: str) -> None:
    assert said(html) == [("main", "Eins"), ("main", "Zwei")]


def test_a_page_without_a_body_is_read_without_its_title() -> None:
    assert said("<title>T</title><section><p>Eins</p></section>") == [("main", "Eins")]


def test_a_second_page_in_the_same_file_is_read_on() -> None:
    one = "<html><head><title>T</title></head><body><p>{}</p></body></html>"
    assert [words for _, words in said(one.format("Eins") + one.format("Zwei"))] == ["Eins", "Zwei"]


@pytest.mark.parametrize(
    "tag", ["div", "b", "section class='sidebar'", "div class='teaser'", "ul", "a href='/'", "font"]
)
def test_text_nine_thousand_tags_deep_is_read(tag: str) -> None:
    assert "Tief" in "".join(words for _, words in said(f"<{tag}>" * DEEP + "Tief" + "</div>" * DEEP))


def test_markup_that_no_browser_shows_is_refused_at_once() -> None:
    with pytest.raises(TooDeep, match="nested more than 20000 deep"):
        read_html(b"<div>" * 1_000_000)
