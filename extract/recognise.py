"""All recognisers over one page: what is on topic becomes records, everything else an honest nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from typing import NamedTuple

from extract.activities import ActivityFinder, activities, own_doings
from extract.analysis import Analysis, analyse
from extract.authority import load_authority
from extract.blocks import PageText
from extract.bodies import BodyFinder
from extract.concepts import ConceptFinder
from extract.contacts import contacts
from extract.facts import facts
from extract.frames import decoded, load_heads, load_words
from extract.lands import Lands
from extract.mentions import Entity
from extract.offices import offices
from extract.people import PeopleFinder
from extract.programmes import ProgrammeFinder
from extract.records import AnyRecord, Organisation
from extract.relations import relations
from extract.role_frames import ActivityWords, RoleFrames, VerbFile, load_role_frames
from extract.subjects import topic
from extract.topic import is_on_topic
from extract.vocabulary import load_concepts

SCHEMES = ("target-group", "audience", "setting", "activity", "programme")


class Recogniser(NamedTuple):
    """Holds the matchers; one is enough for any number of pages."""

    bodies: BodyFinder
    lands: Lands
    frames: RoleFrames
    programmes: ProgrammeFinder
    activities: ActivityFinder
    people: PeopleFinder

    @classmethod
    def load(cls, data: Traversable) -> Recogniser:
        """Load all curated knowledge below *data*."""
        frames = data.joinpath("frames")
        words = load_words(frames)
        authority = load_authority(data.joinpath("authority"))
        concepts = load_concepts(data.joinpath("vocabularies"))
        finders = {scheme: ConceptFinder(concepts, scheme) for scheme in SCHEMES}
        irregular = decoded(frames, "verbs.toml", VerbFile).irregular
        bodies = BodyFinder(authority, load_heads(frames), words)
        return cls(
            bodies,
            Lands(authority),
            load_role_frames(frames),
            ProgrammeFinder(finders["programme"], bodies.names, words.mottos),
            ActivityFinder(finders["activity"], decoded(frames, "activity-verbs.toml", ActivityWords), irregular),
            PeopleFinder(finders["target-group"], finders["audience"], finders["setting"], words),
        )

    def records(self, page: str, version: str, host: str, text: PageText, extractor: str) -> tuple[AnyRecord, ...]:
        """Return every record of a German page text, in a stable order."""
        seen = analyse(page, version, host, text)
        land = self.lands.of_page(seen)
        entities = self.bodies.find(seen, land)
        if not is_on_topic(seen, entities, known_host=self.lands.is_known(host)):
            return ()
        programmes = self.programmes.parties(seen)
        about = topic(seen, entities, programmes)
        related = tuple(relations(seen, entities, programmes, self.frames, extractor))
        named = frozenset(t for e in entities if e.iri for s in e.spans for t in range(s.start, s.end))
        doings = own_doings(seen, self.activities.find(seen), related, named)
        return (
            *offices(seen, entities, land, self.lands, extractor),
            *organisations(seen, entities, frozenset(r.object.name for r in related), extractor),
            *related,
            *self.people.records(seen, entities, doings, extractor),
            *activities(seen, doings, extractor),
            *self.programmes.records(seen, extractor),
            *contacts(seen, extractor),
            *facts(seen, lambda _: about.name if about else text.title, extractor),
        )


def organisations(
    page: Analysis, entities: Iterable[Entity], related: frozenset[str], extractor: str
) -> Iterator[Organisation]:
    """Yield a record for every named body that is no office; class nouns only where they have a role."""
    for entity in entities:
        if not entity.office and (entity.name in related or not _needs_role(entity)):
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


def _needs_role(entity: Entity) -> bool:
    """Tell whether a body counts only where it has a role: class nouns, places, unknown networks."""
    if entity.kind in {"class", "place", "district"}:
        return True
    return (
        entity.kind in {"centre", "network", "office", "authority"}
        and (entity.iri is None or "/land-" in entity.iri)
        and (entity.kind != "authority" or entity.iri is not None)
    )
