"""Neighbouring spans that mean one body become one; bodies that stand in a list stay apart."""

from __future__ import annotations

import pytest

from data import curated
from extract.analysis import analyse
from extract.authority import load_authority
from extract.bodies import BodyFinder
from extract.frames import load_heads, load_words
from extract.plain import read_plain


@pytest.fixture(scope="module")
def finder() -> BodyFinder:
    frames = curated("frames")
    return BodyFinder(load_authority(curated("authority")), load_heads(frames), load_words(frames))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Das zahlen die Krankenkassen und ihre Verbände.", ["Krankenkassen und ihre Verbände"]),
        ("Das zahlen Krankenkassen/Krankenkassenverbände.", ["Krankenkassen/Krankenkassenverbände"]),
        ("Das zahlen Krankenkassen und Pflegekassen.", ["Krankenkassen", "Pflegekassen"]),
        ("Träger ist die Stadt Celle, Amt für Jugend.", ["Stadt Celle, Amt für Jugend"]),
        ("Dabei: Stadt Celle, Jugendamt Hamm und Polizei.", ["Stadt Celle", "Jugendamt Hamm", "Polizei"]),
    ],
)
def test_one_body_is_named_once(finder: BodyFinder, sentence: str, names: list[str]) -> None:
    page = analyse("p", "v", "", read_plain(sentence))
    assert [entity.name for entity in finder.find(page, None)] == names
