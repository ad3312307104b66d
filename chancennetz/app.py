"""The command's table of verbs; each verb has a file of its own, which only wires the rooms together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from chancennetz.verbs.archive import archive
from chancennetz.verbs.ask import ask
from chancennetz.verbs.build import build
from chancennetz.verbs.changes import changes
from chancennetz.verbs.check import check
from chancennetz.verbs.crawl import crawl
from chancennetz.verbs.draw import draw
from chancennetz.verbs.evaluate import evaluate
from chancennetz.verbs.export import export
from chancennetz.verbs.forget import forget
from chancennetz.verbs.measure import measure
from chancennetz.verbs.networks import networks
from chancennetz.verbs.read import read
from chancennetz.verbs.reference import reference
from chancennetz.verbs.releases import releases
from chancennetz.verbs.resolve import resolve
from chancennetz.verbs.run import run
from chancennetz.verbs.sample import sample
from chancennetz.verbs.schedule import schedule
from chancennetz.verbs.search import search
from chancennetz.verbs.send import send
from chancennetz.verbs.sources import sources
from chancennetz.verbs.status import status
from chancennetz.verbs.unknown import unknown

VERBS: dict[Callable[..., None], str] = {
    run: "Do the whole job, from pages to networks",
    crawl: "Fetch pages into the archive",
    read: "Read pages into records with quotes",
    build: "Build, check and publish the graph",
    check: "Look whether all is what it should be",
    ask: "Ask questions, or SPARQL",
    search: "Search labels and quotes",
    reference: "Write what every class and property means",
    networks: "List the networks",
    resolve: "Judge which names mean one body",
    export: "Write networks as files",
    draw: "Draw networks, over time, or on a map of the Länder",
    measure: "Measure networks, with their doubt",
    changes: "Who joined, left or has another role",
    send: "Send a release to a SPARQL server",
    status: "How old, large and healthy everything is",
    forget: "Take a person out of everything",
    unknown: "What no recogniser understood",
    evaluate: "Measure extraction on annotated pages",
}

app = typer.Typer(
    help="From web pages to a citable network of who works with whom, for whom, at what and with whose money.\n\n"
    "Try it: `chancennetz run --sample`, then `chancennetz ask`.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich would make --help three times slower
    pretty_exceptions_enable=False,
)
for verb, purpose in VERBS.items():
    app.command(short_help=purpose)(verb)
app.add_typer(archive)
app.add_typer(releases)
app.add_typer(sample)
app.add_typer(sources)
app.add_typer(schedule)


def _version(asked: bool | None) -> None:  # noqa: FBT001 - Typer's callback
    if asked:
        from importlib.metadata import version

        typer.echo(f"chancennetz {version('chancennetz')}")
        raise typer.Exit


@app.callback()
def _(
    _asked: Annotated[
        bool | None, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = None,
) -> None:
    pass
