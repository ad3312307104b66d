"""What a build works with and counts: which graphs there were, which are new, replaced, kept or gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from graph.judged import Judged
from graph.names import space
from graph.quotes import Quotes

FEW = 1000
LARGE = 0.1


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """The pages whose graphs are new, were replaced or dropped, and how many stayed as they were.

    `refused` says which records were left out because their quote is not on their page.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    dropped: tuple[str, ...]
    unchanged: int
    curated: int
    refused: tuple[str, ...] = ()


class Tally:
    """Counts what becomes of the graphs that there were *before*."""

    def __init__(self, before: Iterable[str]) -> None:
        self.before = set(before)
        self._kept: set[str] = set()
        self._pages: set[str] = set()
        self._changed: set[str] = set()
        self._curated: set[str] = set()

    def add(self, page: str, *, changed: bool) -> None:
        """Count a page's graph."""
        self._pages.add(page)
        if changed:
            self._changed.add(page)

    def curate(self, graph: str, *, changed: bool) -> None:
        """Count the graph of a curated file."""
        self._kept.add(graph)
        if changed:
            self._curated.add(graph)

    def keep(self, graph: str) -> None:
        """Note that a graph is to stay, without counting it."""
        self._kept.add(graph)

    def gone(self) -> list[str]:
        """Return the graphs that are not there any more."""
        return sorted(self.before - self._kept - self._pages)

    def is_large(self) -> bool:
        """Tell whether more has changed than is quickly done graph by graph."""
        return len(self._changed) > max(FEW, LARGE * len(self.before))

    def report(self, refused: Iterable[str]) -> BuildReport:
        """Return what was counted."""
        return BuildReport(
            added=tuple(sorted(self._changed - self.before)),
            replaced=tuple(sorted(self._changed & self.before)),
            dropped=tuple(page_graphs(self.gone())),
            unchanged=len(self._pages - self._changed),
            curated=len(self._curated),
            refused=tuple(refused),
        )


class Work(NamedTuple):
    """What a build applies to every page, and whom it tells."""

    judgements: Judged
    quotes: Quotes
    tally: Tally
    progress: Callable[[str], None] | None


def page_graphs(graphs: Iterable[str]) -> Iterator[str]:
    """Yield those of *graphs* that belong to pages, not to curated files or histories."""
    return (graph for graph in graphs if not graph.startswith(space("graph")))
