"""How well names are resolved: pairs of spellings by precision, recall and F1, with every false pair by name.

    python -m bench.resolution     the German spellings of bench/spellings.tsv

Three ways are compared: rapidfuzz's WRatio alone, joined in chains; the rules alone; the rules with the authority.
A spelling comes with the Land of the page that it stands on. Authority file and spellings share knowledge of the field,
so the second way says more about names that nobody has curated, the third about what a build does.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import pyoxigraph as ox
from rapidfuzz import fuzz

from graph.build import curated_graphs
from graph.likeness import Body
from graph.named_bodies import named_bodies
from graph.resolution import groups_of
from graph.spellings import spellings

SET = Path(__file__).with_name("spellings.tsv")
CHAINED = 85


class Score(NamedTuple):
    """Pairs that were joined rightly, wrongly, and not joined though they should be."""

    right: int
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]

    def __str__(self) -> str:
        """Tell precision, recall and F1."""
        found, wanted = self.right + len(self.wrong), self.right + len(self.missed)
        precision, recall = self.right / max(found, 1), self.right / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(self.wrong)} wrong, {len(self.missed)} missed)"


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def spelled() -> list[tuple[str, Body]]:
    """Return each spelling as a body that no one knows, with the body it means."""
    with SET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        (row["body"], Body(f"name/{number}", spellings([row["spelling"]]), frozenset({row["land"]} - {"DE"})))
        for number, row in enumerate(rows)
    ]


def authority() -> list[Body]:
    """Return the bodies that the authority file knows."""
    store = ox.Store()
    for _, lines in curated_graphs():
        store.load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
    return [body for body in named_bodies(store) if body.known]


def score(meant: list[tuple[str, Body]], joined: Iterable[Iterable[str]]) -> Score:
    """Compare all pairs of spellings with the groups (of IRIs) that were *joined*."""
    group = {iri: number for number, iris in enumerate(joined) for iri in iris}
    right, wrong, missed = 0, [], []
    for (first, one), (second, other) in combinations(meant, 2):
        found = group.get(one.iri, one.iri) == group.get(other.iri, other.iri)
        pair = (one.name, other.name)
        right += found and first == second
        if found and first != second:
            wrong.append(pair)
        elif first == second and not found:
            missed.append(pair)
    return Score(right, wrong, missed)


def chained(bodies: list[Body]) -> Iterator[set[str]]:
    """Join whatever WRatio finds alike, in chains."""
    graph = nx.Graph()
    graph.add_edges_from(
        (one.iri, other.iri) for one, other in combinations(bodies, 2) if fuzz.WRatio(one.name, other.name) >= CHAINED
    )
    yield from nx.connected_components(graph)


def measure_spellings() -> None:
    """Print the table, and every false and missed pair of the last two ways."""
    meant = spelled()
    bodies = [body for _, body in meant]
    say(f"{len(bodies)} spellings of {len({body for body, _ in meant})} bodies")
    say(f"WRatio >= {CHAINED}, chained   {score(meant, chained(bodies))}")
    for way, known in (("rules alone", []), ("rules and authority", authority())):
        found = score(meant, groups_of([*known, *bodies]))
        say(f"{way:22} {found}")
        for kind, pairs in (("wrong", found.wrong), ("missed", found.missed)):
            for one, other in pairs:
                say(f"    {kind}: {one} | {other}")


if __name__ == "__main__":
    measure_spellings()
