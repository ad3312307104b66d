"""What the graphs of a page are made from, as one digest: if it is the same, they need not be made again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec.structs import replace

from graph.judged import Judged
from graph.lives import Life

MAKERS = (
    "history", "iris", "judged", "lives", "minting", "names", "ntriples", "page_names", "quotes", "statement_nodes",
    "statements",
)  # fmt: skip


def made_from(life: Life, stamp: str) -> str:
    """Return the digest of a page's life and of *stamp*, without when what lasts was last seen."""
    spells = life.spells
    if life.now:
        spells = (*spells[:-1], replace(life.now, last_confirmed=""))
    return "sha256:" + hashlib.sha256(stamp.encode() + msgspec.json.encode(spells)).hexdigest()


def fingerprint(judgements: Judged) -> str:
    """Return a digest of the program that makes graphs and of the judgements that it applies."""
    told = msgspec.json.encode(sorted(judgements.canonical.items()))
    return hashlib.sha256(_program().encode() + told).hexdigest()


@cache
def _program() -> str:
    sources = b"".join((files("graph") / f"{name}.py").read_bytes() for name in MAKERS)
    return hashlib.sha256(sources).hexdigest()
