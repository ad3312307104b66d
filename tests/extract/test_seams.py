"""Quotes are cut where the page's text is not what stands on the page in a row."""

from __future__ import annotations

import pytest

from extract.html import read_html
from extract.records import Evidence, Setting
from extract.seams import shown


@pytest.mark.parametrize(
    ("html", "quotes"),
    [
        ("<p>Beratung für Kommunen</p>", ["Beratung für Kommunen"]),
        ("<p>Beratung <span hidden>(neues Fenster)</span> für Kommunen</p>", ["Beratung", "für Kommunen"]),
        ("<p>Beratung in <u>Berlin</u>, Kommunen</p>", ["Beratung in Berlin", ", Kommunen"]),
        ("<p>Beratung <u>für</u> Kommunen</p>", ["Beratung für Kommunen"]),
        ("<p>Bera\u200btung</p>", ["Bera", "tung"]),
        ("<p>Bera\u00adtung</p>", ["Beratung"]),
        ("<p>Beratung<script>1</script> für Kommunen</p>", ["Beratung für Kommunen"]),
        ("<p>Frau A, <a href='mailto:a@b.de'>E-Mail</a>, Raum 1</p>", ["Frau A,", ", Raum 1"]),
        ("<p>Kontakt:</p><p><a href='mailto:a@b.de'>E-Mail</a></p>", ["Kontakt:"]),
    ],
)
def test_a_quote_of_the_last_block_stands_on_the_page_in_a_row(html: str, quotes: list[str]) -> None:
    text = read_html(f"<main>{html}</main>".encode())
    last = text.blocks[-1]
    evidence = Evidence(text.text[last.start : last.end], last.start, last.end, "v")
    record = Setting(page="p", extractor="e", confidence=1, evidence=(evidence,), label="x", as_written="x")
    kept = shown(record, text).evidence
    assert [e.quote for e in kept] == quotes
    assert all(text.text[e.start : e.end] == e.quote for e in kept)
