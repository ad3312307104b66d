"""What people curate, as files: sources, vocabularies, authority, frames, questions, networks, the sample website."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def curated(*names: str) -> Traversable:
    """Return the shipped file or folder under `data/`, for instance `curated("sources")`; it may lie inside a wheel."""
    return files("data").joinpath(*names)
