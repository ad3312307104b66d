"""Possible activities are judged by weights: what is none is left out, what is one gets its type."""

from __future__ import annotations

import math

import msgspec
import pytest

from data import curated
from extract.doing_clues import of_type, of_words
from extract.judge import Judge, Weights
from extract.reader import Reader
from extract.records import Activity

WEIGHTS = Weights(("beratung", "projekt", "none"), 0.5, {"word a": (200, 0, 0), "word b": (0, 0, 300)})


def test_the_greatest_sum_gives_the_type_and_none_takes_from_its_probability() -> None:
    judge = Judge(WEIGHTS)
    assert judge.verdict({"word a"})[0] == "beratung"
    assert judge.verdict({"word a"})[1] > judge.verdict({"word a", "word b"})[1]


def test_a_weight_is_told_in_hundredths() -> None:
    judge = Judge(Weights(("beratung", "none"), 0.5, {"word a": (150, -50)}))
    assert judge.chances({"word a"})["beratung"] == pytest.approx(1 / (1 + math.exp(-2)))


def test_each_class_has_a_sum_of_its_own_also_below_zero() -> None:
    clues: dict[str, tuple[int, ...]] = {"word a": (-400, 100, -300), "word b": (-200, -50, 250), "word c": (0, -1, 0)}
    sums = [sum(column) / 100 for column in zip(*clues.values(), strict=True)]
    whole = sum(map(math.exp, sums))
    chances = Judge(Weights(WEIGHTS.classes, 0.5, clues)).chances(clues)
    assert [*chances.values()] == pytest.approx([math.exp(one) / whole for one in sums])


def test_clues_that_nobody_trained_leave_all_classes_alike() -> None:
    assert Judge(WEIGHTS).verdict({"word c"})[1] == pytest.approx(2 / 3)


def test_the_order_of_clues_tells_nothing() -> None:
    numbers = [10, 20, 30, 70, 1, 6]
    clues: dict[str, tuple[int, ...]] = {f"word {n}": (number, -number, 0) for n, number in enumerate(numbers)}
    orders = [[*clues], [*reversed(clues)], sorted(clues, key=lambda clue: clues[clue])]
    judge = Judge(Weights(WEIGHTS.classes, 0.5, clues))
    assert len({judge.verdict(order) for order in orders}) == 1


@pytest.mark.parametrize(
    ("name", "classes"), [("topic", 2), ("activities", 13), ("target_groups", 2), ("audiences", 2), ("settings", 2)]
)
def test_the_shipped_weights_are_small_and_know_their_classes(name: str, classes: int) -> None:
    file = curated("weights").joinpath(f"{name}.json").read_bytes()
    weights = msgspec.json.decode(file, type=Weights)
    assert len(file) < 1_000_000
    assert len(weights.classes) == classes
    assert weights.classes[-1] == "none"
    assert {len(numbers) for numbers in weights.clues.values()} == {classes}


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("Beratung von Kommunen", "beratung"),
        ("Fortbildungen für Fachkräfte", "qualifizierung"),
        ("Newsletter", "oeffentlichkeitsarbeit"),
        ("Arbeitskreis Gesundheit", "gremium"),
        ("Evaluation", "qualitaetsentwicklung"),
    ],
)
def test_words_of_the_vocabulary_keep_their_type(words: str, type_: str) -> None:
    told = [*of_words(words.split()), of_type(type_)]
    assert Judge.load(curated(), "activities").verdict(told)[0] == type_


def test_a_task_is_an_activity_and_other_words_are_none(reader: Reader) -> None:
    html = (
        "<h1>Koordinierungsstelle Gesundheitliche Chancengleichheit</h1><p>{}</p><h2>Aufgaben</h2><ul><li>{}</li></ul>"
    )
    page = html.format("Mehr steht im Bericht.", "Vernetzung der Akteurinnen und Akteure in Kommunen")
    _, reading = reader.read_bytes("p", page.encode(), "text/html")
    assert [(r.as_written, r.activity_type) for r in reading.records if isinstance(r, Activity)] == [
        ("Vernetzung der Akteurinnen und Akteure in Kommunen", "vernetzung")
    ]
