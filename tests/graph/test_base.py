"""A base IRI of one's own: minted IRIs lie under it, curated ones stay where they are, and bases are never mixed."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest

from data.errors import AskedWrongly
from graph.build import build
from graph.head import opened
from graph.judged import judged
from graph.judgements import read, short, whole
from graph.names import HOME, SETTING, base, check_base, space
from graph.questions import filled, shipped
from graph.releases import Release, named, publish
from graph.sparql import Table, select
from tests.graph.conftest import HAMBURG, HESSEN, reading
from tests.graph.sampled import ANSWERS, asked, levelled, store

OURS = "https://graph.example/kgc/"
CURATED = re.compile(
    rf"{HOME}(ontology|authority/|body/|land/|role/|target-group/|audience/|activity/|activity-type/|setting/|programme/)"
)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    monkeypatch.setenv(SETTING, OURS)
    line = {"judgement": "same", "a": "name/Verein_Ä_%26_Ö", "b": "name/Verein_Ä_und_Ö", "by": "me"}
    told = json.dumps({**line, "when": "2026-11-26", "why": "imprint"})
    (tmp_path / "judgements.jsonl").write_text(told, "utf-8")
    pages = [reading(HAMBURG, "DE-HH", "Hamburg"), reading(HESSEN, "DE-HE", "Hessen", digest="b")]
    with opened(tmp_path / "graph") as head:
        build(head, pages, judgements=judged(read([tmp_path / "judgements.jsonl"])))
        return publish(head, tmp_path / "releases")[0]


def test_everything_that_is_minted_lies_under_the_base(release: Release) -> None:
    terms = {str(term) for quad in release.store() for term in quad}
    addresses = {address for term in terms for address in re.findall(rf"{HOME}[^>\s\"]*", term)}
    assert {address for address in addresses if not CURATED.match(address)} == set()
    for part in ("graph/meta", "graph/history/", "graph/judgements", "name/", "relation/", "version/", "judgement/"):
        assert any(term.startswith(f"<{OURS}{part}") for term in terms), part


def test_what_describes_a_release_lies_under_the_base(release: Release) -> None:
    assert release.manifest.base == OURS
    assert all(graph.startswith(f"{OURS}graph/") for graph in release.manifest.vocabularies)
    told = (release.folder / "description.ttl").read_text("utf-8")
    assert f"<{OURS}release/{release.manifest.id}> a dcat:Dataset" in told
    assert f'void:uriSpace "{OURS}"' in told


def test_a_store_or_a_release_of_another_base_is_refused(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SETTING)
    with pytest.raises(AskedWrongly, match=f"is minted under {OURS}, not under {HOME}"):
        named(tmp_path / "releases", release.manifest.id)
    with pytest.raises(AskedWrongly, match=f"is minted under {OURS}, not under {HOME}"), opened(tmp_path / "graph"):
        pass
    monkeypatch.setenv(SETTING, "https://other.example/")
    with pytest.raises(AskedWrongly, match=r"not under https://other\.example/"), opened(tmp_path / "graph"):
        pass


def test_every_question_is_answered_alike_under_any_base(monkeypatch: pytest.MonkeyPatch) -> None:
    here = store()
    wanted = {file.stem: _answered(partial(select, here), file) for file in ANSWERS.glob("*.csv")}
    monkeypatch.setenv(SETTING, OURS)
    there = store()
    for file in ANSWERS.glob("*.csv"):
        table = _answered(partial(select, there), file)
        rows = tuple(tuple(value and value.replace(OURS, HOME) for value in row) for row in table.rows)
        assert levelled(Table(table.columns, rows)) == levelled(wanted[file.stem]), file.stem


def _answered(answer: partial[Table], file: Path) -> Table:
    name, values = asked(file)
    return answer(filled(answer, shipped()[name], values))


def test_judgements_name_things_without_the_base(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, OURS)
    assert [whole("name/x"), whole("body/hag")] == [f"{OURS}name/x", f"{HOME}body/hag"]
    assert [short(f"{OURS}name/x"), short(f"{HOME}body/hag")] == ["name/x", "body/hag"]


def test_without_a_setting_all_is_as_it_was() -> None:
    assert base() == HOME
    assert space("name") == f"{HOME}name/"


@pytest.mark.parametrize(
    "iri", ["", "graph.example/", "https://graph.example", "https://graph.example/#", "https://a b/", "ftp://a/"]
)
def test_what_is_no_base_is_told(iri: str) -> None:
    with pytest.raises(AskedWrongly, match="is no base IRI; give one that ends with a slash"):
        check_base(iri)


def test_a_base_that_holds_the_curated_names_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="where curated names lie"):
        check_base("https://w3id.org/")
    assert check_base(HOME) == HOME
