"""Bodies without a known name or head noun are found by their look, their list, and what constructions say of them."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.named_by_role import KIND, RoleNames
from extract.plain import read_plain
from extract.reader import Reader
from extract.subjects import names_of


def added(reader: Reader, text: str) -> list[str]:
    """Return the bodies of a plain text that only their look or role gives away."""
    recogniser = reader.recogniser
    page = analyse("p", "p", "", read_plain(text))
    names = names_of(page, recogniser.bodies.find(page, None), {})
    found = RoleNames(recogniser.roles.frames, recogniser.bodies.lexicon).added(page, names)
    return [entity.name for entity in found.entities if entity.kind == KIND]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Die Schilder bezahlte die HUK.", ["HUK"]),
        ("Die Schilder bezahlte die SGB.", []),
        ("Die Schilder haben QR-Code und HUK.", []),
        ("Gefördert wird das Projekt mit den EU-Mitteln.", []),
        ("Mitglied ist seit Mai die Ostfriesische Landschaft.", ["Ostfriesische Landschaft"]),
        ("Mitglied ist seit Mai die ostfriesische Landschaft.", []),
        ("Geschult werden die Neuen Ehrenamtsbeauftragten.", []),
        ("Für die Umsetzung ist das Veedelsbüro zuständig.", ["Veedelsbüro"]),
        ("Im Mai öffnet das Veedelsbüro.", []),
        ("Projektpartner sind die AOK Bayern und die Wobau.", ["Wobau"]),
        ("Projektpartner ist die Wobau.", []),
        ("Zusammengearbeitet wird mit der AOK Bayern und der Wobau, die beraten.", ["Wobau"]),
        ("Zusammengearbeitet wird mit der Wobau, die berät.", []),
        ("Den Anstoß gaben die AOK Bayern und der Impuls der Leute.", []),
        ("Es ist ein Seminar der Sozialen Arbeit.", []),
        ("Projektpartner sind die AOK Bayern und die Insel- und Halligrunde.", ["Insel- und Halligrunde"]),
        ("Projektpartner sind die AOK Bayern und die Eltern.", []),
        ("In Hessen koordiniert es die AOK Bayern in Rheinland-Pfalz.", []),
    ],
)
def test_a_name_is_told_by_its_look_or_by_a_construction(reader: Reader, sentence: str, names: list[str]) -> None:
    assert added(reader, sentence) == names


def test_every_mention_of_such_a_name_is_the_same_body(reader: Reader) -> None:
    assert added(reader, "Die Schilder bezahlte die HUK. Das Zelt stiftet die HUK.") == ["HUK"]
