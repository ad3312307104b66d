"""All recognisers over one page: what is on topic becomes records, everything else an honest nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from typing import TypeVar

from extract.analysis import Analysis, analyse
from extract.authority import load_authority
from extract.blocks import PageText
from extract.bodies import BodyFinder
from extract.concepts import ConceptFinder
from extract.contacts import contacts
from extract.frames import load_heads, load_never
from extract.lands import Lands
from extract.mentions import Entity
from extract.records import AnyRecord, Audience, Office, Organisation, Setting, TargetGroup
from extract.relations import relations
from extract.role_frames import RoleFrames, load_role_frames
from extract.topic import is_on_topic
from extract.vocabulary import load_concepts

Word = TypeVar("Word", TargetGroup, Audience, Setting)


class Recogniser:
    """Holds the matchers; one is enough for any number of pages."""

    def __init__(self, bodies: BodyFinder, lands: Lands, frames: RoleFrames, concepts: dict[str, ConceptFinder]) -> None:
        self._bodies = bodies
        self._lands = lands
        self._frames = frames
        self._concepts = concepts

    @classmethod
    def load(cls, data: Traversable) -> Recogniser:
        """Load all curated knowledge below *data*."""
        frames = data.joinpath("frames")
        authority = load_authority(data.joinpath("authority"))
        concepts = load_concepts(data.joinpath("vocabularies"))
        schemes = sorted({c.scheme for c in concepts})
        return cls(
            BodyFinder(authority, load_heads(frames), load_never(frames)),
            Lands(authority),
            load_role_frames(frames),
            {scheme: ConceptFinder(concepts, scheme) for scheme in schemes},
        )

    def records(self, page: str, version: str, host: str, text: PageText, extractor: str) -> tuple[AnyRecord, ...]:
        """Return every record of a German page text, in a stable order."""
        seen = analyse(page, version, host, text)
        if not is_on_topic(seen):
            return ()
        land = self._lands.of_page(seen)
        entities = self._bodies.find(seen, land)
        return (
            *self._offices(seen, entities, land, extractor),
            *organisations(seen, entities, extractor),
            *relations(seen, entities, self._frames, extractor),
            *self._words(seen, "target-group", TargetGroup, extractor),
            *self._words(seen, "audience", Audience, extractor),
            *self._words(seen, "setting", Setting, extractor),
            *contacts(seen, extractor),
        )

    def _offices(
        self, page: Analysis, entities: Iterable[Entity], land: str | None, extractor: str
    ) -> Iterator[Office]:
        for entity in entities:
            if entity.office:
                code = entity.land or land
                yield Office(
                    page=page.page,
                    extractor=extractor,
                    confidence=0.95 if entity.iri else 0.85,
                    evidence=(page.evidence(entity.spans[0].start, entity.spans[0].end),),
                    name=entity.name,
                    short=next(
                        (a for a in entity.aliases if (len(a) < len(entity.name) and a.isupper()) or "KGC" in a), None
                    ),
                    land=code,
                    land_name=self._lands.name(code),
                    id=entity.iri,
                )

    def _words(self, page: Analysis, scheme: str, form: type[Word], extractor: str) -> Iterator[Word]:
        finder = self._concepts.get(scheme)
        for found in finder.find(page) if finder else ():
            concept = finder.concepts[found.iri] if finder else None
            if concept:
                yield form(
                    page=page.page,
                    extractor=extractor,
                    confidence=0.9,
                    evidence=(page.evidence(found.start, found.end),),
                    label=concept.label,
                    as_written=page.written(found.start, found.end),
                    concept=found.iri,
                )


def organisations(page: Analysis, entities: Iterable[Entity], extractor: str) -> Iterator[Organisation]:
    """Yield a record for every named body that is no office."""
    for entity in entities:
        if not entity.office and not entity.is_class:
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
