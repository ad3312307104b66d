"""A town is a body where it acts, not where something only is."""

from __future__ import annotations

import pytest

from extract.acting import acts
from extract.mentions import Entity, Span


@pytest.mark.parametrize(
    ("sentence", "acting"),
    [
        ("Dabei ist die Stadt Celle .", True),
        ("Das geschieht im Landkreis Celle .", False),
        ("Das Haus steht in der Stadt Celle .", False),
        ("Mitglied : Stadt Celle .", True),
        ("Das plant sie mit der Stadt Celle .", True),
        ("Das plant die Leitung der Stadt Celle .", False),
        ("Das bezahlt der Landkreis Celle .", True),
        ("Im Lüneburger Bezirk Celle leben viele .", False),
        ("Das plant der Lüneburger Bezirk Celle .", True),
        ("Im ländlichen Landkreis Celle ist das so .", False),
        ("Das bezahlt jemand im Namen des Landkreises Celle .", False),
    ],
)
def test_a_place_acts_where_no_preposition_makes_it_a_mere_place(sentence: str, *, acting: bool) -> None:
    words = sentence.split()
    end = words.index("Celle") + 1
    town = Entity("Celle", "place", None, "stadt", spans=[Span(end - 2, end, "place")])
    assert acts(words, town) is acting


def test_towns_in_one_entry_never_act() -> None:
    assert not acts(["Städte", "Celle"], Entity("Städte Celle", "place", None, "kommunen", spans=[Span(0, 2, "place")]))
