"""Bodies as records: those that count by their name, and those that count only where they have a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.acting import acts
from extract.analysis import Analysis
from extract.mentions import Entity
from extract.records import Organisation

SERVING = frozenset(
    {
        "zentrum",
        "familienzentrum",
        "seniorenzentrum",
        "mehrgenerationenhaus",
        "nachbarschaftshaus",
        "pflegestützpunkt",
        "hospiz",
    }
    | {
        "beratungsstelle",
        "suchtberatung",
        "drogenberatung",
        "familienberatung",
        "frühförderstelle",
        "gemeinwesenarbeit",
        "ambulanz",
    }
)


def organisations(
    page: Analysis, entities: Iterable[Entity], related: frozenset[str], extractor: str
) -> Iterator[Organisation]:
    """Yield a record for every named body; offices, class nouns, mere places only where they have a role."""
    for entity in entities:
        if entity.name in related or not (entity.office or _needs_role(page, entity)):
            first = entity.spans[0]
            yield Organisation(
                page=page.page,
                extractor=extractor,
                confidence=0.95 if entity.iri else 0.8,
                evidence=(page.evidence(first.start, first.end),),
                name=entity.name,
                aliases=tuple(entity.aliases),
                id=entity.iri,
                kind=entity.kind,
            )


def _needs_role(page: Analysis, entity: Entity) -> bool:
    """Tell whether a body counts only where it has a role: class nouns, mere places, unknown networks."""
    if entity.kind in {"class", "place", "district"}:
        return entity.is_class or not acts(page.words, entity)
    if entity.kind == "centre" and entity.noun in SERVING:
        return not acts(page.words, entity)
    return (
        entity.kind in {"centre", "network", "office", "authority", "department", "unlisted"}
        and (entity.iri is None or "/land-" in entity.iri)
        and (entity.kind != "authority" or entity.iri is not None)
    )
