"""What was measured, as a tidy table (one row a value) and as a paragraph of methods that can be cited."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from math import isnan
from pathlib import Path
from typing import Any, NamedTuple

from data import curated
from data.errors import AskedWrongly
from graph.measures import Measured
from graph.recipes import Recipe
from graph.resampling import Doubt

DIGITS = 6


class Origin(NamedTuple):
    """Where measures come from: recipe, its projection in words, release, its date, and how doubt was measured."""

    recipe: Recipe
    view: str
    release: str
    created: str
    doubt: Doubt


def described(*, two_modes: bool) -> dict[str, Mapping[str, str]]:
    """Return each measure's titles, text and source, for networks of two modes or of one."""
    return {
        name: {key: text for key, text in (about | (about.get("two", {}) if two_modes else {})).items() if key != "two"}
        for name, about in _file()["measure"].items()
    }


def _file() -> dict[str, Any]:
    return tomllib.loads(curated("measures.toml").read_text("utf-8"))


def methods(origin: Origin, rows: Iterable[Measured], *, two_modes: bool) -> str:
    """Return the paragraph; it names the source of every measure in *rows*."""
    measures = {row.measure for row in rows}
    known, words = described(two_modes=two_modes), _file()["paragraph"]
    doubt = words["doubt" if origin.doubt.replicates else "no_doubt"].format(**origin.doubt._asdict())
    paragraph: str = words["methods"].format(
        version=version("chancennetz"),
        title=origin.recipe.title,
        recipe=origin.recipe.name,
        view=origin.view,
        release=origin.release,
        created=origin.created[:10],
        definitions=" ".join(_sentence(about) for name, about in known.items() if name in measures),
        igraph=version("igraph"),
        doubt=doubt,
    )
    return paragraph + "\n"


def _sentence(about: Mapping[str, str]) -> str:
    source = about.get("source")
    return f"{about['text'].removesuffix('.')} ({source})." if source else about["text"]


def write(rows: Sequence[Measured], origin: Origin, path: Path) -> None:
    """Write the table to *path*, as CSV (UTF-8) or, where it ends so, Parquet, which needs pyarrow."""
    path.parent.mkdir(parents=True, exist_ok=True)
    of = {"recipe": origin.recipe.name, "view": origin.view.strip(" ,"), "release": origin.release}
    table: list[dict[str, str | float | None]] = [
        {**of, **{name: _number(value) for name, value in row._asdict().items()}} for row in rows
    ]
    names = [*of, *Measured._fields]
    if path.suffix == ".parquet":
        _parquet(table, names, path)
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(table)
    else:
        raise AskedWrongly(f"A table of measures is a .csv or a .parquet file, not {path.name}.")


def _number(value: str | float) -> str | float | None:
    """Return a text as it is, a number to six digits, and nothing where there is no number."""
    if isinstance(value, str):
        return value
    return None if isnan(value) else round(value, DIGITS)


def _parquet(table: list[dict[str, Any]], names: list[str], path: Path) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise AskedWrongly("Parquet needs pyarrow: pip install pyarrow; or name a .csv file.") from None
    numbers = {"value", "mean", "low", "high"}
    schema = pa.schema([(name, pa.float64() if name in numbers else pa.string()) for name in names])
    pq.write_table(pa.Table.from_pylist(table, schema), path)
