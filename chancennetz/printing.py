"""The forms in which an answer is printed."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from chancennetz.telling import Teller
from data.counting import counted

if TYPE_CHECKING:
    from graph.sparql import Table


def _table(table: Table) -> None:
    teller = Teller()
    teller.table(table)
    teller.line(counted(len(table.rows), "row"))


def _csv(table: Table) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(table.columns)
    writer.writerows([value or "" for value in row] for row in table.rows)


def _json(table: Table) -> None:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    print(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())  # noqa: T201


def _markdown(table: Table) -> None:
    rows = [table.columns, ("---",) * len(table.columns), *table.rows]
    for row in rows:
        print("| " + " | ".join((value or "").replace("|", "\\|").replace("\n", " ") for value in row) + " |")  # noqa: T201


FORMS: dict[str, Callable[[Table], None]] = {"table": _table, "csv": _csv, "json": _json, "markdown": _markdown}
