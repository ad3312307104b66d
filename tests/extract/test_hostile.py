"""Whatever bytes come: records or an honest nothing, every quote exact, one line in the log, and never a hang."""

from __future__ import annotations

import io
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from extract.blocks import PageText
from extract.html import read_html
from extract.reader import Reader
from extract.records import Reading
from tests.extract.hostile import media_type, soup

CELLS = 100_000
LONG = 40_000
DEEP = 10_000
SENTENCE = (
    "<p>Die Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen wird vom Hessischen Sozialministerium "
    "gefördert und berät Kommunen, in denen alleinerziehende Menschen leben.</p>"
)


def read(reader: Reader, body: bytes, media: str = "text/html", charset: str | None = None) -> tuple[PageText, Reading]:
    text, reading = reader.read_bytes("p", body, media, charset=charset)
    quotes = [evidence for record in reading.records for evidence in record.evidence]
    assert all(text.text[e.start : e.end] == e.quote != "" for e in quotes)
    assert all(text.text[b.start : b.end].strip() for b in text.blocks)
    assert not reading.records or reading.outcome == "read"
    return text, reading


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/plain", "application/pdf", "image/png", "", "x"]))
def test_any_bytes_are_read_or_refused(reader: Reader, body: bytes, media: str) -> None:
    read(reader, body, media)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "utf-32", "cp1252", "utf-7", "idna", "punycode", "xyz"])
)
def test_any_text_under_any_claim_of_a_character_set_is_read(reader: Reader, words: str, charset: str) -> None:
    read(reader, f"<main><p>{words}</p>{SENTENCE}</main>".encode("utf-8", "surrogatepass"), charset=charset)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 10**9))
def test_any_soup_of_markup_and_german_is_read(reader: Reader, seed: int) -> None:
    read(reader, soup(seed), media_type(seed))


@pytest.mark.parametrize(
    "tag",
    ["div", "b", "ul><li", "table><tr><td", "blockquote", "dl><dd", "section class='sidebar'", "a href='/'", "h2"],
)
def test_nesting_ten_thousand_deep_is_read_or_refused(reader: Reader, tag: str) -> None:
    body = f"<html><body>{f'<{tag}>' * DEEP}Tief</body></html>{SENTENCE}".encode()
    _, reading = read(reader, body)
    assert reading.outcome in {"read", "unreadable"}


def test_a_table_of_a_hundred_thousand_cells_is_one_block_a_cell() -> None:
    row = "<tr>" + "<td>Land</td><td>Kommune</td><td>17</td><td>Verein für Gesundheit</td>" * 5 + "</tr>"
    assert len(read_html(f"<table>{row * (CELLS // 20)}</table>{SENTENCE}".encode()).blocks) == CELLS + 1


@pytest.mark.parametrize(
    "piece",
    [
        SENTENCE,
        "<div>" + SENTENCE,
        "<br>Gesundheitsförderung",
        "a",
        "Wort ",
        "Wort, ",
        "und ",
        "KGC ",
        "1 ",
        "(",
        "„",
        "- ",
        "Präventions- und ",
        "Landesvereinigung für ",
        "<a href='x'>",
        "</html>",
        "&nbsp;",
        "<!--",
        "Tel. 0",
        "a@",
    ],
)
def test_the_same_again_and_again_is_read_to_the_end(reader: Reader, piece: str) -> None:
    _, reading = read(reader, (SENTENCE + piece * (LONG // len(piece))).encode())
    assert reading.outcome in {"read", "unreadable", "foreign"}


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u00ad", "\ufeff", "\u202e", "\u2066", "\x00", "\x0b", "\u2028"])
def test_signs_that_nobody_sees_do_not_hide_what_is_said(reader: Reader, sign: str) -> None:
    hidden = SENTENCE.replace("Hessischen", f"Hess{sign}ischen").replace("Kommunen", f"{sign}Kommunen")
    text, reading = read(reader, f"<main>{SENTENCE}{hidden}</main>".encode())
    assert reading.records
    assert sign in {"\u202e", "\u2066", "\x0b", "\u2028"} or text.text.count("Hessischen") == 2


@pytest.mark.parametrize(
    ("body", "charset", "said"),
    [
        ("<p>Fördert Bürger</p>".encode("cp1252"), "utf-8", "Fördert Bürger"),
        ("<p>Fördert Bürger</p>".encode(), "iso-8859-1", "Fördert Bürger"),
        ("<p>Fördert Bürger</p>".encode("utf-16"), "utf-8", "Fördert Bürger"),
        ("<p>Fördert Bürger</p>".encode() + b"\xff<p>\xc3", None, "Fördert Bürger"),
        ("<p>Fördert Bürger</p>".encode() + b"\xff<p>\xc3", "utf-8", "Fördert Bürger"),
        (b"<p>F+APY-rdert</p>", "utf-7", "F+APY-rdert"),
        (b"<p>\\ud800 F\\xf6rdert</p>", "unicode_escape", "\\ud800 F\\xf6rdert"),
        ("<p>Fördert</p>".encode("utf-8", "surrogatepass"), "hex", "Fördert"),
        (b"<p>F\xed\xa0\x80rdert</p>", "utf-8", "rdert"),
    ],
)
def test_a_wrong_character_set_is_seen_through(reader: Reader, body: bytes, charset: str | None, said: str) -> None:
    assert said in read(reader, body, charset=charset)[0].text


def _pdf(*, locked_with: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if locked_with:
        writer.encrypt(locked_with, algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (_pdf(), "empty"),
        (_pdf(locked_with="geheim"), "unreadable"),
        (_pdf()[:200], "unreadable"),
        (b"%PDF-1.7", "unreadable"),
        (b"%PDF-1.7\n" + b"\x00" * 5000, "unreadable"),
        (b"\x89PNG\r\n\x1a\n", "unreadable"),
    ],
    ids=["blank", "encrypted", "cut", "no more than its mark", "zeros", "a picture"],
)
def test_a_pdf_that_cannot_be_read_is_an_honest_nothing_and_one_line_in_the_log(
    reader: Reader, caplog: pytest.LogCaptureFixture, body: bytes, outcome: str
) -> None:
    with caplog.at_level(logging.WARNING):
        _, reading = read(reader, body, "application/pdf")
    assert (reading.outcome, reading.records) == (outcome, ())
    assert len(caplog.records) == (outcome == "unreadable")


def test_markup_too_deep_is_one_line_in_the_log(reader: Reader, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        _, reading = read(reader, b"<div>" * 100_000)
    assert reading.outcome == "unreadable"
    assert [record.getMessage() for record in caplog.records] == [
        "p cannot be read: its tags are nested more than 20000 deep"
    ]
