"""The store of a release in rdflib's hands: it answers texts, reaches nothing outside, and is never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from oxrdflib import OxigraphStore

from data.errors import AskedWrongly
from graph.guard import refuse


class GuardedStore(OxigraphStore):
    """Refuses what `OxigraphStore` would leave to rdflib's own engine, as that one fetches what a query names."""

    def query(self, query: Any, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as rdflib declares it
        """Answer a query's text; a prepared one, or an option that Oxigraph does not know, is refused."""
        if not isinstance(query, str) or more:
            raise AskedWrongly("Give the query as a text, with what it needs (PREFIX, BASE, VALUES) inside.")
        refuse(query)
        return super().query(query, *args)

    def update(self, *_: object, **__: object) -> NoReturn:
        """Refuse every update."""
        raise AskedWrongly("A release is never changed; build a new one.")
