"""The face of chancennetz: the command, and the few names that notebooks import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Dataset


def open_release(workspace: str | Path = "workspace", release: str = "latest") -> Dataset:
    """Open a release of *workspace* as an rdflib Dataset, read-only; `chancennetz run` makes releases.

    An unknown workspace or release raises `data.errors.AskedWrongly` with the way out.
    """
    from chancennetz.workspace import existing
    from graph.dataset import dataset
    from graph.releases import named

    return dataset(named(existing(Path(workspace)).releases, release))
