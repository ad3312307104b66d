"""Builds the head from readings and curated files: what changed is replaced, what is gone is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec
import pyoxigraph as ox

from data import curated
from extract.records import Reading
from graph.head import Head
from graph.judged import GRAPH, Judged
from graph.minting import mint, page_iri
from graph.names import BASE
from graph.ntriples import iri, short, text, typed

NONE_JUDGED = Judged()
CURATED = ("ontology.ttl", "vocabularies", "authority")


class Seen(msgspec.Struct, frozen=True):
    """What the crawl knows of a page beyond its text; times are ISO 8601 in UTC."""

    first_seen: str
    last_seen: str
    last_changed: str


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """The pages whose graphs are new, were replaced or dropped, and how many stayed as they were."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    dropped: tuple[str, ...]
    unchanged: int
    curated: int


def build(
    head: Head,
    readings: Iterable[Reading],
    seen: dict[str, Seen],
    progress: Callable[[str], None] | None = None,
    judgements: Judged = NONE_JUDGED,
) -> BuildReport:
    """Bring the head to the state of *readings* (one for each page that is to be in the graph) and curated files.

    *judgements* change the pages that name a body they are about, and no other.
    """
    before = set(page_graphs(head.graphs()))
    renewed = sum([head.replace(name, lines) for name, lines in [*curated_graphs(), (GRAPH, judgements.lines())]])
    added: list[str] = []
    replaced: list[str] = []
    kept: set[str] = set()
    for reading in readings:
        graph = page_iri(reading)
        kept.add(graph)
        if head.replace(graph, judgements.applied(mint(reading)), _about(graph, reading, seen.get(reading.page))):
            (replaced if graph in before else added).append(graph)
        if progress:
            progress(graph)
    for graph in sorted(before - kept):
        head.drop(graph)
    return BuildReport(
        added=tuple(sorted(added)),
        replaced=tuple(sorted(replaced)),
        dropped=tuple(sorted(before - kept)),
        unchanged=len(kept) - len(added) - len(replaced),
        curated=renewed,
    )


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


def _about(graph: str, reading: Reading, seen: Seen | None) -> list[str]:
    lines = [
        f"{iri(graph)} {short('cn:outcome')} {text(reading.outcome)} .",
        f"{iri(graph)} {short('cn:readBy')} {text(reading.extractor)} .",
    ]
    for name, moment in zip(
        ("firstSeen", "lastSeen", "lastChanged"), msgspec.structs.astuple(seen) if seen else (), strict=False
    ):
        lines.append(f"{iri(graph)} {short('cn:' + name)} {typed(moment[:19] + 'Z', 'xsd:dateTime')} .")
    return lines
