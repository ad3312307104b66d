"""Builds the head from readings and curated files: what changed is replaced, what is gone is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
import pyoxigraph as ox

from data import curated
from extract.records import Reading
from graph.head import Head
from graph.history import history, history_graph
from graph.judged import GRAPH, Judged
from graph.lives import Life, Seen, Spell, life_of
from graph.minting import moment, page_iri
from graph.names import BASE
from graph.ntriples import iri, short, text

NONE_JUDGED = Judged()
CURATED = ("ontology.ttl", "vocabularies", "authority")


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """The pages whose graphs are new, were replaced or dropped, and how many stayed as they were."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    dropped: tuple[str, ...]
    unchanged: int
    curated: int


def build(
    head: Head,
    pages: Iterable[Life | Reading],
    seen: Mapping[str, Seen] | None = None,
    progress: Callable[[str], None] | None = None,
    judgements: Judged = NONE_JUDGED,
) -> BuildReport:
    """Bring the head to the state of *pages* and curated files; of a page without a life, *seen* may tell the dates.

    *judgements* change the pages that name a body they are about, and no other.
    """
    before = set(head.graphs())
    files = {**dict(curated_graphs()), GRAPH: judgements.lines()}
    renewed = sum([head.replace(name, lines) for name, lines in files.items()])
    kept = set(files)
    tally = _Tally(before)
    for page in pages:
        life = page if isinstance(page, Life) else life_of(page, (seen or {}).get(page.page))
        kept |= _put(head, life, tally, judgements)
        if progress:
            progress(life.spells[0].reading.page)
    gone = sorted(before - kept)
    for graph in gone:
        head.drop(graph)
    return BuildReport(
        added=tuple(sorted(tally.added)),
        replaced=tuple(sorted(tally.replaced)),
        dropped=tuple(page_graphs(gone)),
        unchanged=tally.unchanged,
        curated=renewed,
    )


class _Tally:
    """Counts what becomes of pages' graphs."""

    def __init__(self, before: set[str]) -> None:
        self._before = before
        self.added: list[str] = []
        self.replaced: list[str] = []
        self.unchanged = 0

    def add(self, graph: str, *, changed: bool) -> None:
        if not changed:
            self.unchanged += 1
        else:
            (self.replaced if graph in self._before else self.added).append(graph)


def _put(head: Head, life: Life, tally: _Tally, judgements: Judged) -> set[str]:
    """Put a page's graph, as long as it is not gone, and its history's; return their names."""
    now, past = history(life)
    page = page_iri(life.spells[0].reading)
    head.replace(history_graph(page), judgements.applied(past), holds=False)
    if now is None or life.now is None:
        return {history_graph(page)}
    tally.add(page, changed=head.replace(page, judgements.applied(now.lines()), _about(page, life, life.now)))
    return {page, history_graph(page)}


def page_graphs(graphs: Iterable[str]) -> Iterator[str]:
    """Yield those of *graphs* that belong to pages, not to curated files."""
    return (graph for graph in graphs if not graph.startswith(f"{BASE}graph/"))


def curated_graphs() -> Iterator[tuple[str, list[str]]]:
    """Yield the graph name and the lines of every Turtle file that people curate."""
    for entry in CURATED:
        place = curated(entry)
        if entry.endswith(".ttl"):
            yield f"{BASE}graph/{entry.removesuffix('.ttl')}", _lines(place.read_bytes())
            continue
        for file in sorted(place.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".ttl"):
                yield f"{BASE}graph/{entry}/{file.name.removesuffix('.ttl')}", _lines(file.read_bytes())


def _lines(turtle: bytes) -> list[str]:
    triples = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    return sorted({f"{quad.triple} ." for quad in triples})


def _about(graph: str, life: Life, now: Spell) -> list[str]:
    """Return what is known of a page beyond its text: it changes with every fetch, so it stands in the meta graph."""
    told = {
        "cn:outcome": text(now.reading.outcome),
        "cn:readBy": text(now.reading.extractor),
        "cn:lastConfirmed": moment(now.last_confirmed),
    }
    if life.unconfirmed_because:
        told["cn:unconfirmedBecause"] = text(life.unconfirmed_because)
    if life.seen:
        told["cn:firstSeen"] = moment(life.seen.first_seen)
        told["cn:lastSeen"] = moment(life.seen.last_seen)
        told["cn:lastChanged"] = moment(life.seen.last_changed)
    return [f"{iri(graph)} {short(name)} {value} ." for name, value in told.items()]
