"""How the command talks: colours and progress on a terminal, plain lines elsewhere, one JSON document with --json."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from rich.console import Console

    from graph.sparql import Table

PLAIN_WIDTH = 120


class Teller:
    """Says things to a person, or keeps quiet until `document` when a machine listens."""

    def __init__(self, *, json: bool = False) -> None:
        self.json = json
        self._console: Console | None = None

    @property
    def console(self) -> Console:
        """The terminal, or a plain stream 120 columns wide."""
        if self._console is None:
            from rich.console import Console

            self._console = Console(highlight=False, quiet=self.json)
            if not self._console.is_terminal and "COLUMNS" not in os.environ:
                self._console.width = PLAIN_WIDTH
        return self._console

    def title(self, text: str) -> None:
        """Begin a stage."""
        self.console.print(f"\n[bold]{text}[/bold]")

    def line(self, text: str, style: str | None = None) -> None:
        """Say one line; its brackets are text, not markup."""
        self.console.print(text, style=style, markup=False)

    def table(self, table: Table, empty: str = "Nothing found.") -> None:
        """Print a table that wraps inside its columns; brackets in it are text, not markup."""
        from rich.table import Table as Drawn
        from rich.text import Text

        if not table.rows:
            self.line(f"  {empty}")
            return
        drawn = Drawn(show_edge=False, pad_edge=False, header_style="bold")
        for column in table.columns:
            drawn.add_column(column, overflow="fold")
        for row in table.rows:
            drawn.add_row(*(Text(value or "") for value in row))
        self.console.print(drawn)

    @contextmanager
    def progress(self, what: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
        """Show a bar on a terminal; yield a function that is told each thing done."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        silent = self.json or not self.console.is_terminal
        with Progress(
            *columns, TextColumn("{task.fields[at]}"), console=self.console, transient=True, disable=silent
        ) as bar:
            task = bar.add_task(what, total=total, at="")
            yield lambda at: bar.update(task, advance=1, at=at[:60])

    def document(self, content: Any) -> None:  # noqa: ANN401 - whatever msgspec can write
        """Print *content* as JSON, when a machine listens."""
        if self.json:
            print(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())  # noqa: T201
