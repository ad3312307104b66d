"""What a release says of itself, in `release.json`."""

from __future__ import annotations

import msgspec

from graph.names import HOME

FORMAT = 2


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a release says of itself; `checksum` and `quads` are of its named graphs (see `graph.books`).

    `base` is what its minted IRIs begin with, `captured` the newest fetch that it knows; `vocabularies` are the curated
    graphs with their digests, `counts` the classes with their members in the default graph.
    """

    id: str
    created: str
    checksum: str
    quads: int
    pages: int
    software: str
    as_of: str | None = None
    captured: str | None = None
    vocabularies: dict[str, str] = {}
    counts: dict[str, int] = {}
    base: str = HOME
    format: int = FORMAT
