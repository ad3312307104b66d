"""The face of chancennetz: the command, and the few names that notebooks import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.dataset import ReleaseDataset


def open_release(workspace: str | Path = "workspace", release: str = "latest") -> ReleaseDataset:
    """Open a release of *workspace*, read-only; `chancennetz run` makes releases.

    It is an rdflib Dataset that also gives tables and searches (pandas), networks (networkx, igraph) and measures.
    An unknown workspace or release raises `data.errors.AskedWrongly` with the way out.
    """
    from chancennetz.workspace import existing
    from graph.dataset import ReleaseDataset
    from graph.releases import named

    found = existing(Path(workspace))
    return ReleaseDataset(named(found.releases, release), found.search)
