"""`chancennetz sample`: the sample website, or any archive, as a proxy to crawl or to browse through."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

sample = typer.Typer(
    name="sample",
    help="Serve the sample website, or an archive, under the real host names.",
    short_help="Serve the sample website as a proxy",
    no_args_is_help=True,
)


@sample.command()
def serve(
    edition: Annotated[int, typer.Option("--edition", min=1, max=2, help="Which state of the sample website.")] = 1,
    archive: Annotated[
        Path | None, typer.Option("--archive", help="Serve this archive folder in place of the sample.")
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port on loopback; 0 chooses a free one.")
    ] = 8118,
) -> None:
    """Serve websites on loopback as an HTTP proxy, until Ctrl-C; prints how to crawl or browse through it.

    Examples:

    `chancennetz sample serve --edition 2`

    `chancennetz sample serve --archive workspace/archive` lets you browse what was fetched, as it was.
    """
    from chancennetz.serving import serve_sites

    serve_sites(edition, archive, port)


@sample.command()
def hosts() -> None:
    """List the host names that the sample website answers under.

    Example: `chancennetz sample hosts`
    """
    from crawlers.replay import sample_hosts
    from data import curated

    for host in sorted(sample_hosts(curated("sample"))):
        typer.echo(host)
