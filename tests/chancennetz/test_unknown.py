"""`chancennetz unknown` lists what the sample's pages say and nothing understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.chancennetz.conftest import Command, Line


def listed(command: Command, line: Line, *words: str) -> Any:
    said = command("unknown", "--workspace", str(line.folder / "workspace"), *words)
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out) if "--json" in words else said.out


def test_each_kind_is_told_with_a_quote_that_stands_on_a_page(command: Command, line: Line) -> None:
    found = listed(command, line, "--json", "--most", "5")
    assert list(found) == ["name", "role", "item"]
    assert 1 <= len(found["role"]) <= 5
    assert all(group["quote"] and group["pages"] and group["count"] >= len(group["pages"]) for group in found["role"])


def test_people_see_the_most_frequent_and_how_to_see_more(command: Command, line: Line) -> None:
    told = listed(command, line, "--most", "1")
    assert "sentences with a body and the word of a role, but no relation" in told
    assert "more: --most" in told


@pytest.mark.parametrize(("words", "code"), [(("--most", "0"), 2), (("--workspace", "nowhere"), 2)])
def test_what_cannot_be_listed_is_refused(command: Command, words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    assert command("unknown", *words, cwd=tmp_path).code == code
