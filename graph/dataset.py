"""The release in researchers' hands: an rdflib Dataset that also gives tables, searches, networks and measures.

Queries are texts and run in Oxigraph. rdflib's own engine, which fetches what `SERVICE` and `FROM` name, is never
fallen back to; only `use_store_provided=False` asks for it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Dataset

from data.errors import AskedWrongly
from graph.evidence import value
from graph.names import prefixes
from graph.networks import Material, View, gathered, woven
from graph.questions import filled, shipped
from graph.recipes import find
from graph.releases import Release
from graph.resampling import Doubt
from graph.sparql import select, solutions

if TYPE_CHECKING:
    import igraph as ig
    import pandas as pd

    from graph.networks import Network


class ReleaseDataset(Dataset):
    """A release, read-only; its default graph holds every triple once, its named graphs tell which page says it."""

    def __init__(self, release: Release, indexes: Path | None = None) -> None:
        from graph.guarded_store import GuardedStore

        self.release = release
        self._indexes = indexes
        self._oxigraph = release.store()
        super().__init__(store=GuardedStore(store=self._oxigraph), default_union=False)
        for prefix, iri in prefixes().items():
            self.bind(prefix, iri)

    def table(self, question: str, **values: str) -> pd.DataFrame:
        """Answer a shipped question by its name, its parameters set to *values*, or a SELECT query of your own."""
        known = shipped()
        if question not in known and "{" not in question:
            raise AskedWrongly(f"There is no question {question!r}; there are: {', '.join(known)}, or your own SPARQL.")
        sparql = filled(partial(select, self._oxigraph), known[question], values) if question in known else question
        found = solutions(self._oxigraph, sparql)
        columns = [variable.value for variable in found.variables]
        rows = [[None if term is None else value(term) for term in row] for row in found]
        return _pandas().DataFrame(rows, columns=columns)

    def search(self, *words: str, land: str | None = None, limit: int = 20) -> pd.DataFrame:
        """Search labels and quotes as `chancennetz search` does: one row a hit, the best first, with why."""
        from graph.searching import Hit, Search, search

        if self._indexes is None:
            raise AskedWrongly("A search needs a workspace for its index; open the release with open_release.")
        found = search(self.release, self._indexes, Search(words, land, limit))
        return _pandas().DataFrame(found.hits, columns=Hit._fields)

    def network(self, recipe: str, *, onto: str = "", weight: str = "count", backbone: float | None = None) -> Network:
        """Return a network as networkx graph, with all attributes; *recipe* is a name or a `.rq` file of your own."""
        about = {"release": self.release.manifest.id, "created": self.release.manifest.created}
        return woven(self._material(recipe, View(onto, weight, backbone)), **about)

    def igraph(self, recipe: str, *, onto: str = "", weight: str = "count", backbone: float | None = None) -> ig.Graph:
        """Return a network as igraph graph, with all attributes; a vertex's `name` is its IRI."""
        import igraph as ig

        network = self.network(recipe, onto=onto, weight=weight, backbone=backbone)
        edges = [{"source": one, "target": other, **data} for one, other, data in network.edges(data=True)]
        nodes = [{"name": node, **data} for node, data in network.nodes(data=True)]
        found = ig.Graph.DictList(nodes, edges, directed=network.is_directed(), vertex_name_attr="name")
        for name, told in network.graph.items():
            found[name] = told
        return found

    def frames(
        self, recipe: str, *, onto: str = "", weight: str = "count", backbone: float | None = None
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return a network's nodes, indexed by their IRI, and its edges, with the columns `source` and `target`."""
        network = self.network(recipe, onto=onto, weight=weight, backbone=backbone)
        nodes = _pandas().DataFrame([data for _, data in network.nodes(data=True)], index=list(network))
        edges = [{"source": one, "target": other, **data} for one, other, data in network.edges(data=True)]
        return nodes, _pandas().DataFrame(edges)

    def measures(
        self, recipe: str, *, onto: str = "", weight: str = "count", replicates: int = 200, seed: int = 7
    ) -> pd.DataFrame:
        """Measure a network with its doubt: one row a value, as `chancennetz measure` writes them."""
        from graph.measures import Measured, measured

        rows = measured(self._material(recipe, View(onto, weight)), Doubt(replicates, seed=seed))
        return _pandas().DataFrame(rows, columns=Measured._fields)

    def _material(self, recipe: str, view: View) -> Material:
        return gathered(self._oxigraph, find(recipe), view)


def _pandas() -> Any:  # noqa: ANN401 - a module
    try:
        import pandas as pd
    except ImportError:
        raise AskedWrongly('DataFrames need pandas: pip install "chancennetz[pandas]".') from None
    return pd
