"""`chancennetz releases`: published states of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption

releases = typer.Typer(
    name="releases",
    help="List, compare, verify, reproduce, dump and prune the published states of the graph.",
    short_help="List, compare, verify or dump releases",
    no_args_is_help=True,
)
NameArgument = Annotated[str, typer.Argument(metavar="[RELEASE]", help="Id of a release, or latest.")]


@releases.command("list")
def list_(workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """List the releases, the newest first.

    Example: `chancennetz releases list`
    """
    from chancennetz.releasing import list_releases
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    list_releases(existing(workspace), Teller(json=json))


@releases.command()
def diff(
    one: Annotated[str, typer.Argument(metavar="ONE", help="Id of the earlier release.")],
    other: Annotated[str, typer.Argument(metavar="[OTHER]", help="Id of the later one.")] = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Say what is different between two releases, in statements and in words.

    Example: `chancennetz releases diff 2026-11-21.1`
    """
    from chancennetz.releasing import diff as differ
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    differ(existing(workspace), one, other, Teller(json=json))


@releases.command()
def verify(name: NameArgument = "latest", workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """Find the checksum of a release again from its quads, and compare its default graph with its page graphs.

    Example: `chancennetz releases verify`
    """
    from chancennetz.releasing import verify as verify_one
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    verify_one(existing(workspace), name, Teller(json=json))


@releases.command()
def reproduce(name: NameArgument = "latest", workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """Make a release again from the archive alone, and compare the checksums; nothing in the workspace is changed.

    Example: `chancennetz releases reproduce 2026-11-21.1`, also in a folder that holds nothing but `workspace.json`,
    `archive/`, your `judgements.jsonl` and the release's `release.json`.
    """
    from chancennetz.releasing import reproduce as make_again
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    make_again(existing(workspace), name, Teller(json=json))


@releases.command()
def prune(
    keep: Annotated[int, typer.Option("--keep", help="How many of the newest releases stay.")] = 10,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Remove old releases, the graphs of days, and what is withheld; the archive, from which they are made, stays.

    Example: `chancennetz releases prune --keep 5`
    """
    from chancennetz.releasing import prune as remove
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    remove(existing(workspace), keep, Teller(json=json))


@releases.command()
def dump(
    name: NameArgument = "latest",
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", help="nq.gz, trig, ttl (default graph), jsonld; csv, parquet (a table a class)."
        ),
    ] = "nq.gz",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write, or folder for tables.")] = None,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Write a whole release as a file; one release gives the same bytes each time.

    Example: `chancennetz releases dump --format trig --output cooperation.trig`
    """
    from chancennetz.releasing import dump_release
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    dump_release(existing(workspace), name, form, output, Teller(json=json))
