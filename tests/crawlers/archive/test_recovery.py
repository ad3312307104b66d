"""Whatever a crash leaves behind, the archive comes back whole."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawlers.archive import Archive, Exchange
from crawlers.archive.recovery import member_ends
from crawlers.archive.storage import Shelf
from data.errors import JobFailed

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
URL = "https://kgc.example/"
HTML = (("Content-Type", "text/html"),)


def filled(folder: Path, pages: int = 6) -> None:
    with Archive.open(folder, write=True, clock=lambda: NOON) as archive:
        for number in range(pages):
            moment = NOON + timedelta(minutes=number)
            body = f"<p>Seite {number % 4}, {number}".encode()
            archive.put(Exchange(url=f"{URL}{number % 4}", fetched=moment, status=200, headers=HTML, body=body))
        archive.fail(URL + "x", "keine Antwort")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive of six captures and a failure."""
    folder = tmp_path_factory.mktemp("fertig")
    filled(folder)
    return folder


def torn(finished: Path, folder: Path, length: int, *, index: bool) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (file,) = finished.glob("*.warc.gz")
    (folder / f"{file.name}.open").write_bytes(file.read_bytes()[:length])
    if index:
        shutil.copy(finished / "index.sqlite", folder)
    return folder


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1))
def test_a_file_torn_anywhere_is_cut_and_read_in(finished: Path, tmp_path: Path, share: float) -> None:
    (file,) = finished.glob("*.warc.gz")
    folder = torn(finished, tmp_path / "gerissen", int(share * file.stat().st_size), index=False)
    with Archive.open(folder, write=True) as archive:
        assert archive.check() == []
        for page in archive.pages():
            assert archive.get(page.version).body.startswith(b"<p>Seite")


def test_a_whole_file_that_was_never_indexed_gives_the_same_pages(finished: Path, tmp_path: Path) -> None:
    folder = torn(finished, tmp_path / "ohne", 10**9, index=False)
    with Archive.open(folder, write=True) as found, Archive.open(finished) as expected:
        assert list(found.pages()) == list(expected.pages())


def test_an_index_that_ran_ahead_of_its_file_is_built_again(finished: Path, tmp_path: Path) -> None:
    (file,) = finished.glob("*.warc.gz")
    folder = torn(finished, tmp_path / "voraus", file.stat().st_size // 2, index=True)
    with Archive.open(folder, write=True) as archive:
        assert archive.check() == []
        assert archive.recovered


def test_a_lost_or_damaged_index_is_built_again(finished: Path, tmp_path: Path) -> None:
    with Archive.open(finished) as archive:
        expected = list(archive.pages())
    folder = tmp_path / "kopie"
    shutil.copytree(finished, folder)
    for damage in (b"", b"kein SQLite " * 500):
        for rest in folder.glob("index.sqlite*"):
            rest.unlink()
        (folder / "index.sqlite").write_bytes(damage)
        if damage:
            with pytest.raises(JobFailed, match="the next crawl builds it again"):
                Archive.open(folder)
        with Archive.open(folder, write=True) as archive:
            assert list(archive.pages()) == expected


def test_a_second_session_appends_a_second_file(tmp_path: Path) -> None:
    filled(tmp_path)
    filled(tmp_path)
    assert [path.name for path in sorted(tmp_path.glob("*.warc.gz*"))] == [
        "chancennetz-00001.warc.gz",
        "chancennetz-00002.warc.gz",
    ]
    with Archive.open(tmp_path) as archive:
        assert archive.check() == []


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_flipped_byte_is_found_and_named(finished: Path, tmp_path: Path, place: int) -> None:
    folder = tmp_path / "kopie"
    shutil.copytree(finished, folder)
    (file,) = folder.glob("*.warc.gz")
    content = bytearray(file.read_bytes())
    starts = [0, *member_ends(Shelf(folder).file(file.name), 0)][:-1]
    content[starts[place] + 40] ^= 0xFF
    file.write_bytes(content)
    with Archive.open(folder) as archive:
        assert any(problem.startswith(file.name) for problem in archive.check())


def test_damage_is_found_and_told(tmp_path: Path) -> None:
    filled(tmp_path)
    with Archive.open(tmp_path, write=True) as archive:
        archive.connection.execute("DELETE FROM capture WHERE url LIKE '%/3'")
        archive.connection.execute("UPDATE state SET noindex = 1")
        assert any("but not in the index" in problem for problem in archive.check())
        archive.rebuild()
        assert archive.check() == []
    (file,) = tmp_path.glob("*.warc.gz")
    file.rename(tmp_path / "weg")
    with Archive.open(tmp_path) as archive:
        assert archive.check()[0] == f"{file.name}: the index knows this file, but it is not in the archive"
