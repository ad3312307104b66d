"""What judgements make of the graph: names that were judged the same share one IRI, and each stays findable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from data.errors import AskedWrongly
from graph import iris
from graph.judgements import Judgement, Placed
from graph.names import space
from graph.ntriples import iri, short, text, typed

if TYPE_CHECKING:
    import networkx as nx

BODY = space("body")
_LABEL, _OTHER, _TYPE = short("skos:prefLabel"), short("skos:altLabel"), short("rdf:type")
_AUTHORITYS_OWN = frozenset({_TYPE, short("cn:land")})


def judgements_graph() -> str:
    """Return the graph that the judgements stand in."""
    return f"{space('graph')}judgements"


class Judged(NamedTuple):
    """All judgements that hold, and the IRI that stands for each name that was judged the same as another."""

    placed: tuple[Placed, ...] = ()
    canonical: Mapping[str, str] = {}

    def applied(self, lines: Sequence[str]) -> list[str]:
        """Return a page's N-Triples lines with canonical IRIs, each line once, sorted; statements keep their IRIs.

        A name that lost its IRI becomes another name of the body that it is; of a body of the authority, the
        authority tells class and Land.
        """
        if not self.canonical:
            return list(lines)
        same = {iri(name): iri(body) for name, body in self.canonical.items()}
        return sorted({told for line in lines if (told := _renamed(line, same))})

    def lines(self) -> list[str]:
        """Return the lines of the judgements' own graph: every decision, and what follows for names and bodies."""
        told = {line for placed in self.placed for line in _decision(placed.judgement)}
        for name, body in self.canonical.items():
            told.add(f"{iri(name)} {short('owl:sameAs')} {iri(body)} .")
            if body.startswith(space("name")):
                told.add(f"{iri(body)} {_LABEL} {text(name_of(body), 'de')} .")
        return sorted(told)


def judged(placed: Iterable[Placed]) -> Judged:
    """Weigh judgements together: the authority's IRI stands for its other names, else the longest name's.

    Those that contradict each other are refused with every line that takes part.
    """
    import networkx as nx

    held = tuple(placed)
    same: nx.Graph[str] = nx.Graph()
    for one in held:
        if one.judgement.judgement == "same":
            same.add_edge(*one.judgement.pair, place=one.place)
    for one in held:
        if one.judgement.judgement == "different":
            _refuse_if_same(same, one)
    clusters = nx.connected_components(same)
    return Judged(held, {name: body for names in clusters for name, body in _canonical(same, names)})


def name_of(iri: str) -> str:
    """Return the name that an IRI was minted from, with single spaces (see `graph.iris.written`).

    >>> name_of("https://w3id.org/chancennetz/name/DE-HH/KGC_Hamburg_%28HAG%29")
    'KGC Hamburg (HAG)'
    """
    return unquote(iri.rsplit("/", 1)[-1].replace("_", " "))


def _canonical(same: nx.Graph[str], names: set[str]) -> Iterable[tuple[str, str]]:
    known = sorted(name for name in names if name.startswith(BODY))
    if len(known) > 1:
        raise AskedWrongly(
            f"{_chain(same, known[0], known[1])} make {known[0]} and {known[1]} the same, which data/authority keeps "
            "apart; take a line out, or make them one there."
        )
    body = known[0] if known else max(names, key=lambda name: (len(name), name))
    return ((name, body) for name in names if name != body)


def _refuse_if_same(same: nx.Graph[str], one: Placed) -> None:
    import networkx as nx

    first, second = one.judgement.pair
    if first in same and second in same and nx.has_path(same, first, second):
        raise AskedWrongly(
            f"{one.place} calls {one.judgement.a} and {one.judgement.b} different, and {_chain(same, first, second)} "
            "make them the same; take one of these lines out."
        )


def _chain(same: nx.Graph[str], first: str, second: str) -> str:
    import networkx as nx

    steps = pairwise(nx.shortest_path(same, first, second))
    return "; ".join(str(same.edges[step]["place"]) for step in steps)


def _renamed(line: str, same: Mapping[str, str]) -> str | None:
    subject, predicate, rest = line.split(" ", 2)
    value = rest.removesuffix(" .")
    body = same.get(subject)
    if body is not None:
        if predicate in _AUTHORITYS_OWN and body.startswith(f"<{BODY}"):
            return None
        predicate = _OTHER if predicate == _LABEL else predicate
    return f"{body or subject} {predicate} {same.get(value, value)} ."


def _decision(judgement: Judgement) -> Iterable[str]:
    first, second = judgement.pair
    node = iri(iris.statement("judgement", judgement.judgement, first, second))
    yield f"{node} {_TYPE} {short('cn:Judgement')} ."
    yield f"{node} {short('cn:verdict')} {text(judgement.judgement)} ."
    yield from (f"{node} {short('cn:judges')} {iri(name)} ." for name in (first, second))
    yield f"{node} {short('dcterms:creator')} {text(judgement.by)} ."
    yield f"{node} {short('dcterms:date')} {typed(judgement.when.isoformat(), 'xsd:date')} ."
    yield f"{node} {short('rdfs:comment')} {text(judgement.why)} ."
    yield from (f"{node} {short('dcterms:source')} {iri(iris.web(page))} ." for page in judgement.evidence)
    if judgement.judgement == "different":
        yield f"{iri(first)} {short('owl:differentFrom')} {iri(second)} ."
        yield f"{iri(second)} {short('owl:differentFrom')} {iri(first)} ."
