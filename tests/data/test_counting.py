"""Numbers agree with their nouns."""

import pytest

from data.counting import counted


@pytest.mark.parametrize(
    ("number", "words", "told"),
    [
        (0, ("page",), "0 pages"),
        (1, ("page",), "1 page"),
        (2, ("page",), "2 pages"),
        (1, ("address", "addresses"), "1 address"),
        (3, ("address", "addresses"), "3 addresses"),
    ],
)
def test_a_noun_has_the_number_of_its_things(number: int, words: tuple[str, ...], told: str) -> None:
    assert counted(number, *words) == told
