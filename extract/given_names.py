"""The given names that tell a person from other capitalised words, as `given-names.toml` lists them."""

from __future__ import annotations

from functools import cache
from importlib.resources.abc import Traversable

import msgspec

from data import curated


class _Names(msgspec.Struct, frozen=True):
    names: str


@cache
def given_names(folder: Traversable | None = None) -> frozenset[str]:
    """Return the given names of `given-names.toml` in *folder*, the shipped `data/frames` when None."""
    file = (folder or curated("frames")).joinpath("given-names.toml")
    return frozenset(msgspec.toml.decode(file.read_bytes(), type=_Names).names.split())
