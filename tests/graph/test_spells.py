"""Times are texts in order; they join, and they meet."""

import pytest

from data.errors import AskedWrongly
from graph.spells import Spell, common, merged, moment_of, read

ONE, TWO, THREE, FOUR = (f"2026-0{month}-01T00:00:00Z" for month in range(1, 5))


@pytest.mark.parametrize("spell", [Spell(ONE), Spell(ONE, TWO), Spell(ONE, TWO, "dropped")])
def test_a_spell_is_written_and_read(spell: Spell) -> None:
    assert read(str(spell)) == spell
    assert str(spell).startswith(f"{ONE}/")


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], []),
        (
            [Spell(THREE, FOUR, "dropped"), Spell(ONE, TWO, "dropped")],
            [Spell(ONE, TWO, "dropped"), Spell(THREE, FOUR, "dropped")],
        ),
        ([Spell(ONE, THREE, "dropped"), Spell(TWO, FOUR, "pageGone")], [Spell(ONE, FOUR, "pageGone")]),
        ([Spell(ONE, FOUR, "dropped"), Spell(TWO, THREE, "pageGone")], [Spell(ONE, FOUR, "dropped")]),
        ([Spell(ONE, TWO, "contradicted"), Spell(TWO)], [Spell(ONE)]),
    ],
    ids=["none", "apart", "overlapping", "inside", "touching"],
)
def test_spells_that_touch_are_one(spells: list[Spell], expected: list[Spell]) -> None:
    assert merged(spells) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Spell(ONE), Spell(TWO, FOUR, "dropped"), [Spell(TWO, FOUR, "dropped")]),
        (Spell(ONE, THREE, "pageGone"), Spell(TWO), [Spell(TWO, THREE, "pageGone")]),
        (Spell(ONE, TWO, "dropped"), Spell(TWO), []),
    ],
    ids=["inside", "overlapping", "touching"],
)
def test_two_hold_together_while_both_hold(one: Spell, other: Spell, expected: list[Spell]) -> None:
    assert common([one], [other]) == expected


def test_a_spell_holds_from_its_begin_until_just_before_its_end() -> None:
    assert [Spell(TWO, THREE).holds(moment) for moment in (ONE, TWO, THREE)] == [False, True, False]
    assert Spell(TWO).holds(FOUR)


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        ("2026-01-31", "2026-01-31T23:59:59Z"),
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"),
        ("2026-01-31T12:00:00+01:00", "2026-01-31T11:00:00Z"),
    ],
)
def test_a_day_is_its_last_moment(day: str, moment: str) -> None:
    assert moment_of(day) == moment


def test_what_is_no_day_is_told() -> None:
    with pytest.raises(AskedWrongly, match="'gestern' is not a day; write it as 2026-01-31"):
        moment_of("gestern")
