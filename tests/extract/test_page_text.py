"""Pages become one text with blocks: each block is a slice of it and knows its region, its headings and its labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.page_text import Block, PageText, read_html, read_pdf, read_plain


def page(body: str, head: str = "") -> PageText:
    return read_html(f"<html lang='de'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode())


def said(text: PageText, *regions: str) -> list[str]:
    return [text.text[b.start : b.end] for b in text.blocks if not regions or b.region in regions]


def block(text: PageText, words: str) -> Block:
    return next(b for b in text.blocks if text.text[b.start : b.end] == words)


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ("<nav><p>Wort</p></nav>", "nav"),
        ("<div role='navigation'><p>Wort</p></div>", "nav"),
        ("<ul class='main-navigation'><li>Wort</li></ul>", "nav"),
        ("<div id='breadcrumbs'>Wort</div>", "nav"),
        ("<footer>Wort</footer>", "footer"),
        ("<div role='contentinfo'>Wort</div>", "footer"),
        ("<aside>Wort</aside>", "aside"),
        ("<div class='related-posts'>Wort</div>", "aside"),
        ("<div class='widget widget_recent_entries'>Wort</div>", "aside"),
        ("<div class='elementor-widget elementor-widget-posts'>Wort</div>", "aside"),
        ("<div class='teaser'>Wort <a href='/x'>mehr</a></div>", "aside"),
        ("<div id='cookie-consent'>Wort</div>", "consent"),
        ("<div role='dialog'>Wort</div>", "consent"),
        ("<header>Wort</header>", "header"),
        ("<div class='elementor-widget elementor-widget-sidebar'>Wort</div>", "aside"),
        ("<div class='elementor-widget elementor-widget-nav-menu'>Wort</div>", "nav"),
        ("<div class='elementor-widget elementor-widget-wp-widget-recent-posts'>Wort</div>", "aside"),
        ("<div class='widget-area'><div class='so-panel widget widget_sow-editor'>Wort</div></div>", "aside"),
    ],
)
def test_what_is_not_main_text_is_tagged_and_kept(html: str, region: str) -> None:
    text = page(f"{html}<main><p>Inhalt</p></main>")
    assert said(text, region)[0].startswith("Wort")
    assert [text.text[b.start : b.end] for b in text.content()] == ["Inhalt"]


@pytest.mark.parametrize(
    "names",
    [
        "elementor-widget-text-editor",
        "elementor-widget elementor-widget-heading",
        "elementor-widget-wrap elementor-element-populated",
        "elementor-element elementor-element-4f2 elementor-widget elementor-widget-text-editor",
        "elementor-widget-container",
        "hs_cos_wrapper hs_cos_wrapper_widget hs_cos_wrapper_type_rich_text",
        "span12 widget-span widget-type-rich_text",
        "so-panel widget widget_sow-editor panel-first-child",
    ],
)
def test_what_page_builders_call_a_widget_is_main_text(names: str) -> None:
    assert said(page(f"<main><div class='{names}'><p>Inhalt</p></div></main>"), "main") == ["Inhalt"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>Wort</script>",
        "<p hidden>Wort</p>",
        "<span style='display:none'>Wort</span>",
        "<h2 class='visually-hidden'>Wort</h2>",
        "<template><p>Wort</p></template>",
        "<button>Wort</button>",
    ],
)
def test_what_a_reader_does_not_see_is_dropped(html: str) -> None:
    assert said(page(f"<main><p>Inhalt</p>{html}</main>")) == ["Inhalt"]


def test_a_folded_accordion_is_read() -> None:
    assert "Wort" in said(page("<main><div class='accordion-panel' style='display: none'><p>Wort</p></div></main>"))


def test_the_button_of_an_accordion_is_its_heading_and_what_can_be_found_in_it_is_read() -> None:
    folded = "<h3><button aria-expanded='false'>Wort</button></h3><div hidden='until-found'><p>Inhalt</p></div>"
    text = page(f"<main><h2>Eins <button>Teilen</button></h2>{folded}</main>")
    assert said(text) == ["Eins", "Wort", "Inhalt"]
    assert block(text, "Inhalt").path == ("Eins", "Wort")


def test_a_heading_stands_above_what_follows_it() -> None:
    text = page("<main><h1>Eins</h1><h2>Zwei</h2><p>a</p><h2>Drei</h2><p>b</p></main>")
    assert block(text, "a").path == ("Eins", "Zwei")
    assert block(text, "b").path == ("Eins", "Drei")


def test_a_bold_line_is_a_heading() -> None:
    text = page("<main><p><strong>Kontakt</strong></p><p>a</p></main>")
    assert block(text, "Kontakt").kind == "heading"
    assert block(text, "a").path == ("Kontakt",)


def test_a_cell_knows_its_row_and_column_and_a_definition_its_term() -> None:
    text = page(
        "<main><table><tr><th>Netz</th><th>Leitung</th></tr><tr><td>Potsdam</td><td>Ada</td></tr></table>"
        "<dl><dt>Träger</dt><dd>Verein</dd><dd><ul><li>Stadt</li></ul></dd></dl></main>"
    )
    assert block(text, "Ada").labels == ("Potsdam", "Leitung")
    assert block(text, "Verein").labels == ("Träger",)
    assert block(text, "Stadt").labels == ("Träger",)


def test_a_page_of_layout_tables_has_its_fullest_cell_as_main_text() -> None:
    body = "<table><tr><td><a href='/'>Start</a></td><td><p>" + "Viel Text steht hier. " * 20 + "</p></td></tr></table>"
    assert [b.region for b in page(body).content()] == ["main"]


def test_a_bold_name_that_touches_the_next_word_ends_its_line() -> None:
    assert said(page("<main><p><b>Ada Amsel</b>Leitung</p></main>")) == ["Ada Amsel\nLeitung"]


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("<p>Förderung</p>".encode("latin-1"), "iso-8859-1"),
        ("<meta charset=iso-8859-1><p>Förderung</p>".encode("latin-1"), None),
        ("<p>Förderung</p>".encode(), "iso-8859-1"),
        ("<p>Förderung</p>".encode(), None),
        ("<p>Förderung</p>".encode("cp1252"), "utf-8"),
        ("<p>Förderung</p>".encode("utf-8-sig"), None),
        ("<p>Förderung</p>".encode("utf-16"), None),
        ("<p>Förderung</p>".encode(), "no-such-charset"),
    ],
)
def test_umlauts_survive_every_character_set(body: bytes, charset: str | None) -> None:
    assert said(read_html(body, charset)) == ["Förderung"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Stand: 02/2024", "2024-02"),
        ("Aktualisiert am: 09.12.16", "2016-12-09"),
        ("Zuletzt aktualisiert: 8. April 2021", "2021-04-08"),
        ("15. Dezember 2022", "2022-12-15"),
        ("Das Projekt begann am 1. Mai 2020.", None),
    ],
)
def test_only_a_date_that_the_page_prints_about_itself_is_its_date(line: str, date: str | None) -> None:
    assert page(f"<main><p>Inhalt</p><p>{line}</p></main>").date == date


def test_plain_text_has_items_below_their_heading() -> None:
    text = read_plain("Aufgaben\n\n  • Beratung von Kommunen\n  • Vernetzung\n")
    assert [(b.kind, b.path) for b in text.blocks] == [
        ("heading", ()),
        ("item", ("Aufgaben",)),
        ("item", ("Aufgaben",)),
    ]


def test_what_is_no_pdf_is_refused_with_a_reason() -> None:
    with pytest.raises(ValueError, match="the PDF cannot be read"):
        read_pdf(b"%PDF-1.7 broken")


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 10_000 + b"Wort" + b"</div>" * 10_000,
        b"<table><tr>" + b"<td>x</td>" * 20_000 + b"</tr></table>",
        "<p>\u202eabc\u200b\u0000\ud7ff</p>".encode(),
        b"<![CDATA[<p>",
        b"\x00\xff\xfe" * 1000,
    ],
)
def test_wild_markup_gives_a_text_whose_blocks_are_slices(body: bytes) -> None:
    _is_well_formed(read_html(body))


@given(st.binary(max_size=400))
def test_any_bytes_give_a_well_formed_page_text(body: bytes) -> None:
    _is_well_formed(read_html(body))


@given(st.text(max_size=400))
def test_any_text_gives_a_well_formed_page_text(text: str) -> None:
    _is_well_formed(read_plain(text))


def _is_well_formed(text: PageText) -> None:
    for one in text.blocks:
        words = text.text[one.start : one.end]
        assert words
        assert words == words.strip()
    assert list(text.blocks) == sorted(text.blocks, key=lambda b: b.start)
