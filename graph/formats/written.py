"""Puts text into files: UTF-8, line ends as they are, a thousand lines at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

AT_ONCE = 1_000


def lines(path: Path, texts: Iterable[str]) -> list[Path]:
    """Write *texts* one after the other to *path*, and return it."""
    left = iter(texts)
    with path.open("w", encoding="utf-8", newline="") as file:
        while chunk := "".join(islice(left, AT_ONCE)):
            file.write(chunk)
    return [path]


def items(values: Iterable[Any]) -> Iterator[str]:
    """Yield the items of a JSON array, a line each."""
    between = "\n"
    for value in values:
        yield between + json(value)
        between = ",\n"


def json(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Write *value* as JSON without spaces."""
    return msgspec.json.encode(value).decode()
