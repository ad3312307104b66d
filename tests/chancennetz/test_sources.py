"""`chancennetz sources`: listed, checked together, drafted from an address."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawlers.replay import Proxy, SampleSite, serve
from crawlers.sources import load_file
from data import curated
from tests.chancennetz.conftest import Said, run

GOOD = """title = "HAG"
publisher = "HAG e. V."
land = "DE-HH"
kind = "host"
find = "links"
start = ["https://hag.example/"]
follow = []
min = 1
max = 500
interval_days = 7
verified = false
"""


def files(folder: Path, **texts: str) -> Path:
    (folder / "meine").mkdir()
    for name, text in texts.items():
        (folder / "meine" / f"{name}.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("words", [["meine"], ["list", "meine"]])
def test_a_folder_is_listed_with_and_without_the_verb(tmp_path: Path, words: list[str]) -> None:
    said = run("sources", *words, cwd=files(tmp_path, hag=GOOD))
    assert said.code == 0
    assert "1 source, all files are well-formed" in said.out


def test_the_shipped_files_raise_no_doubts(tmp_path: Path) -> None:
    said = run("sources", "check", cwd=tmp_path)
    assert said.code == 0
    assert "0 wrong, 0 doubts" in said.out


def test_everything_wrong_and_doubtful_is_told_at_once(tmp_path: Path) -> None:
    texts = {
        "a": GOOD,
        "b": GOOD.replace("DE-HH", "HH"),
        "c": GOOD.replace("min =", "mim ="),
        "d": GOOD.replace("follow", 'leave = ["^/$"]\nfollow'),
        "e": GOOD.replace("hag.example/", "HAG.example/?utm_source=x"),
    }
    said = run("sources", "check", "meine", cwd=files(tmp_path, **texts))
    assert said.code == 2
    assert "b.toml, line 3: land is wrong" in said.out
    assert "c.toml: min is missing" in said.out.replace("\n", " ") or "mim is not a key" in said.out
    assert "d: its start address https://hag.example/ is left out by its own leave" in said.out
    assert "d: hag.example belongs to a, too" in said.out
    assert "e: https://HAG.example/?utm_source=x will be asked as https://hag.example/." in said.out
    assert "5 files: 2 wrong, 4 doubts, 3 not yet verified" in said.out


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    with serve(SampleSite(curated("sample"))) as running:
        yield running


def drafted(folder: Path, proxy: Proxy, url: str) -> Said:
    way = ["--proxy", proxy.proxy_url, "--trust", str(proxy.ca_file), "--contact", "wir@kgc.example"]
    return run("sources", "draft", url, *way, cwd=folder)


def test_a_draft_is_a_source_with_the_title_of_its_page(tmp_path: Path, proxy: Proxy) -> None:
    said = drafted(tmp_path, proxy, "https://www.hag-gesundheit.de/wir-ueber-uns")
    assert (said.code, said.err) == (0, "")
    (tmp_path / "hag.toml").write_text(said.out, "utf-8")
    source = load_file(tmp_path / "hag.toml")
    assert "HAG" in source.title
    assert source.start == ("https://www.hag-gesundheit.de/wir-ueber-uns",)
    assert not source.verified
    assert all("wir-ueber-uns" in url or url.count("/") == 3 for url in proxy.requests)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://hage.de/intern/kgc-arbeitsmaterialien", "could not be looked at: https://hage.de/intern/"),
        ("https://nirgends.example/", "could not be looked at: https://nirgends.example/: "),
    ],
)
def test_what_cannot_be_looked_at_is_drafted_with_the_reason(tmp_path: Path, proxy: Proxy, url: str, told: str) -> None:
    said = drafted(tmp_path, proxy, url)
    assert said.code == 0
    assert told in said.out
    (tmp_path / "x.toml").write_text(said.out, "utf-8")
    assert load_file(tmp_path / "x.toml").start == (url,)


def test_without_a_contact_nothing_is_asked(tmp_path: Path) -> None:
    said = run("sources", "draft", "www.kgc.example/team", cwd=tmp_path)
    assert said.code == 0
    assert 'title = "kgc.example"' in said.out
    assert "no --contact was given, so nothing was asked" in said.out


def test_what_is_no_address_is_told(tmp_path: Path) -> None:
    said = run("sources", "draft", "kein Ort", cwd=tmp_path)
    assert said.code == 2
    assert "kein Ort: a web address like https://www.example.de/ was expected" in said.err
