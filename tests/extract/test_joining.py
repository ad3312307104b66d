"""Neighbouring spans that mean one body become one; bodies that stand in a list stay apart."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.bodies import BodyFinder
from extract.plain import read_plain


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Das zahlen die Krankenkassen und ihre Verbände.", ["Krankenkassen und ihre Verbände"]),
        ("Das zahlen Krankenkassen/Krankenkassenverbände.", ["Krankenkassen/Krankenkassenverbände"]),
        ("Das zahlen Krankenkassen und Pflegekassen.", ["Krankenkassen", "Pflegekassen"]),
        ("Träger ist die Stadt Celle, Amt für Jugend.", ["Stadt Celle, Amt für Jugend"]),
        ("Das macht das Landratsamt Celle, Abteilung Gesundheit, mit.", ["Landratsamt Celle, Abteilung Gesundheit"]),
        ("Das macht die Universität Kiel, Institut für Pflege.", ["Universität Kiel, Institut für Pflege"]),
        ("Das machen die Universität Kiel, das Institut für Pflege.", ["Universität Kiel", "Institut für Pflege"]),
        ("Dabei: Stadt Celle, Jugendamt Hamm und Polizei.", ["Stadt Celle", "Jugendamt Hamm", "Polizei"]),
    ],
)
def test_one_body_is_named_once(finder: BodyFinder, sentence: str, names: list[str]) -> None:
    page = analyse("p", "v", "", read_plain(sentence))
    assert [entity.name for entity in finder.find(page, None)] == names
