"""Builds the head from readings and curated files: what changed is replaced, what is gone is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from data import curated
from extract.records import Reading
from graph.books import source_of
from graph.bulk import Bulk
from graph.head import Head
from graph.history import history, history_graph
from graph.judged import Judged, judgements_graph
from graph.lives import Life, Seen, Spell, life_of
from graph.minting import moment, page_iri
from graph.names import HOME, space
from graph.ntriples import iri, short
from graph.ntriples import text as literal
from graph.quotes import Quotes
from graph.sources import fingerprint, made_from
from graph.tally import BuildReport, Tally, Work

NONE_JUDGED = Judged()
AUTHORITY = "authority"
CURATED = ("ontology.ttl", "borrowed.ttl", "vocabularies", AUTHORITY)


def build(  # noqa: PLR0913 - what a build needs
    head: Head,
    pages: Iterable[Life | Reading],
    seen: Mapping[str, Seen] | None = None,
    progress: Callable[[str], None] | None = None,
    judgements: Judged = NONE_JUDGED,
    *,
    text: Callable[[str], str] | None = None,
) -> BuildReport:
    """Bring the head to the state of *pages* and curated files; of a page without a life, *seen* may tell the dates.

    *judgements* change the pages that name a body they are about, and no other. *text* returns a page's text by its
    digest: with it, a record whose quote does not stand there is refused. An empty head is filled in bulk; so is one of
    which more than a tenth changes, if *pages* can be gone through twice.
    """
    tally = Tally(head.graphs())
    work = Work(judgements, Quotes(text), tally, progress)
    if tally.before:
        try:
            return _update(head, _lives(pages, seen), work, again=iter(pages) is not pages)
        except _LargeError:
            pass
    with head.rebuilding() as bulk:
        _fill(bulk, _lives(pages, seen), work)
    return tally.report(work.quotes.refused)


def _lives(pages: Iterable[Life | Reading], seen: Mapping[str, Seen] | None) -> Iterator[Life]:
    for page in pages:
        yield page if isinstance(page, Life) else life_of(page, (seen or {}).get(page.page))


class _LargeError(Exception):
    """So much changes that filling the head anew is faster."""


def _update(head: Head, lives: Iterable[Life], work: Work, *, again: bool) -> BuildReport:
    def check() -> None:
        if again and work.tally.is_large():
            raise _LargeError

    _fill(head, lives, work, check)
    for graph in work.tally.gone():
        head.drop(graph)
    head.write_notes()
    return work.tally.report(work.quotes.refused)


def _fill(store: Head | Bulk, lives: Iterable[Life], work: Work, check: Callable[[], None] = lambda: None) -> None:
    for name, lines in {**dict(curated_graphs()), judgements_graph(): work.judgements.lines()}.items():
        work.tally.curate(name, changed=store.replace(name, lines))
    for life in lives:
        put(store, life, work)
        check()


def put(store: Head | Bulk, life: Life, work: Work) -> None:
    """Bring one page's graphs to the state of its life; what was made from the same is not made again."""
    page = page_iri(life.spells[0].reading)
    digest = made_from(life, fingerprint(work.judgements))
    if isinstance(store, Head) and source_of(store.store, history_graph(page)) == digest:
        _keep(store, page, life, work.tally)
    else:
        _put(store, page, life, work, digest)
    if work.progress:
        work.progress(page)


def _keep(head: Head, page: str, life: Life, tally: Tally) -> None:
    """Renew what the books say of a page that is as it was."""
    tally.keep(history_graph(page))
    if life.now:
        tally.add(page, changed=False)
        head.note(page, _about(page, life, life.now))


def _put(store: Head | Bulk, page: str, life: Life, work: Work, digest: str) -> None:
    """Put a page's graph, as long as it is not gone, and its history's, which notes what both were made from."""
    now, past = history(work.quotes.checked(life))
    if now and life.now:
        lines = work.judgements.applied(now.lines())
        work.tally.add(page, changed=store.replace(page, lines, _about(page, life, life.now)))
    name = history_graph(page)
    source = f"{iri(name)} {short('cn:madeFrom')} {literal(digest)} ."
    work.tally.keep(name)
    store.replace(name, work.judgements.applied(past), [source], holds=False)


def curated_graphs() -> Iterator[tuple[str, list[str]]]:
    """Yield the graph name and the lines of every Turtle file that people curate.

    A graph of bodies says which file it is from, and that says who wrote it and when: few bodies have a source of
    their own.
    """
    for entry in CURATED:
        place = curated(entry)
        if entry.endswith(".ttl"):
            yield space("graph") + entry.removesuffix(".ttl"), _lines(place.read_bytes())
            continue
        for file in sorted(place.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".ttl"):
                own = f"{entry}/{file.name.removesuffix('.ttl')}"
                name = f"{space('graph')}{own}"
                origin = [f"{iri(name)} {short('prov:wasDerivedFrom')} {iri(HOME + own)} ."]
                yield name, [*_lines(file.read_bytes()), *(origin if entry == AUTHORITY else ())]


def _lines(turtle: bytes) -> list[str]:
    triples = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    return sorted({f"{quad.triple} ." for quad in triples})


def _about(graph: str, life: Life, now: Spell) -> list[str]:
    """Return what is known of a page beyond its text: it changes with every fetch, so it stands in the meta graph."""
    told = {
        "cn:outcome": literal(now.reading.outcome),
        "cn:readBy": literal(now.reading.extractor),
        "cn:lastConfirmed": moment(now.last_confirmed),
    }
    if life.unconfirmed_because:
        told["cn:unconfirmedBecause"] = literal(life.unconfirmed_because)
    if life.seen:
        told["cn:firstSeen"] = moment(life.seen.first_seen)
        told["cn:lastSeen"] = moment(life.seen.last_seen)
        told["cn:lastChanged"] = moment(life.seen.last_changed)
    return [f"{iri(graph)} {short(name)} {value} ." for name, value in told.items()]
