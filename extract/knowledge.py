"""A short name for the state of the curated files: another name as soon as one character of them is another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources.abc import Traversable

FOLDERS = ("authority", "frames", "vocabularies", "weights")
LENGTH = 8


def knowledge_digest(data: Traversable) -> str:
    """Return eight hex digits over names and bytes of all vocabularies, bodies, frames and weights below *data*."""
    digest = hashlib.sha256()
    for name, body in _files(data):
        digest.update(f"{name}\x00{len(body)}\x00".encode())
        digest.update(body)
    return digest.hexdigest()[:LENGTH]


def _files(data: Traversable) -> Iterator[tuple[str, bytes]]:
    for folder in FOLDERS:
        for file in sorted(data.joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if file.is_file() and not file.name.startswith("."):
                yield f"{folder}/{file.name}", file.read_bytes()
