"""The evaluation's report: one file that needs nothing else, every page's own words, misses and false finds marked."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import JobFailed
from extract.blocks import Block, PageText, digest_of
from extract.evaluate import evaluate, judged
from extract.highlights import Mark, Piece, pieces, told
from extract.reader import Reader
from extract.records import Reading
from extract.report import write_report

HTML = (
    "<title>Prüfung</title><nav>Weiter &amp; zurück</nav><main><h1>KGC Hessen</h1><p>Die Koordinierungsstelle "
    "Gesundheitliche Chancengleichheit Hessen wird vom Hessischen Sozialministerium gefördert.</p><p>Sie unterstützt "
    "alleinerziehende Menschen &lt;script&gt;alert('ä')&lt;/script&gt; und Vögel.</p></main>"
)
KINDS = ("offices", "organisations", "target_groups", "audiences", "activities", "programmes", "contacts", "settings")
GOLD: dict[str, Any] = {
    **{kind: [] for kind in (*KINDS, "facts")},
    "id": "p",
    "site": "kgc.example",
    "url": "https://kgc.example/<b>",
    "target_groups": [{"label": "Vögel", "as_written": "Vögel"}],
}


class Seen(HTMLParser):
    """Collects what a browser would show and fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag and its attributes."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Remember words."""
        self.words.append(data)


def report(tmp_path: Path, text: PageText, reading: Reading) -> tuple[str, Seen]:
    scores = evaluate([GOLD], [reading], {"p": text.text})
    write_report(tmp_path / "new" / "report.html", "gold.jsonl", [GOLD], [(text, reading)], scores)
    written = (tmp_path / "new" / "report.html").read_text("utf-8")
    seen = Seen()
    seen.feed(written)
    return written, seen


@pytest.fixture
def read(reader: Reader) -> tuple[PageText, Reading]:
    return reader.read_bytes("p", HTML.encode(), "text/html")


def test_the_report_needs_no_other_file_and_runs_nothing(tmp_path: Path, read: tuple[PageText, Reading]) -> None:
    _, seen = report(tmp_path, *read)
    assert not {tag for tag, _ in seen.tags} & {"script", "link", "img", "iframe", "a"}
    assert not [attrs for _, attrs in seen.tags if attrs.keys() & {"src", "href", "onclick", "style"}]


def test_the_report_shows_the_page_in_its_own_words(tmp_path: Path, read: tuple[PageText, Reading]) -> None:
    written, seen = report(tmp_path, *read)
    shown = "".join(seen.words)
    assert read[0].text in shown
    assert "https://kgc.example/<b>" in shown
    assert "Vögel" in written


def test_misses_false_finds_and_what_is_outside_the_main_text_are_marked(
    tmp_path: Path, read: tuple[PageText, Reading]
) -> None:
    _, seen = report(tmp_path, *read)
    marks = [
        (str(attrs["class"]), str(attrs.get("title"))) for tag, attrs in seen.tags if tag == "mark" and "title" in attrs
    ]
    assert ("target_group missed", "missed: target_group: Vögel") in marks
    assert any("wrong" in name and "Hessischen Sozialministerium" in title for name, title in marks)
    assert ("span", {"class": "outside"}) in seen.tags


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path, read: tuple[PageText, Reading]) -> None:
    (tmp_path / "new").write_text("in the way", "utf-8")
    with pytest.raises(JobFailed, match="cannot be written"):
        report(tmp_path, *read)


def test_a_large_page_is_shown_whole(tmp_path: Path, reader: Reader) -> None:
    large = HTML.replace("</main>", "<p>Sie berät Kommunen und Bezirke in Hessen.</p>" * 5_000 + "</main>")
    text, reading = reader.read_bytes("p", large.encode(), "text/html")
    _, seen = report(tmp_path, text, reading)
    assert text.text in "".join(seen.words)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ({"to": "KGC", "relation": "host", "name": "Verein"}, "KGC ← host – Verein"),
        (
            {"type": "relation", "subject": {"name": "KGC"}, "role": "funder", "object": {"name": "Land"}},
            "KGC ← funder – Land",
        ),
        ({"property": "Gründung", "value": "2003", "as_written": "Seit 2003"}, "Gründung = 2003 (Seit 2003)"),
        ({"person": "Ada L.", "phone": None, "email": "a@b.de"}, "Ada L., a@b.de"),
        ({"label": "Beratung", "as_written": "berät", "type": "beratung"}, "berät (beratung)"),
        ({"type": "activity", "as_written": "berät", "activity_type": "beratung"}, "berät (beratung)"),
        ({"type": "target_group", "as_written": "Kinder"}, "Kinder"),
        ({"type": "organisation", "name": "Verein"}, "Verein"),
        ({"label": "Kita"}, "Kita"),
    ],
)
def test_a_record_and_an_annotation_are_told_in_one_line(entry: dict[str, Any], line: str) -> None:
    assert told(entry) == line


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12)


@given(st.text(max_size=30), SPANS)
def test_pieces_joined_are_the_text_and_each_lies_inside_its_marks(words: str, spans: list[tuple[int, int]]) -> None:
    text = PageText(words, (Block("paragraph", "main", 0, len(words)),), digest_of(words))
    evidence = [{"start": min(a, b, len(words)), "end": min(max(a, b), len(words))} for a, b in spans]
    records = [
        {"type": "setting", "label": "Kita", "as_written": str(n), "evidence": [e]} for n, e in enumerate(evidence)
    ]
    place = 0
    cut: list[Piece] = pieces(text, records, judged(GOLD, records))
    for piece in cut:
        end = place + len(piece.text)
        assert all(mark.start <= place and end <= mark.end for mark in piece.marks)
        expected = {n for n, e in enumerate(evidence) if e["start"] <= place and end <= e["end"]}
        assert {int(mark.told) for mark in piece.marks if mark.kind == "setting"} == expected
        place = end
    assert "".join(piece.text for piece in cut) == words


def test_a_mark_says_what_became_of_it() -> None:
    piece = Piece("Land", (Mark(0, 4, "relation", "wrong", "KGC ← host – Land"), Mark(0, 9, "nav", "outside", "")))
    assert piece.told == "wrong: relation: KGC ← host – Land"
