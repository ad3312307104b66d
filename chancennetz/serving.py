"""Serves a website again until it is stopped, and says how to reach it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from data import curated
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from crawlers.replay import Proxy


def serve_sites(edition: int, archive: Path | None, port: int) -> None:
    """Serve the sample's edition, or the archive in the folder *archive*, on loopback until Ctrl-C."""
    from crawlers.replay import ArchiveSite, SampleSite, serve_forever

    if archive is not None and not archive.is_dir():
        raise AskedWrongly(f"There is no archive folder {archive}; a workspace keeps its own in workspace/archive.")
    site = ArchiveSite(archive) if archive else SampleSite(curated("sample"), edition)

    serve_forever(site, port, _tell_how)


def _tell_how(proxy: Proxy) -> None:
    typer.echo(f"{len(proxy.site.hosts)} websites behind {proxy.proxy_url}; stop with Ctrl-C. From another terminal:")
    typer.echo(f"  chancennetz run --proxy {proxy.proxy_url} --trust {proxy.ca_file} --contact you@example.org")
