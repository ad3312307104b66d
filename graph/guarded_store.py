"""The store of a release in rdflib's hands: it answers texts, reaches nothing outside, and is never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from oxrdflib import OxigraphStore

from data.errors import AskedWrongly
from graph.graphs_named import names_graphs
from graph.guard import refuse


class GuardedStore(OxigraphStore):
    """Refuses what `OxigraphStore` would leave to rdflib's own engine, as that one fetches what a query names."""

    def query(self, query: Any, initNs: Any, initBindings: Any, queryGraph: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N803
        """Answer a query's text; a prepared one, or an option that Oxigraph does not know, is refused.

        What a query says with FROM is not overruled by *queryGraph*, the graph that it is asked of.
        """
        if not isinstance(query, str) or kwargs:
            raise AskedWrongly("Give the query as a text, with what it needs (PREFIX, BASE, VALUES) inside.")
        refuse(query)
        return super().query(query, initNs, initBindings, "" if names_graphs(query) else queryGraph)

    def update(self, *_: object, **__: object) -> NoReturn:
        """Refuse every update."""
        raise AskedWrongly("A release is never changed; build a new one.")
