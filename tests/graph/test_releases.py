"""A release is whole, immutable, and known by its content."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.errors import AskedWrongly, JobFailed
from extract.records import Reading
from graph.books import checksum_of
from graph.build import build
from graph.head import Head
from graph.limited import select_within
from graph.plausible import doubts
from graph.releases import beside, named, newest, publish, releases, withhold
from graph.searching import Search, search
from graph.sparql import select

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_a_release_keeps_its_content_whatever_the_head_does(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    first, published = publish(built, tmp_path / "releases", NOON)
    build(built, [hamburg], {})
    second, _ = publish(built, tmp_path / "releases", NOON)
    assert published
    assert (first.manifest.id, second.manifest.id) == ("2026-11-21.1", "2026-11-21.2")
    assert (first.manifest.pages, second.manifest.pages) == (2, 1)
    assert checksum_of(first.store()) == first.manifest.checksum != second.manifest.checksum


def test_nothing_new_gives_no_new_release(built: Head, tmp_path: Path) -> None:
    first, _ = publish(built, tmp_path / "releases", NOON)
    again, published = publish(built, tmp_path / "releases", NOON)
    assert not published
    assert again.manifest == first.manifest


def test_the_eleventh_release_of_a_day_is_newer_than_the_second(built: Head, tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    first, _ = publish(built, folder, NOON)
    for number in (2, 10):
        copy = folder / f"2026-11-21.{number}"
        copy.mkdir()
        (copy / "release.json").write_bytes((first.folder / "release.json").read_bytes())
    assert [release.folder.name for release in releases(folder)] == ["2026-11-21.10", "2026-11-21.2", "2026-11-21.1"]


def test_a_half_made_release_is_not_seen(built: Head, tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    (folder / ".2026-11-21.1").mkdir(parents=True)
    (folder / ".2026-11-21.1" / "rest").write_text("half")
    assert list(releases(folder)) == []
    release, _ = publish(built, folder, NOON)
    assert select(release.store(), "ASK { ?o a cn:Office }").rows == (("yes",),)


def test_a_missing_release_is_answered_with_the_way_out(built: Head, tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="chancennetz run"):
        newest(tmp_path / "releases")
    publish(built, tmp_path / "releases", NOON)
    assert named(tmp_path / "releases", "latest").manifest.id == "2026-11-21.1"
    assert named(tmp_path / "releases", "2026-11-21.1").manifest.id == "2026-11-21.1"
    with pytest.raises(AskedWrongly, match=r"there are: 2026-11-21\.1"):
        named(tmp_path / "releases", "1999-01-01.1")


def test_a_graph_that_lost_much_or_has_no_office_is_doubted(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    last = publish(built, tmp_path / "releases", NOON)[0].manifest
    assert list(doubts(built.store, last)) == []
    build(built, [hamburg])
    assert list(doubts(built.store, last)) == [f"1 page, where release {last.id} had 2"]
    build(built, [])
    assert next(doubts(built.store, None)) == "no page speaks for an office"


def test_what_is_withheld_is_asked_and_searched_but_never_the_newest(
    built: Head, hamburg: Reading, tmp_path: Path
) -> None:
    folder, indexes = tmp_path / "releases", tmp_path / "search"

    def pages_with(name: str) -> set[int]:
        return {hit.pages for hit in search(named(folder, name), indexes, Search(("Fachtage",))).hits if hit.page}

    with pytest.raises(AskedWrongly, match="Nothing is withheld"):
        named(folder, "withheld")
    last, _ = publish(built, folder, NOON)
    build(built, [hamburg])
    withhold(built, folder)
    assert (newest(folder), [one.manifest.id for one in beside(folder)]) == (last, ["withheld"])
    assert (pages_with("latest"), pages_with("withheld")) == ({2}, {1})

    publish(built, folder, NOON)
    assert [one.manifest.id for one in releases(folder)] == ["2026-11-21.2", "2026-11-21.1"]
    assert list(beside(folder)) == []


def test_a_head_that_became_the_last_release_again_is_withheld_no_longer(
    built: Head, hamburg: Reading, hessen: Reading, tmp_path: Path
) -> None:
    publish(built, tmp_path, NOON)
    build(built, [hamburg])
    withhold(built, tmp_path)
    build(built, [hamburg, hessen])
    _, published = publish(built, tmp_path, NOON)
    assert not published
    assert list(beside(tmp_path)) == []


def test_a_release_of_a_newer_form_or_a_damaged_one_is_named(built: Head, tmp_path: Path) -> None:
    release, _ = publish(built, tmp_path / "releases", NOON)
    told = (release.folder / "release.json").read_text("utf-8")
    for content, message in ((told.replace('"format": 2', '"format": 99'), "newer chancennetz"), ("{", "is damaged")):
        (release.folder / "release.json").write_text(content, "utf-8")
        with pytest.raises(JobFailed, match=message):
            newest(tmp_path / "releases")


def test_a_release_whose_store_is_damaged_is_named_with_the_way_out(built: Head, tmp_path: Path) -> None:
    release, _ = publish(built, tmp_path / "releases", NOON)
    for file in release.place.glob("*.sst"):
        file.unlink()
    for opening in (release.store, lambda: select_within(60, release.place, "ASK { ?s ?p ?o }")):
        with pytest.raises(JobFailed, match=r"store is damaged \(.*\.sst.*\); restore it"):
            opening()
