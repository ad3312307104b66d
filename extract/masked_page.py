"""A page with all its sentences masked, and the discourse that begins to hear it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.analysis import Analysis
from extract.discourse import Discourse
from extract.masks import Mask, mask
from extract.mentions import Entity, Span
from extract.subjects import Names, Subject


def masks_of(page: Analysis, names: Names) -> list[Mask]:
    """Return every sentence of a page with what it names masked."""
    by_sentence = spans_by_sentence(page, names.entities)
    return [
        mask(page, sentence, by_sentence.get(number, ()), found)
        for number, (sentence, found) in enumerate(zip(page.sentences, names.things, strict=True))
    ]


def unheard(names: Names, about: Subject) -> Discourse:
    """Return the discourse of a page *about* something of which nothing was heard yet."""
    topic = about.party
    is_office = topic is not None and any(e.office and e.name == topic.name for e in names.entities)
    return Discourse(topic, firm=about.firm, is_office=is_office)


def spans_by_sentence(page: Analysis, entities: Sequence[Entity]) -> dict[int, list[tuple[Entity, Span]]]:
    """Return the bodies' spans by the number of their sentence, from left to right."""
    found: dict[int, list[tuple[Entity, Span]]] = {}
    for entity in entities:
        for span in entity.spans:
            found.setdefault(page.sentence_of[span.start], []).append((entity, span))
    return {number: sorted(spans, key=lambda pair: pair[1]) for number, spans in found.items()}
