"""The release as an rdflib Dataset: the interface for users, notebooks and tests; string queries run in Oxigraph."""

from __future__ import annotations

from rdflib import Dataset

from graph.names import PREFIXES
from graph.releases import Release


def dataset(release: Release) -> Dataset:
    """Open a release read-only; its default graph holds every triple once, its named graphs tell which page says it.

    Query with strings: prepared queries and `initBindings` fall back to rdflib's own, slower engine.
    """
    from oxrdflib import OxigraphStore

    found = Dataset(store=OxigraphStore(store=release.store()), default_union=False)
    for prefix, iri in PREFIXES.items():
        found.bind(prefix, iri)
    return found
