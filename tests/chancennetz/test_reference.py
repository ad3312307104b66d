"""The reference is one file that holds every term in both languages, escaped, and fetches nothing."""

import json
from html import escape
from pathlib import Path
from typing import Any

from lxml import html

from chancennetz.documenting import rendered
from graph.terms import terms
from tests.chancennetz.conftest import Command, Line, run

FETCHING = "//script | //link | //img | //iframe | //@src | //@style | //object"


def at(node: Any, path: str, **values: Any) -> list[Any]:
    """Return what an XPath finds in a page (HTML text or bytes) or an element."""
    root: Any = html.fromstring(node) if isinstance(node, str | bytes) else node
    return list(root.xpath(path, **values))


def test_every_term_is_on_the_page_in_both_languages_with_its_query(command: Command, tmp_path: Path) -> None:
    said = command("reference", "--output", "here/reference.html", "--json")
    assert said.code == 0
    assert json.loads(said.out) == {"file": "here/reference.html", "terms": len(terms()), "release": None}
    page = html.fromstring((tmp_path / "here" / "reference.html").read_bytes())
    for one in terms():
        (article,) = at(page, "//article[@id=$name]", name=one.name)
        assert [part.text_content() for part in at(article, ".//pre")] == [one.query]
        assert one.iri in article.text_content()
        for language in ("de", "en"):
            words = [part.text_content() for part in at(article, ".//*[@lang=$code]", code=language)]
            assert {one.labels[language], one.definitions[language]} <= {*words}


def test_every_link_inside_leads_somewhere_and_nothing_is_fetched() -> None:
    text = rendered(terms())
    page = html.fromstring(text)
    anchors = [str(link)[1:] for link in at(page, "//a/@href") if str(link).startswith("#")]
    assert len(anchors) > len(terms())
    assert {*anchors} <= {*at(page, "//@id")}
    assert at(page, FETCHING) == []
    assert "url(" not in text
    assert "@import" not in text


def test_words_cannot_smuggle_in_markup() -> None:
    evil = '<script>alert("ä")</script>'
    one = next(one for one in terms() if one.own)
    page = rendered([one._replace(labels={"de": evil, "en": evil}, definitions={"de": evil, "en": evil})], evil)
    assert "<script" not in page
    assert page.count(escape("<script>")) == 6


def test_a_release_tells_how_often_a_term_is_used(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "counted.html"
    said = run("reference", "-o", str(target), "--release", "latest", cwd=line.folder)
    assert said.code == 0, said.err
    (uses,) = at(
        target.read_bytes(), "//article[@id='cn:Relation']//dt[contains(., 'Vorkommen')]/following-sibling::dd[1]"
    )
    assert int(uses.text_content()) > 0


def test_a_page_that_cannot_be_written_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    said = command("reference", "--output", "file/reference.html")
    assert said.code != 0
    assert "cannot be written" in said.err
