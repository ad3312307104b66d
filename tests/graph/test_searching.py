"""Searching finds words in any form, what the vocabularies know of them, and says why; its index is only a cache."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import Store

from data.errors import AskedWrongly, JobFailed
from extract.records import Reading
from graph.build import build
from graph.head import Head, opened
from graph.releases import Release, publish
from graph.searching import Found, Hit, Search, search
from graph.searching.filling import fill
from graph.searching.index import opened as index_of
from graph.searching.word_folding import fold, keys
from graph.searching.wording import LONGEST_NAME, asked
from graph.sparql import select
from tests.graph.sampled import pages


class Sample(NamedTuple):
    """A release of the sample, and where its index lies."""

    release: Release
    folder: Path

    def search(self, *words: str, land: str | None = None, limit: int = 20) -> Found:
        """Search the sample."""
        return search(self.release, self.folder, Search(words, land, limit))

    def hits(self, *words: str, land: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """Return what is found in the sample."""
        return self.search(*words, land=land, limit=limit).hits


def marked(hit: Hit) -> list[str]:
    return [hit.quote[start:end] for start, end in hit.spans]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder, frozen = tmp_path_factory.mktemp("sample"), pages()
    with opened(folder / "graph") as head:
        build(head, [page.reading for page in frozen], {page.reading.page: page.seen for page in frozen})
        return publish(head, folder / "releases")[0]


@pytest.fixture(scope="session")
def sample(published: Release, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(published, tmp_path_factory.mktemp("search"))


@pytest.fixture
def fresh(published: Release, tmp_path: Path) -> Sample:
    return Sample(published, tmp_path / "search")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("Förderer", "foerderer"),
        ("Häuser", "haus"),
        ("Haeuser", "Haus"),
        ("Bewohner*innen", "bewohnerinnen"),
        ("Akteur:innen", "AkteurInnen"),
        ("Wohnungslosen", "wohnungslos"),
        ("soziale", "sozialer"),
        ("BZgA", "bzga"),
        ("Quelle", "quellen"),
    ],
)
def test_forms_of_a_word_have_a_key_in_common(one: str, other: str) -> None:
    assert fold(one) in keys(other)
    assert set(keys(one)) & set(keys(other))


@pytest.mark.parametrize(("one", "other"), [("Land", "Landau"), ("Neue", "Nu"), ("HAG", "HAGE"), ("Berlin", "Berl")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "small": str.lower,
    "capitals": str.upper,
    "spelled out": lambda name: name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss"),
    "without umlauts": lambda name: name.lower().translate(str.maketrans("äöü", "aou")),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_name_of_the_graph_is_understood_however_it_is_typed(sample: Sample, way: str) -> None:
    with index_of(sample.release, sample.folder) as index:
        named = index.execute("SELECT name, thing FROM names").fetchall()
        meant = {name: [word.things for word in asked(index, [WAYS[way](name)])] for name, _ in named}
    assert len(named) > 5000
    short = [(name, thing) for name, thing in named if len(name.split()) <= LONGEST_NAME]
    missed = [name for name, thing in short if not any(thing in things for things in meant[name])]
    assert missed == []


def test_a_noun_is_not_taken_for_an_adjective_of_the_same_letters(sample: Sample) -> None:
    assert sample.hits("schüler")
    assert all("Schule" not in marked(hit) for hit in sample.hits("schüler", limit=99))
    found = {word for hit in sample.hits("sozialer", limit=99) for word in marked(hit)}
    assert found & {"soziale", "sozialen", "Soziale", "Sozialen"}


def test_the_vocabulary_leads_from_wohnungslos_to_obdachlose_and_says_so(sample: Sample) -> None:
    hits = sample.hits("wohnungslos")
    rough = [hit for hit in hits if hit.name == "obdachlose Menschen" and hit.quote]
    assert {word for hit in rough for word in marked(hit)} >= {"Obdachlose", "Obdachlosen", "obdachloser Menschen"}
    assert {hit.why for hit in rough} == {"about obdachlose Menschen, narrower than wohnungslose Menschen"}
    assert all(hit.page.startswith("https://") and len(hit.date) == 10 for hit in rough)
    assert hits[0].why.startswith("says Wohnungslose")


def test_what_is_wider_is_not_found_by_what_is_narrower(sample: Sample) -> None:
    assert all("Wohnungslose" not in marked(hit) for hit in sample.hits("obdachlos", limit=200))


def test_a_concept_marks_its_words_within_a_longer_quote(sample: Sample) -> None:
    quotes = {hit.quote: marked(hit) for hit in sample.hits("wohnungslos", limit=50) if hit.kind == "activity"}
    assert quotes["Fachgespräche zur Gesundheit obdachloser Menschen"] == ["obdachloser Menschen"]


def test_an_abbreviation_finds_the_body_under_its_other_names(sample: Sample) -> None:
    hits = [hit for hit in sample.hits("bzga") if "Bundeszentrale für gesundheitliche Aufklärung" in marked(hit)]
    assert hits
    assert any("also called BZgA" in hit.why for hit in hits)


def test_longer_words_that_begin_so_are_found_and_told_apart(sample: Sample) -> None:
    found = {hit.quote: hit for hit in sample.hits("wohnungslos", limit=50)}
    assert marked(found["Wohnungslosenhilfe"]) == ["Wohnungslosenhilfe"]
    assert found["Wohnungslosenhilfe"].why == "says Wohnungslosenhilfe"


@pytest.mark.parametrize("words", ["Träger Hamburg", "traeger hamburg", "TRÄGER HAMBURG"])
def test_all_words_must_be_there_in_quote_name_or_role(sample: Sample, words: str) -> None:
    hits = sample.hits(*words.split())
    assert [hit.iri for hit in hits] == [hit.iri for hit in sample.hits("Träger", "Hamburg")]
    assert all(hit.kind == "relation" and " → Träger → " in hit.name for hit in hits)
    assert any(marked(hit)[:2] == ["Träger", "Hamburg"] for hit in hits)


def test_a_land_keeps_its_own_offices_and_bodies(sample: Sample) -> None:
    everywhere, there = sample.hits("wohnungslos", limit=99), sample.hits("wohnungslos", land="Hessen")
    assert 0 < len(there) < len(everywhere)
    assert {hit.page.split("/")[2] for hit in there if hit.page} == {"hage.de"}
    assert there == sample.hits("wohnungslos", land="DE-HE")
    with pytest.raises(AskedWrongly, match="Nothing of kind land"):
        sample.search("wohnungslos", land="Atlantis")


def test_the_same_words_on_several_pages_are_one_hit(sample: Sample) -> None:
    hits = sample.hits("alleinerziehend", limit=100)
    assert len({(hit.kind, hit.name, hit.quote) for hit in hits}) == len(hits)
    assert max(hit.pages for hit in hits) > 5


def test_a_hit_is_a_statement_of_the_release_on_its_page(sample: Sample) -> None:
    store = sample.release.store()
    relations = [hit for hit in sample.hits("gesundheit", limit=99) if hit.kind == "relation"]
    assert len(relations) > 5
    for hit in relations:
        query = f"SELECT ?quote {{ <{hit.iri}> a cn:Relation ; cn:quote ?quote ; cn:onPage <{hit.page}> }}"
        assert select(store, query).rows == ((hit.quote,),)


def test_a_thing_that_no_page_names_is_found_by_its_names_after_what_pages_say(sample: Sample) -> None:
    first = sample.hits("homeless")[0]
    assert (first.name, first.why, first.page) == ("wohnungslose Menschen", "also called Homeless people", "")
    pages = [bool(hit.page) for hit in sample.hits("wohnungslos", limit=99)]
    assert pages == sorted(pages, reverse=True)


@pytest.mark.parametrize(
    ("words", "land", "advice"),
    [
        (("wohnunglose",), None, "did you mean wohnungslos"),
        (("xyzzy",), None, "stands nowhere in this release; search for a shorter word"),
        (("wohnungslos", "Krankenversicherung"), None, "each alone is found: wohnungslos ("),
        (("Kita",), "Saarland", "search without --land"),
    ],
)
def test_where_nothing_is_found_the_way_out_is_told(
    sample: Sample, words: tuple[str, ...], land: str | None, advice: str
) -> None:
    found = sample.search(*words, land=land)
    assert found.hits == ()
    assert advice in found.advice


@pytest.mark.parametrize("words", ["", "…", "* OR", '"'])
def test_signs_are_no_query_language(sample: Sample, words: str) -> None:
    if "OR" in words:
        assert sample.search(words).advice.startswith("OR stands nowhere")
    else:
        with pytest.raises(AskedWrongly, match="no word in it"):
            sample.search(words)


def test_the_index_is_made_once(fresh: Sample) -> None:
    first = fresh.hits("wohnungslos")
    made = file_of(fresh).stat().st_mtime_ns
    assert fresh.hits("wohnungslos") == first
    assert file_of(fresh).stat().st_mtime_ns == made


def file_of(sample: Sample) -> Path:
    return sample.folder / f"{sample.release.manifest.id}.sqlite"


def made_older(file: Path) -> None:
    with sqlite3.connect(file) as index:
        index.execute("UPDATE made_from SET stamp = 'an older chancennetz'")
        index.execute("DELETE FROM documents")


def broken_inside(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 4] + b"\xff" * (len(content) * 3 // 4))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
        made_older,
        broken_inside,
    ],
    ids=["empty", "rubbish", "cut off", "halved", "older", "broken inside"],
)
def test_an_index_that_is_in_doubt_is_made_again(fresh: Sample, spoil: Callable[[Path], object]) -> None:
    first = fresh.hits("wohnungslos")
    spoil(file_of(fresh))
    assert fresh.hits("wohnungslos") == first


KILLED = """
import os, sys
from pathlib import Path
from graph.releases import newest
from graph.searching import filling, index
put, left = filling.Keys.of, iter(range(int(sys.argv[3])))
filling.Keys.of = lambda self, text: put(self, text) if next(left, None) is not None else os.kill(os.getpid(), 9)
index.make(newest(Path(sys.argv[1])), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("moment", [0, 500, 6000])
def test_after_a_kill_the_next_search_makes_the_index(fresh: Sample, moment: int) -> None:
    place = fresh.release.folder.parent
    code = [sys.executable, "-c", KILLED, str(place), str(fresh.folder), str(moment)]
    done = subprocess.run(code, check=False, env=os.environ, cwd=Path(__file__).parents[2])
    assert done.returncode == -9
    assert not file_of(fresh).exists()
    assert list(fresh.folder.glob("*.new"))
    assert fresh.hits("wohnungslos")
    assert list(fresh.folder.glob("*.new")) == []


def test_searches_at_once_make_one_index_and_find_the_same(fresh: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counting(index: sqlite3.Connection, store: Store, stamp: str) -> None:
        made.append(stamp)
        fill(index, store, stamp)

    monkeypatch.setattr("graph.searching.index.fill", counting)
    with ThreadPoolExecutor(4) as people:
        found = list(people.map(lambda _: fresh.hits("wohnungslos"), range(4)))
    assert len(made) == 1
    assert found[0]
    assert found == found[:1] * 4


def test_indexes_of_releases_that_are_gone_are_removed(fresh: Sample) -> None:
    fresh.folder.mkdir()
    (fresh.folder / "2020-01-01.1.sqlite").write_bytes(b"old")
    fresh.hits("wohnungslos")
    assert {file.name for file in fresh.folder.iterdir()} == {file_of(fresh).name, "writer"}


def test_the_release_itself_is_left_as_it_was(fresh: Sample) -> None:
    before = {file: file.stat().st_mtime_ns for file in fresh.release.folder.rglob("*")}
    fresh.hits("wohnungslos")
    assert {file: file.stat().st_mtime_ns for file in fresh.release.folder.rglob("*")} == before


def test_a_full_disk_is_told_and_leaves_nothing(fresh: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("graph.searching.index.fill", full)
    with pytest.raises(JobFailed, match="make room"):
        fresh.search("wohnungslos")
    assert {file.name for file in fresh.folder.iterdir()} == {"writer"}


def test_a_page_in_another_script_and_a_name_without_words_are_indexed(
    built: Head, told: Callable[..., Reading], tmp_path: Path
) -> None:
    build(built, [told("https://x.example/ü", "DE-HH", "Hamburg ★ Ελλάδα")], {})
    release, _ = publish(built, tmp_path / "releases")
    hits = search(release, tmp_path / "search", Search(["ελλαδα"])).hits
    assert any(hit.page == "https://x.example/ü" for hit in hits)
