"""How pairs of names are decided one by one: by the rules, by plain ratios, by nomenklatura's own matchers.

    python -m bench.name_pairs               every two of the German spellings of bench/spellings.tsv
    python -m bench.name_pairs cases.csv     the public benchmark of nomenklatura

The benchmark is `contrib/name_bench/cases.csv` of github.com/opensanctions/nomenklatura (MIT), which is not shipped:
pairs of names that mean one person, company or ship, or two (columns schema, name1, name2, is_match). Its names are
those of sanctions lists, Latin and not, so it tells where the rules for German bodies end, not how well they serve
them. Names are compared alone, without Land, website and authority. Where nomenklatura is installed (`pip install
nomenklatura`), its matchers decide beside the rules, each with its default settings and the threshold of .7 that its
own harness takes.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz

from bench.resolution import CHAINED, Score, say, spelled
from graph.likeness import Body, likeness
from graph.spellings import rules, spellings

MATCHES = 0.7
ORGANISATIONS = frozenset({"Company", "Organization", "LegalEntity"})
MATCHERS = ("name-based", "logic-v1", "logic-v2")


class Case(NamedTuple):
    """Two names of one kind of thing (a schema of FollowTheMoney), and whether they mean one."""

    schema: str
    one: str
    other: str
    same: bool


Way: TypeAlias = Callable[[Case], bool]


def cases(file: Path) -> list[Case]:
    """Read the pairs."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Case(row["schema"], row["name1"], row["name2"], row["is_match"].lower() in {"1", "true"})
            for row in csv.DictReader(lines)
        ]


def spelled_cases() -> list[Case]:
    """Return every two of the German spellings."""
    return [
        Case("Organization", one.name, other.name, first == second)
        for (first, one), (second, other) in combinations(spelled(), 2)
    ]


def by_rules(case: Case) -> bool:
    """Tell whether the rules would propose the pair, were its names written on pages of no Land."""
    return likeness(Body("a", spellings([case.one])), Body("b", spellings([case.other]))) is not None


def by_words(case: Case) -> bool:
    """Tell whether the sorted words are alike."""
    return fuzz.token_sort_ratio(case.one.lower(), case.other.lower()) >= rules().enough


def by_parts(case: Case) -> bool:
    """Tell whether WRatio finds the names alike."""
    return fuzz.WRatio(case.one, case.other) >= CHAINED


def matcher(name: str) -> Way:
    """Return how one of nomenklatura's matchers decides."""
    from followthemoney import ValueEntity, model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm(name)
    config = algorithm.default_config()

    def thing(case: Case, label: str) -> ValueEntity:
        made = ValueEntity(model[case.schema], {"id": label})
        made.add("name", label)
        return made

    def decides(case: Case) -> bool:
        return algorithm.compare(thing(case, case.one), thing(case, case.other), config).score >= MATCHES

    return decides


def ways() -> dict[str, Way]:
    """Return every way of deciding by its name."""
    plain: dict[str, Way] = {
        "the rules": by_rules,
        f"token_sort_ratio >= {rules().enough}": by_words,
        f"WRatio >= {CHAINED}": by_parts,
    }
    theirs = {f"nomenklatura {name}": matcher(name) for name in MATCHERS} if find_spec("nomenklatura") else {}
    return plain | theirs


def decided(way: Way, pairs: Iterable[Case]) -> Score:
    """Return how *way* decides *pairs*."""
    told = [(way(case), case) for case in pairs]
    return Score(
        sum(found and case.same for found, case in told),
        [(case.one, case.other) for found, case in told if found and not case.same],
        [(case.one, case.other) for found, case in told if case.same and not found],
    )


def measure(kind: str, pairs: list[Case]) -> None:
    """Print how every way decides *pairs*, and which of them the rules would wrongly join."""
    say(f"{len(pairs)} pairs, {kind}; {sum(case.same for case in pairs)} mean one")
    for name, way in ways().items():
        say(f"  {name:28} {decided(way, pairs)}")
    for one, other in decided(by_rules, pairs).wrong:
        say(f"    wrong by the rules: {one} | {other}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", help="CSV of name pairs")
    if file := parser.parse_args().file:
        every = cases(file)
        measure("all", every)
        measure("organisations", [case for case in every if case.schema in ORGANISATIONS])
    else:
        measure("German bodies", spelled_cases())
