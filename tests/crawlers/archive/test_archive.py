"""Put an exchange, get a page version: what the archive promises."""

import gzip
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.archive import Archive, Exchange
from data.errors import AskedWrongly, JobFailed

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
URL = "https://kgc.example/"
MOVED = ("Location", "/neu?utm_source=alt")
HTML = ("Content-Type", "text/html; charset=ISO-8859-1")


def page(body: bytes, *headers: tuple[str, str], url: str = URL, after: timedelta = timedelta(0)) -> Exchange:
    return Exchange(url=url, fetched=NOON + after, status=200, reason="OK", headers=(HTML, *headers), body=body)


def answered(status: int, days: float, **fields: object) -> Exchange:
    return Exchange(url=URL, fetched=NOON + timedelta(days=days), status=status, **fields)  # type: ignore[arg-type]


def test_what_was_put_is_got(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(page(gzip.compress("größer".encode("latin-1")), ("Content-Encoding", "gzip")))
    with Archive.open(tmp_path) as archive:
        (found,) = archive.pages()
        version = archive.get(found.version)
    assert version.id == "20261101120000/https://kgc.example/"
    assert (version.body.decode(version.charset or ""), version.media_type) == ("größer", "text/html")
    assert (version.fetched, version.status, version.digest) == (NOON, 200, found.digest)


def test_captures_within_one_second_stay_distinct(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for body in (b"eins", b"zwei", b"drei"):
            archive.put(page(body))
        ids = [version.id.partition("/")[0] for version in archive.versions(URL)]
        assert ids == ["20261101120000", "20261101120001", "20261101120002"]
        assert [version.body for version in archive.versions(URL)] == [b"eins", b"zwei", b"drei"]


@pytest.mark.parametrize(
    ("later", "gone", "why"),
    [
        ([answered(304, 1)], None, None),
        ([answered(410, 1)], 1, "410: the website says that it is gone"),
        ([answered(404, 1)], None, "404 since 2026-11-02; gone if still missing after seven days"),
        ([answered(404, 1), answered(404, 7.9)], None, "404 since 2026-11-02; gone if still missing after seven days"),
        ([answered(404, 1), answered(404, 8)], 8, "404 on 2026-11-02 and on 2026-11-09"),
        ([answered(404, 1), answered(503, 5), answered(404, 8)], 8, "404 on 2026-11-02 and on 2026-11-09"),
        ([answered(404, 1), answered(304, 5), answered(404, 9)], None, "404 since 2026-11-10; gone if still missing"),
        ([answered(410, 1), answered(410, 2)], 1, "410: the website says that it is gone"),
        ([answered(410, 1), answered(200, 2, body=b"wieder", headers=(HTML,))], None, None),
        ([answered(503, 1), answered(503, 30)], None, "answered 503"),
        (
            [answered(301, 1, headers=(MOVED,))],
            None,
            "301 (moved to https://kgc.example/neu) since 2026-11-02;",
        ),
        ([answered(301, 1, headers=(MOVED,)), answered(308, 9, headers=(MOVED,))], 9, "308 (moved to https://kgc.exam"),
        ([answered(302, 1, headers=(("Location", "/neu"),))], None, "answered 302"),
        ([answered(200, 1)], None, "answered 200"),
    ],
)
def test_gone_is_what_is_really_gone(
    tmp_path: Path, later: list[Exchange], gone: float | None, why: str | None
) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for exchange in (page(b"<p>da"), *later):
            archive.put(exchange)
        (found,) = archive.pages()
        assert archive.get(found.version).body in (b"<p>da", b"wieder")
        assert archive.check() == []
    assert found.gone_since == (None if gone is None else NOON + timedelta(days=gone))
    assert (found.why or "").startswith(why or "")


def test_equal_bytes_are_stored_once_and_new_noise_is_a_new_version(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for day, body in enumerate((b"a" * 9000, b"a" * 9000, b"b", b"a" * 9000)):
            archive.put(page(body, after=timedelta(days=day)))
        (found,) = archive.pages()
        assert len(list(archive.versions(URL))) == 3
        assert (found.first_seen, found.last_changed) == (NOON, NOON + timedelta(days=3))
        confirmed = archive.get("20261102120000/" + URL)
    assert (confirmed.body, confirmed.fetched) == (b"a" * 9000, NOON + timedelta(days=1))


def test_other_packing_of_equal_bytes_is_no_change(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for level in (1, 9):
            packed = gzip.compress(b"<p>gleich" * 50, level, mtime=level)
            archive.put(page(packed, ("Content-Encoding", "gzip"), after=timedelta(days=level)))
        (found,) = archive.pages()
    assert found.last_changed == NOON + timedelta(days=1)
    assert found.last_seen == NOON + timedelta(days=9)


def test_robots_sitemaps_and_images_are_kept_but_are_no_pages(tmp_path: Path) -> None:
    kinds = {
        "robots.txt": "text/plain",
        "sitemap.xml": "application/xml",
        "bild.png": "image/png",
        "a.pdf": "application/pdf",
    }
    with Archive.open(tmp_path, write=True) as archive:
        for name, kind in kinds.items():
            archive.put(
                Exchange(url=URL + name, fetched=NOON, status=200, headers=(("Content-Type", kind),), body=b"x")
            )
        assert [found.url for found in archive.pages()] == [URL + "a.pdf"]
        assert archive.urls() == {URL + name for name in kinds}


@pytest.mark.parametrize(
    ("body", "headers", "noindex"),
    [
        (b"<meta name=robots content=noindex>", (), True),
        (b'<META NAME="Robots" CONTENT="NOFOLLOW, NoIndex">', (), True),
        (b'<meta name="robots" content="none">', (), True),
        (b'<meta name="robots" content="index, follow">', (), False),
        (b'<meta name="googlebot" content="noindex">', (), False),
        (b"<p>x", (("X-Robots-Tag", "noindex"),), True),
        (b"<p>x", (("X-Robots-Tag", "googlebot: noindex"),), False),
        (b"<p>x", (("X-Robots-Tag", "chancennetz: noindex, nofollow"),), True),
        (b"<p>x", (("X-Robots-Tag", "nofollow"), ("X-Robots-Tag", "noindex")), True),
        (b"<p>x", (("X-Robots-Tag", "unavailable_after: 25 Jun 2030"),), False),
    ],
)
def test_noindex_is_understood(
    tmp_path: Path, body: bytes, headers: tuple[tuple[str, str], ...], *, noindex: bool
) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(page(body, *headers))
        assert [found.noindex for found in archive.pages()] == [noindex]


def test_a_home_page_named_as_canonical_of_everything_is_not_believed(tmp_path: Path) -> None:
    wrong = b'<head><link rel="canonical" href="https://kgc.example/"></head>'
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(page(b"<p>home"))
        archive.put(page(wrong, url=URL + "team"))
        assert [found.url for found in archive.pages()] == [URL, URL + "team"]


def test_a_page_that_moved_is_the_page_it_moved_to_once_that_was_read(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(page(b"<p>KGC"))
        archive.put(answered(301, 1, headers=(MOVED,)))
        assert [found.url for found in archive.pages()] == [URL]
        archive.put(page(b"<p>KGC", url=URL + "neu", after=timedelta(days=1)))
        assert [found.url for found in archive.pages()] == [URL + "neu"]
        archive.put(answered(304, 2))
        assert [found.url for found in archive.pages()] == [URL, URL + "neu"]
        assert archive.check() == []


def test_headers_of_any_bytes_say_the_same_after_a_rebuild(tmp_path: Path) -> None:
    strange = (("Location", "https://kgc.example/größe".encode().decode("latin-1")), ("ETag", '"\xe4"'))
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(page(b"<p>KGC", *strange))
        archive.put(answered(301, 1, headers=strange))
        assert archive.check() == []
        state = archive.state(URL)
    assert state
    assert (state.canonical, state.etag) == ("https://kgc.example/gr%C3%B6%C3%9Fe", '"%E4"')


def test_a_failure_is_kept_and_is_no_version(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True, clock=lambda: NOON) as archive:
        archive.fail(URL, "the host name is not known")
        assert list(archive.pages()) == []
        assert archive.latest(URL) is None
        with pytest.raises(AskedWrongly, match="holds no such version"):
            archive.get("20261101120000/" + URL)


def test_other_tools_find_the_files_in_order(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for body in (b"eins", b"eins", b"zwei"):
            archive.put(page(body))
        archive.fail(URL, "keine Antwort – überhaupt keine")
    (file,) = tmp_path.glob("*.warc.gz")
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(file)], capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="there is no archive here"):
        Archive.open(tmp_path / "leer")


def test_a_place_where_no_archive_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("keine Mappe")
    with pytest.raises(AskedWrongly, match="no archive can be kept here"):
        Archive.open(tmp_path / "datei" / "archiv", write=True)


def test_an_archive_of_a_newer_chancennetz_is_refused(tmp_path: Path) -> None:
    Archive.open(tmp_path, write=True).close()
    connection = sqlite3.connect(tmp_path / "index.sqlite")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(AskedWrongly, match="newer chancennetz"):
        Archive.open(tmp_path)


def test_an_archive_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    Archive.open(tmp_path, write=True).close()
    with Archive.open(tmp_path) as archive, pytest.raises(JobFailed, match="opened for reading"):
        archive.put(page(b"x"))


def test_reading_the_archive_needs_no_crawler() -> None:
    question = "import sys, crawlers.archive; print({'scrapy', 'twisted', 'cryptography'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
