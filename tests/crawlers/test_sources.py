"""A source file is understood wholly, or refused with file, line, key and the choices."""

from pathlib import Path

import pytest

from crawlers.source_errors import SourceError
from crawlers.sources import load_file, load_folder, shipped

GOOD = """title = "HAG"
publisher = "HAG e. V."
land = "DE-HH"
kind = "host"
find = "links"
start = ["https://hag.example/"]
follow = ["kontakt"]
min = 1
max = 500
interval_days = 7
verified = false
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "hag.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_source_is_called_as_its_file(tmp_path: Path) -> None:
    source = load_file(written(tmp_path, GOOD))
    assert (source.id, source.start, source.leave, source.contact) == ("hag", ("https://hag.example/",), (), None)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'kind = "host"',
            'kind = "verein"',
            "hag.toml, line 4: kind is wrong: invalid enum value 'verein'; choose one of",
        ),
        ('land = "DE-HH"', 'land = "HH"', "line 3: land is wrong: invalid enum value 'HH'; choose one of DE, DE-BB"),
        ("min = 1", 'min = "eins"', "line 8: min is wrong: expected int, got str"),
        ("min = 1", "min = 501", "line 8: min is 501, more than max, which is 500"),
        ("max = 500", "max = 0", "line 9: max is wrong: expected int >= 1"),
        (
            "verified = false",
            "verifed = false",
            "verified is missing|line 11: verifed is not a key of a source; the keys are",
        ),
        ("verified = false", "", "hag.toml: verified is missing"),
        ("max = 500", "max = 500\nfarbe = 1", "line 10: farbe is not a key of a source; the keys are contact, find"),
        (
            "https://hag.example/",
            "hag.example",
            "line 6: start is wrong: a full address like https://www.example.de/seite",
        ),
        ("https://hag.example/", "ftp://hag.example/", "line 6: start is wrong: a full address"),
        ('["https://hag.example/"]', "[]", "line 6: start is wrong"),
        ('["kontakt"]', '["kontakt("]', r"line 7: follow holds 'kontakt\(', which is no regular expression"),
        ("title =", "title", r"hag.toml: this is not valid TOML: .*\(at line 1"),
        ("title =", 'id = "x"\ntitle =', "line 1: id is not written down; a source is called as its file is"),
    ],
)
def test_what_is_wrong_in_a_source_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        load_file(written(tmp_path, GOOD.replace(old, new)))


def test_a_missing_file_and_a_file_of_other_bytes_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load_file(tmp_path / "fehlt.toml")
    (tmp_path / "alt.toml").write_bytes("title = 'Größe'".encode("latin-1"))
    with pytest.raises(SourceError, match="is not UTF-8"):
        load_file(tmp_path / "alt.toml")


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "liesmich.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    assert [source.id for source in load_folder(tmp_path)] == ["a", "b"]


def test_a_folder_without_sources_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no"):
        load_folder(tmp_path)
    with pytest.raises(SourceError, match="no such folder"):
        load_folder(tmp_path / "nirgends")


def test_the_shipped_sources_are_sound() -> None:
    assert len({source.id for source in shipped()}) == len(shipped()) > 0
