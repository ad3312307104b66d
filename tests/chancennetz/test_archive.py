"""`chancennetz archive`: looked into, checked, given away, filled with the past."""

import json
from pathlib import Path

import pytest

from tests.chancennetz.conftest import Command, run

SAVED = "<!-- saved from url=(0020)https://kgc.example/ --><title>KGC</title><p>Die KGC Hessen, wie sie war."


@pytest.fixture
def past(tmp_path: Path) -> Path:
    """Import one page that was saved in 2014, and one that nobody knows the address of."""
    (tmp_path / "alt").mkdir()
    (tmp_path / "alt" / "kgc.html").write_text(SAVED, "utf-8")
    (tmp_path / "alt" / "rätsel.html").write_text("<p>Wo?", "utf-8")
    (tmp_path / "alt" / "stil.css").write_text("p {}", "utf-8")
    said = run("archive", "import", "alt", "--date", "2014-05-01", cwd=tmp_path)
    assert (said.code, said.err) == (0, "")
    assert "1 answer of 1 address, 2014-05-01 to 2014-05-01; 0 were here before" in said.out
    assert "passed over: 1 .css file" in said.out
    assert "refused: rätsel.html does not tell its address" in said.out
    return tmp_path


def test_an_imported_page_is_listed_checked_exported_and_read(past: Path) -> None:
    assert "https://kgc.example/ │ 2014-05-01" in run("archive", "list", cwd=past).out
    assert "20140501000000/https://kgc.example/" in run("archive", "list", "https://KGC.example/#x", cwd=past).out
    assert "1 address checked: 0 problems" in run("archive", "check", cwd=past).out
    assert "1 page, 1 answer" in run("archive", "export", "-o", "kgc.wacz", cwd=past).out
    (told,) = json.loads(run("archive", "list", "--json", cwd=past).out)
    assert told["first_seen"] == "2014-05-01T00:00:00Z"
    assert run("read", cwd=past).code == 0


def test_a_lost_index_is_built_again(past: Path) -> None:
    for part in (past / "workspace" / "archive").glob("index.sqlite*"):
        part.unlink()
    assert run("archive", "check", cwd=past).code == 2
    assert "the index of 1 address was built again" in run("archive", "rebuild", cwd=past).out
    assert run("archive", "check", cwd=past).code == 0


def test_files_are_kept_elsewhere_and_read_from_there(past: Path) -> None:
    said = run("archive", "store", f"file://{past}/fern", cwd=past)
    assert (said.code, said.err) == (0, "")
    assert "1 file (0.0 MB) lie in file://" in said.out
    assert [path.name for path in (past / "workspace" / "archive").glob("*.warc.gz*")] == []
    assert run("archive", "check", cwd=past).code == 0
    assert "1 page, 1 answer" in run("archive", "export", cwd=past).out


def test_a_damaged_archive_is_told_and_fails(past: Path) -> None:
    (file,) = (past / "workspace" / "archive").glob("*.warc.gz")
    file.write_bytes(file.read_bytes()[:-9])
    said = run("archive", "check", cwd=past)
    assert said.code == 1
    assert "damaged after byte" in said.out
    assert "`chancennetz archive rebuild` mends the index" in said.err


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["list", "https://nie.example/"], 2, "https://nie.example/ was never asked for"),
        (["import", "nirgends"], 2, "there is no such file or folder to import"),
        (["import", "alt/rätsel.html"], 1, "Nothing could be imported: rätsel.html does not tell its address"),
        (["import", "alt", "--addresses", "alt/stil.css"], 2, "this list of addresses cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(past: Path, words: list[str], code: int, sentence: str) -> None:
    said = run("archive", *words, cwd=past)
    assert said.code == code
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_the_sample_and_the_past_never_share_a_workspace(tmp_path: Path, command: Command) -> None:
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / "workspace.json").write_text('{"format": 1, "content": "sample"}')
    (tmp_path / "kgc.html").write_text(SAVED, "utf-8")
    assert "choose another folder for the live ones" in command("archive", "import", "kgc.html").err
