"""The question of offices alike bounds what it counts; on many offices its answer is that of counting everything."""

import random
from itertools import combinations

import pyoxigraph as ox
import pytest

from graph.names import term
from graph.questions import ask, shipped

LISTED, LEAST = 200, 2
Named = dict[str, set[int]]


def _named(offices: int, groups: int, skew: int) -> Named:
    """Deal out up to nine of so many groups to each office; the greater *skew*, the oftener the first ones."""
    dice = random.Random(offices)  # noqa: S311 - the same offices every time
    return {f"{at:03}": {int(groups * dice.random() ** skew) for _ in range(9)} for at in range(offices)}


def _store(named: Named) -> ox.Store:
    store = ox.Store()
    for name, groups in named.items():
        office = ox.NamedNode(f"https://office.example/{name}")
        store.add(ox.Quad(office, ox.NamedNode(term("rdf:type")), ox.NamedNode(term("cn:Office"))))
        store.add(ox.Quad(office, ox.NamedNode(term("skos:prefLabel")), ox.Literal(name, language="de")))
        for group in groups:
            concept = ox.NamedNode(f"https://group.example/{group}")
            store.add(ox.Quad(office, ox.NamedNode(term("cn:targetGroup")), concept))
    return store


def _counted(named: Named) -> list[tuple[str, str, str]]:
    pairs = [(len(named[one] & named[other]), one, other) for one, other in combinations(sorted(named), 2)]
    alike = sorted((-shared, one, other) for shared, one, other in pairs if shared >= LEAST)
    return [(one, other, str(-shared)) for shared, one, other in alike[:LISTED]]


@pytest.mark.parametrize(
    ("offices", "groups", "skew"), [(2, 4, 1), (15, 12, 2), (60, 400, 1), (320, 60, 3), (300, 90, 1)]
)
def test_the_pairs_listed_are_the_most_alike_of_all(offices: int, groups: int, skew: int) -> None:
    named = _named(offices, groups, skew)
    table = ask(_store(named), shipped()["offices-alike"])
    assert table.rows
    assert list(table.rows) == _counted(named)
