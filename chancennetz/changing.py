"""Tells what changed in the network since a day or a release, as text, JSON or an Atom feed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from chancennetz.telling import Teller
from chancennetz.workspace import Workspace, existing
from data.errors import AskedWrongly, JobFailed

if TYPE_CHECKING:
    from graph.network_changes import NetworkChange

SIGNS = {"joined": ("+", "green"), "left": ("-", "red"), "changed": ("~", "yellow")}


def tell_since(folder: Path, since: str, release: str, feed: Path | None, teller: Teller) -> None:
    """Tell the changes from *since* (a day, or the id of a release) up to *release*; write them to *feed*, if named."""
    from graph.network_changes import has_history, network_changes
    from graph.releases import named

    workspace = existing(folder)
    newest, moment = named(workspace.releases, release), _moment(workspace, since)
    store = newest.store()
    if not has_history(store):
        raise JobFailed(f"The release {newest.manifest.id} knows no history; `chancennetz build` makes one that does.")
    changes = network_changes(store, moment)
    _tell(changes, moment, teller)
    if feed:
        _write(changes, moment, newest.manifest.created, feed)
        teller.line(f"\nFeed: {feed}")
    teller.document({"since": moment, "release": newest.manifest.id, "changes": [each._asdict() for each in changes]})


def _moment(workspace: Workspace, since: str) -> str:
    """Return when a release was made, or the beginning of a day (UTC)."""
    from graph.releases import named, releases

    if since in {release.manifest.id for release in releases(workspace.releases)}:
        return named(workspace.releases, since).manifest.created
    try:
        return datetime.combine(date.fromisoformat(since), time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        known = ", ".join(release.manifest.id for release in releases(workspace.releases)) or "none yet"
        raise AskedWrongly(
            f"{since!r} is neither a day such as 2026-01-31 nor a release; there are: {known}."
        ) from None


def _tell(changes: list[NetworkChange], moment: str, teller: Teller) -> None:
    from graph.change_feed import quoted, sentence

    if not changes:
        teller.line(f"Nobody joined, left or changed roles since {moment}.")
    for change in changes:
        sign, style = SIGNS[change.way]
        teller.line(f"{sign} {change.seen[:10]}  {sentence(change)}", style)
        for quote in change.before:
            teller.line(f"    before: {quoted(quote)}")
        for quote in change.after:
            teller.line(f"    after:  {quoted(quote)}")


def _write(changes: list[NetworkChange], since: str, created: str, path: Path) -> None:
    from graph.change_feed import feed

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(feed(changes, since, created))
