"""`chancennetz archive`: the fetched pages themselves, as files that outlive this software."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption

archive = typer.Typer(
    name="archive",
    help="Check, list, export and import the archive of fetched pages.",
    short_help="Check, list, export or import pages",
    no_args_is_help=True,
)


@archive.command()
def check(workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """Read every record of the archive, recompute its digest, and compare the index with a fresh one.

    Exit code 1 if anything is wrong.

    Example: `chancennetz archive check`
    """
    from chancennetz.archiving import check_archive
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    check_archive(existing(workspace), Teller(json=json))


@archive.command()
def rebuild(workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """Make the archive's index anew from the WARC files, which are the truth.

    Example: `chancennetz archive rebuild`
    """
    from chancennetz.archiving import rebuild_index
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    rebuild_index(existing(workspace), Teller(json=json))


@archive.command("list")
def list_(
    url: Annotated[str | None, typer.Argument(metavar="[ADDRESS]", help="A web address; none: all pages.")] = None,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """List all that ever came of an address: its versions, confirmations and failures; or all pages and their lives.

    Example: `chancennetz archive list https://www.hag-gesundheit.de/`
    """
    from chancennetz.archiving import list_versions
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    list_versions(existing(workspace), url, Teller(json=json))


@archive.command()
def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("archive.wacz"),
    title: Annotated[str, typer.Option("--title", help="Shown by replay tools.")] = "chancennetz archive",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Write the whole archive as one WACZ file, which ReplayWeb.page and pywb open.

    It holds the pages as they were published, people included: give it to nobody who may not have that.

    Example: `chancennetz archive export --output kgc-2026.wacz`
    """
    from chancennetz.archiving import export_archive
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    export_archive(existing(workspace), output, title, Teller(json=json))


@archive.command()
def store(
    url: Annotated[str, typer.Argument(metavar="ADDRESS", help="A place that fsspec knows, as s3://bucket/prefix.")],
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", help="Address of an S3-compatible server other than Amazon's.")
    ] = None,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Keep finished WARC files elsewhere from now on, and bring those there that are here; the index stays.

    S3 needs the extra `s3` (pip install 'chancennetz[s3]') and finds its keys as the AWS tools do. The place is noted
    in `archive.toml` beside the index.

    Example: `chancennetz archive store s3://kgc-archive/2026 --endpoint https://s3.example.org`
    """
    from chancennetz.archiving import keep_elsewhere
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    keep_elsewhere(existing(workspace), url, endpoint, Teller(json=json))


@archive.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
    date: Annotated[
        datetime | None,
        typer.Option("--date", help="When saved pages were fetched (UTC), if no list tells; else their files' time."),
    ] = None,
    addresses: Annotated[
        Path | None, typer.Option("--addresses", help="CSV or JSON Lines with file, url and, if known, date.")
    ] = None,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Bring pages from elsewhere into the archive, each at its own time; doing it again brings nothing twice.

    WARC, ARC and WACZ files of any tool are taken, and saved pages (HTML, PDF) that tell their address themselves
    (browser, SingleFile, HTTrack, rel=canonical) or in a list.

    Examples:

    `chancennetz archive import common-crawl.warc.gz old-pages/`

    `chancennetz archive import scans/ --addresses scans/list.csv --date 2014-05-01`
    """
    from datetime import UTC

    from chancennetz.archiving import import_past
    from chancennetz.telling import Teller
    from chancennetz.workspace import Workspace

    taken = date.replace(tzinfo=UTC) if date else None
    import_past(Workspace(workspace), paths, taken, addresses, Teller(json=json))
