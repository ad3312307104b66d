"""The words that stand in pictures, in German or English, from `data/pictures.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from data import curated
from data.errors import AskedWrongly

LANGUAGES = ("de", "en")


@cache
def told() -> dict[str, Any]:
    """Return all that the file says."""
    return tomllib.loads(curated("pictures.toml").read_text("utf-8"))


def words(language: str) -> dict[str, str]:
    """Return the sentences of *language*, `de` or `en`."""
    if language not in LANGUAGES:
        raise AskedWrongly(f"Pictures speak {' or '.join(LANGUAGES)}, not {language!r}.")
    found: dict[str, str] = told()[language]
    return found


def families(language: str) -> dict[str, str]:
    """Return what each family of kinds is called."""
    found: dict[str, str] = told()["families"][language]
    return found
