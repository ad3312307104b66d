"""Sends a release to a SPARQL server and says how much of it was new there."""

from __future__ import annotations

from chancennetz.telling import Teller
from chancennetz.workspace import Workspace


def send_release(workspace: Workspace, name: str, query: str, store: str, teller: Teller) -> None:
    """Make the server hold the release, and print how many graphs were sent, the same and dropped."""
    from graph.releases import named
    from graph.server import Server, send

    release = named(workspace.releases, name)
    done = send(release.store(), Server(query, store))
    teller.line(f"{release.manifest.id}: {done.sent} graphs sent, {done.same} there already, {done.dropped} dropped")
    teller.document({"release": release.manifest.id, **done._asdict()})
