"""Finished WARC files may lie in a store: read from there by pieces, never lost on the way."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from crawlers.archive import Archive, Exchange
from crawlers.archive.importing import bring_in
from crawlers.archive.storage import PIECE, Shelf, Store, read_card, write_card
from crawlers.archive.wacz import export
from data.errors import AskedWrongly, JobFailed

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
URL = "https://kgc.example/"
HTML = (("Content-Type", "text/html"),)


@pytest.fixture(params=["file", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Make a folder a store, and a bucket of a real S3 server on loopback."""
    if request.param == "file":
        yield Store(f"file://{tmp_path}/fern/archiv")
        return
    pytest.importorskip("s3fs", reason="the extra s3 is not installed")
    server = pytest.importorskip("moto.server", reason="moto[server], the local S3, is not installed")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "probe")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    try:
        host, port = running.get_host_and_port()
        yield Store(f"s3://kgc-{uuid4().hex}/archiv", {"endpoint_url": f"http://{host}:{port}"})
    finally:
        running.stop()


def fill(folder: Path, day: int, text: str = "") -> None:
    with Archive.open(folder, write=True) as archive:
        for path in ("", "team"):
            body = f"<p>{path} {text or day}".encode()
            moment = NOON + timedelta(days=day)
            archive.put(Exchange(url=URL + path, fetched=moment, status=200, headers=HTML, body=body))


@pytest.fixture
def folder(tmp_path: Path, store: Store) -> Path:
    """Make an archive of two days, both in the store."""
    folder = tmp_path / "archiv"
    fill(folder, 0)
    write_card(folder, store)
    fill(folder, 1)
    return folder


def test_finished_files_lie_in_the_store_and_are_read_from_there(folder: Path, store: Store) -> None:
    assert sorted(path.name for path in folder.iterdir() if "warc" in path.name) == []
    assert read_card(folder) == store
    with Archive.open(folder) as archive:
        assert [kept.name for kept in archive.shelf.files()] == [
            "chancennetz-00001.warc.gz",
            "chancennetz-00002.warc.gz",
        ]
        assert [version.body for version in archive.versions(URL)] == [b"<p> 0", b"<p> 1"]
        assert archive.check() == []


def test_a_growing_file_stays_here_and_is_read_like_the_others(folder: Path) -> None:
    with Archive.open(folder, write=True) as archive:
        archive.put(Exchange(url=URL, fetched=NOON + timedelta(days=2), status=200, headers=HTML, body=b"<p>neu"))
        assert [path.name for path in folder.glob("*.warc.gz*")] == ["chancennetz-00003.warc.gz.open"]
        assert [version.body for version in archive.versions(URL)] == [b"<p> 0", b"<p> 1", b"<p>neu"]
        assert archive.check() == []


def test_a_lost_index_is_built_again_from_the_store(folder: Path) -> None:
    with Archive.open(folder) as archive:
        expected = list(archive.pages())
    for part in folder.glob("index.sqlite*"):
        part.unlink()
    with Archive.open(folder, write=True) as archive:
        assert list(archive.pages()) == expected
        assert archive.check() == []


def test_a_record_is_read_without_the_rest_of_its_file(folder: Path) -> None:
    noise = Random(0)  # noqa: S311 - bytes that do not pack
    with Archive.open(folder, write=True) as archive:
        for number in range(40):
            body = noise.randbytes(PIECE // 4)
            archive.put(Exchange(url=f"{URL}{number}.pdf", fetched=NOON, status=200, body=body))
    largest = max(Shelf(folder).files(), key=lambda kept: kept.size)
    assert largest.size > 9 * PIECE
    with largest.open() as stream:
        stream.seek(largest.size // 2)
        stream.read(1000)
        cache = getattr(stream, "cache", None)
        assert cache is None or cache.total_requested_bytes <= 2 * PIECE


def test_what_could_not_be_sent_stays_here_and_is_sent_next_time(folder: Path, store: Store, tmp_path: Path) -> None:
    (folder / "archive.toml").unlink()
    fill(folder.parent / "neu", 3)
    (tmp_path / "datei").write_text("keine Mappe")
    (folder.parent / "neu" / "archive.toml").write_text(f'store = "file://{tmp_path}/datei/archiv"\n')
    with pytest.raises(JobFailed, match="this store cannot be used now"):
        fill(folder.parent / "neu", 4)
    assert len(list((folder.parent / "neu").glob("*.warc.gz"))) == 2
    (folder.parent / "neu" / "archive.toml").unlink()
    write_card(folder.parent / "neu", Store(f"{store.store}/neu", store.options))
    fill(folder.parent / "neu", 5)
    assert list((folder.parent / "neu").glob("*.warc.gz*")) == []
    with Archive.open(folder.parent / "neu") as archive:
        assert archive.check() == []
        assert len(list(archive.versions(URL))) == 3


def test_a_file_that_is_gone_from_the_store_is_told(folder: Path, store: Store, tmp_path: Path) -> None:
    if not store.store.startswith("file:"):
        pytest.skip("a folder shows it")
    (tmp_path / "fern" / "archiv" / "chancennetz-00001.warc.gz").unlink()
    with Archive.open(folder) as archive:
        assert (
            archive.check()[0] == "chancennetz-00001.warc.gz: the index knows this file, but it is not in the archive"
        )


def test_an_export_fetches_what_lies_in_the_store(folder: Path, tmp_path: Path) -> None:
    with Archive.open(folder) as archive:
        assert export(archive, tmp_path / "a.wacz", title="x").warc_files == 2
        expected = list(archive.pages())
    with Archive.open(tmp_path / "zwei", write=True) as second:
        bring_in(second, [tmp_path / "a.wacz"])
        assert list(second.pages()) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("store = 1", "this cannot be understood"),
        ("laden = 's3://x'", "this cannot be understood"),
        ("store", "this cannot be understood"),
        ("store = 'quark://x/y'", "cannot be used now"),
    ],
)
def test_a_wrong_card_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "archive.toml").write_text(text)
    with pytest.raises((AskedWrongly, JobFailed), match=told):
        fill(tmp_path, 1)


def test_a_store_whose_software_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match=r"more software .*gcsfs.*pip install 'chancennetz\[s3\]'"):
        write_card(tmp_path, Store("gs://kgc/archiv"))
