"""The two editions differ exactly as the table in docs/sample.md says, and in nothing else."""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup

from data import curated

SAMPLE = curated("sample")
ENTRIES: list[dict[str, Any]] = tomllib.loads(SAMPLE.joinpath("site.toml").read_text(encoding="utf-8"))["page"]
PAGE = Path(__file__).parents[2] / "docs" / "sample.md"
ROW = re.compile(r"^\| (changed|new|gone|missing) \| `(https://[^`]+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)


class Difference(NamedTuple):
    """One documented row: the phrases stand only in the first or only in the second edition."""

    kind: str
    url: str
    before: str
    after: str


DOCUMENTED = [Difference(*(part.strip("„“ ") for part in row)) for row in ROW.findall(PAGE.read_text(encoding="utf-8"))]


def _edition(number: int) -> dict[str, dict[str, Any]]:
    return {entry["url"]: entry for entry in ENTRIES if number in entry.get("editions", [1, 2])}


def _body(entry: dict[str, Any]) -> bytes:
    return SAMPLE.joinpath("pages", *entry["file"].split("/")).read_bytes()


def _text(entry: dict[str, Any]) -> str:
    return " ".join(BeautifulSoup(_body(entry), "lxml").get_text(" ").split())


def _kind(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    if before is None:
        return "new"
    if after is None:
        return "missing"
    if after.get("status") == 410 and before.get("status") != 410:
        return "gone"
    return "changed" if before.get("file") != after.get("file") else "same"


def _alias(entry: dict[str, Any]) -> bool:
    if not entry.get("file", "").endswith(".html"):
        return False
    link = BeautifulSoup(_body(entry), "lxml").find("link", rel="canonical")
    return link is not None and link.get("href") != entry["url"]


def test_the_editions_differ_in_the_documented_addresses_only() -> None:
    first, second = _edition(1), _edition(2)
    kinds = {(_kind(first.get(url), second.get(url)), url) for url in first | second}
    aliases = {url for url, entry in (first | second).items() if _alias(entry)}
    assert {pair for pair in kinds if pair[0] != "same" and pair[1] not in aliases} == {row[:2] for row in DOCUMENTED}


@pytest.mark.parametrize("row", [row for row in DOCUMENTED if row.kind == "changed"])
def test_a_changed_page_differs_by_the_documented_words(row: Difference) -> None:
    before, after = _text(_edition(1)[row.url]), _text(_edition(2)[row.url])
    assert row.before in before
    assert row.after in after
    assert not row.before or row.before not in after
    assert not row.after or row.after not in before


def test_what_changed_is_newer() -> None:
    pairs = [(_edition(1)[row.url], _edition(2)[row.url]) for row in DOCUMENTED if row.kind == "changed"]
    assert all(before["modified"] < after["modified"] for before, after in pairs if "modified" in before)


def test_every_kind_of_difference_is_there() -> None:
    assert {row.kind for row in DOCUMENTED} == {"changed", "new", "gone", "missing"}


def test_the_member_counts_of_the_network_contradict_each_other() -> None:
    counts = {found for entry in _edition(2).values() if _is_html(entry) for found in _counts(_text(entry))}
    assert counts == {"66", "76"}


def _is_html(entry: dict[str, Any]) -> bool:
    return str(entry.get("file", "")).endswith(".html")


def _counts(text: str) -> list[str]:
    return re.findall(r"(?:Verbund|Chancengleichheit) gehören (\d+) Organisationen an", text)
