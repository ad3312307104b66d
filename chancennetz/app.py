"""The command's table of verbs; each verb has a file of its own, which only wires the rooms together."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz import __version__
from chancennetz.verbs.ask import ask
from chancennetz.verbs.build import build
from chancennetz.verbs.check import check
from chancennetz.verbs.crawl import crawl
from chancennetz.verbs.evaluate import evaluate
from chancennetz.verbs.export import export
from chancennetz.verbs.read import read
from chancennetz.verbs.run import run
from chancennetz.verbs.sample import sample
from chancennetz.verbs.sources import sources
from chancennetz.verbs.status import status

VERBS = (run, crawl, read, build, check, ask, export, status, sources, evaluate)

app = typer.Typer(
    help="From web pages to a citable network of who works with whom, for whom, at what and with whose money.\n\n"
    "Try it: `chancennetz run --sample`, then `chancennetz ask`.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for verb in VERBS:
    app.command()(verb)
app.add_typer(sample)


def _version(asked: bool | None) -> None:  # noqa: FBT001 - Typer's callback
    if asked:
        typer.echo(f"chancennetz {__version__}")
        raise typer.Exit


@app.callback()
def _(
    _asked: Annotated[
        bool | None, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = None,
) -> None:
    pass
