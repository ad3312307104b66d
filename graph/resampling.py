"""What the network would look like were some of its evidence wrong or missing: the same material, resampled.

In each replicate a page is missing with one probability for all, and a statement holds with the probability that is its
confidence; an edge stays while one of its rows does. After B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap
(1993), doi:10.1201/9780429246593; for networks T. A. B. Snijders, S. P. Borgatti, Connections 22(2), 161 (1999).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from data.errors import AskedWrongly
from graph.evidence import Edge, Row, edge
from graph.networks import Material


class Doubt(NamedTuple):
    """How doubt is measured: so many replicates, a page missing with probability *drop*, from a seed."""

    replicates: int = 200
    drop: float = 0.1
    seed: int = 7


def resampled(material: Material, doubt: Doubt) -> Iterator[Material]:
    """Yield the replicates; the same seed always gives the same ones."""
    if not 0 <= doubt.drop < 1 or doubt.replicates < 0:
        raise AskedWrongly("A page is dropped with a probability from 0 up to 1, and the replicates are 0 or more.")
    pages = sorted({str(row["page"]) for edge in material.told.edges for row in edge.rows if "page" in row})
    for number in range(doubt.replicates):
        chance = random.Random(f"{doubt.seed}/{number}")  # noqa: S311 - statistics, not secrets
        missing = {page for page in pages if chance.random() < doubt.drop}
        kept = [edge for edge in (_kept(edge, missing, chance) for edge in material.told.edges) if edge]
        yield material._replace(told=material.told._replace(edges=kept))


def _kept(whole: Edge, missing: set[str], chance: random.Random) -> Edge | None:
    rows = [row for row in whole.rows if row.get("page") not in missing and _holds(row, chance)]
    return edge(whole.source, whole.target, rows) if rows else None


def _holds(row: Row, chance: random.Random) -> bool:
    return chance.random() < float(row.get("confidence", 1))
