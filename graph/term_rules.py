"""What `data/shapes.ttl` demands, read term by term: a class's rules, and those that a property is bound by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from data import curated
from graph.names import prefixed

CONDITIONS = (
    SH.datatype,
    SH["class"],
    SH.nodeKind,
    SH.pattern,
    SH["in"],
    SH.minLength,
    SH.minInclusive,
    SH.maxInclusive,
    SH.lessThan,
    SH.lessThanOrEquals,
    SH.disjoint,
)


class Rule(NamedTuple):
    """One demand on things of some classes, in prefixed names; of several paths, one is enough.

    `cardinality` is such as `1..*`, or empty; a path may begin with `^` for the opposite direction.
    """

    classes: tuple[str, ...]
    paths: tuple[str, ...]
    cardinality: str
    conditions: tuple[str, ...]
    severity: str
    message_de: str
    message_en: str

    @property
    def properties(self) -> tuple[str, ...]:
        """The properties that the paths go along, in whichever direction."""
        return tuple(path.removeprefix("^") for path in self.paths)


def rules() -> list[Rule]:
    """Return all rules of the shapes, by class and path."""
    shapes = Graph().parse(data=curated("shapes.ttl").read_text("utf-8"), format="turtle")
    return sorted(rule for shape in shapes.subjects(RDF.type, SH.NodeShape) for rule in _of(shapes, shape))


def _of(shapes: Graph, shape: Node) -> Iterator[Rule]:
    classes = tuple(sorted(prefixed(str(target)) for target in shapes.objects(shape, SH.targetClass)))
    for demand in shapes.objects(shape, SH.property):
        conditions = tuple(_conditions(shapes, demand))
        yield _rule(shapes, demand, classes, (_path(shapes, demand),), _cardinality(shapes, demand), conditions)
    for choice in shapes.objects(shape, SH["or"]):
        paths = tuple(_path(shapes, demand) for demand in Collection(shapes, choice))
        yield _rule(shapes, shape, classes, paths, "1..*", ())


def _rule(  # noqa: PLR0913, PLR0917 - one argument a column
    shapes: Graph,
    speaker: Node,
    classes: tuple[str, ...],
    paths: tuple[str, ...],
    cardinality: str,
    conditions: tuple[str, ...],
) -> Rule:
    severity = str(shapes.value(speaker, SH.severity) or SH.Violation).rpartition("#")[2]
    told = {str(getattr(message, "language", "")): str(message) for message in shapes.objects(speaker, SH.message)}
    return Rule(classes, paths, cardinality, conditions, severity, told["de"], told["en"])


def _cardinality(shapes: Graph, demand: Node) -> str:
    least, most = shapes.value(demand, SH.minCount), shapes.value(demand, SH.maxCount)
    return f"{least or 0}..{most or '*'}" if least or most else ""


def _path(shapes: Graph, demand: Node) -> str:
    path = shapes.value(demand, SH.path)
    if path is None:
        raise ValueError(f"A property shape of data/shapes.ttl has no sh:path: {demand.n3()}.")
    if isinstance(path, URIRef):
        return prefixed(str(path))
    return f"^{prefixed(str(shapes.value(path, SH.inversePath)))}"


def _conditions(shapes: Graph, demand: Node) -> Iterator[str]:
    for kind in CONDITIONS:
        for value in shapes.objects(demand, kind):
            values = Collection(shapes, value) if kind == SH["in"] else [value]
            told = ", ".join(prefixed(str(one)) if isinstance(one, URIRef) else str(one) for one in values)
            yield f"{prefixed(str(kind))} {told}"
