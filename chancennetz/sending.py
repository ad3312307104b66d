"""Sends a release to a SPARQL server and says how much of it was new there."""

from __future__ import annotations

from typing import NamedTuple

from chancennetz.telling import Teller
from chancennetz.workspace import Workspace

NONE = "none"


class Target(NamedTuple):
    """The addresses of a server's query and Graph Store endpoints, what stands for its default graph, its updates.

    Updates are `none` where the server shall get a request for each graph; without an address, the one is tried that
    servers of its kind have.
    """

    query: str
    store: str
    default: str | None = None
    update: str | None = None


def send_release(workspace: Workspace, name: str, target: Target, teller: Teller) -> None:
    """Make the server hold the release, and print how many graphs were sent, the same and dropped."""
    from graph.graph_store import Server, with_updates
    from graph.refused import address
    from graph.releases import named
    from graph.remote import Endpoint
    from graph.server import send
    from graph.wire import Wire

    release = named(workspace.releases, name)
    endpoint = Endpoint(address(target.query), target.default and address(target.default))
    with teller.progress("sending") as progress:
        update = address(target.update) if target.update and target.update != NONE else None
        server = Server(endpoint, address(target.store), Wire(), update)
        server = server if target.update else with_updates(server)
        done = send(release.store(), server, progress)
    if not server.update and done.sent:
        teller.line("  a request for each graph; with --update URL many go at once")
    teller.line(f"{release.manifest.id}: {done.sent} graphs sent, {done.same} there already, {done.dropped} dropped")
    teller.document({"release": release.manifest.id, "update": server.update, **done._asdict()})
