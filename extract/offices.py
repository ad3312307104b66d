"""Which bodies of a page are coordinating offices of the field, and of which Land."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.analysis import Analysis, Sentence
from extract.entities import OWN_OFFICES, keeps_offices
from extract.german.normalise import is_abbreviation
from extract.lands import Lands
from extract.mentions import Entity
from extract.records import Office, OfficeRole

ROLES: tuple[tuple[str, OfficeRole], ...] = (
    ("koordinierungsstelle", "koordinierungsstelle"),
    ("koordinationsstelle", "koordinierungsstelle"),
    ("koordinierung", "koordinierungsstelle"),
    ("kgc", "koordinierungsstelle"),
    ("knoten", "koordinierungsstelle"),
    ("stelle", "geschäftsstelle"),
    ("büro", "geschäftsstelle"),
)
OFTEN = 3
TWICE = 2
WE = frozenset({"wir", "uns", "unser", "unsere", "unserem", "unserer", "unseren"})
QUOTES = (["„"], ["“"], ['"'], ["»"], ["«"])
CLOSING = frozenset({"“", "”", '"', "«", "»"})
LONGEST_MOTTO = 8
INDEFINITE = frozenset({"eine", "einer", "keine", "jede"})
FIRST_HEADINGS = 3
LABELS = frozenset({"heading", "term", "cell"})


def offices(
    page: Analysis, entities: Sequence[Entity], land: str | None, lands: Lands, extractor: str
) -> Iterator[Office]:
    """Yield the page's offices; a Landesvereinigung counts where the page is about it, and speaks of it first."""
    found = [e for e in entities if e.office and (not e.is_class or _is_told(page, e))]
    found = [e for e in found if not any(o is not e and o.noun == e.noun and _is_any(page, e) for o in found)]
    found = [e for e in found if not _is_short_of(e, found)]
    unions = [e for e in entities if _is_union(e) and _is_told(page, e)][:1]
    for entity in [*found, *(u for u in unions if _is_first(page, u, found))]:
        code = entity.land if entity.land not in {None, "DE"} else lands.in_text(entity.name) or land
        end = _quoted(page, entity)
        yield Office(
            page=page.page,
            extractor=extractor,
            confidence=0.95 if entity.iri else 0.85,
            evidence=(page.evidence(entity.spans[0].start, end),),
            name=entity.name if end == entity.spans[0].end else page.written(entity.spans[0].start, end),
            short=_short(entity),
            land=code,
            land_name=lands.name(code),
            role=_role(entity),
            id=entity.iri,
        )
    if not any(entity.noun in OWN_OFFICES for entity in found):
        yield from (_labelled(page, sentence, land, lands, extractor) for sentence in _labels(page)[:1])


def _labels(page: Analysis) -> list[Sentence]:
    """Return the headings, terms and cells that hold only `Geschäftsstelle` or the like, with its holder below."""
    lone = [s for s in page.sentences if s.end - s.start == 1 and s.block.kind in LABELS]
    labels = [s for s in lone if page.words[s.start].lower() in OWN_OFFICES]
    return labels if labels and keeps_offices(page) else []


def _labelled(page: Analysis, label: Sentence, land: str | None, lands: Lands, extractor: str) -> Office:
    return Office(
        page=page.page,
        extractor=extractor,
        confidence=0.6,
        evidence=(page.evidence(label.start, label.end),),
        name=page.words[label.start],
        land=land,
        land_name=lands.name(land),
        role="geschäftsstelle",
    )


def _is_union(entity: Entity) -> bool:
    """Tell whether a body is a Landesvereinigung or one that does its work."""
    named = entity.noun == "landesvereinigung" and " " in entity.name
    return (entity.kind == "host" and entity.land != "DE") or named


def _is_first(page: Analysis, union: Entity, found: Sequence[Entity]) -> bool:
    """Tell whether a sentence names *union* before any names one of the offices *found* in full."""
    full = [office.spans[0].start for office in found if " " in office.name]
    return not full or page.sentence_of[union.spans[0].start] < page.sentence_of[min(full)]


def _is_told(page: Analysis, entity: Entity) -> bool:
    """Tell whether the page is about the body: a first heading names it, or it is named again and again."""
    headed = _is_headed(page, entity, FIRST_HEADINGS)
    return headed or len(entity.spans) >= OFTEN or (len(entity.spans) >= TWICE and _speaks(page))


def _is_any(page: Analysis, entity: Entity) -> bool:
    """Tell whether a name only ever says what sort of office there is: `eine Fachstelle für Gesundheitsförderung`."""
    full = [span for span in entity.spans if span.end - span.start > 1] or entity.spans
    return all(page.words[max(span.start - 1, 0)].lower() in INDEFINITE for span in full)


def _is_short_of(entity: Entity, found: Sequence[Entity]) -> bool:
    """Tell whether a bare noun means the one office named with it: `Geschäftsstelle der Gesundheitskonferenz`."""
    named = [o for o in found if o.noun == entity.noun and o.name.lower().startswith(f"{entity.noun} ")]
    return entity.name.lower() == entity.noun and len(named) == 1


def _quoted(page: Analysis, entity: Entity) -> int:
    """Return where the name ends: at its quotation mark, when a motto follows (`„Fachstelle Hitze: Kühl hier“`)."""
    first = entity.spans[0]
    if page.words[first.start - 1 : first.start] not in QUOTES or page.words[first.end : first.end + 1] != [":"]:
        return first.end
    behind = range(first.end + 1, min(first.end + LONGEST_MOTTO, len(page.words)))
    return next((place for place in behind if page.words[place] in CLOSING), first.end)


def _is_headed(page: Analysis, entity: Entity, first: int) -> bool:
    """Tell whether one of the *first* headings names the body."""
    heads = [s for s in page.sentences if s.block.kind == "heading"][:first]
    return any(h.start <= span.start < h.end for h in heads for span in entity.spans)


def _speaks(page: Analysis) -> bool:
    """Tell whether the main text says *we*."""
    return any(page.words[t].lower() in WE for s in page.sentences for t in range(s.start, s.end))


def _short(entity: Entity) -> str | None:
    shorter = [a for a in entity.aliases if len(a) < len(entity.name) and any(map(is_abbreviation, a.split()))]
    return min(shorter, key=len, default=None)


def _role(entity: Entity) -> OfficeRole:
    name = entity.name.lower()
    fallback: OfficeRole = "landesvereinigung" if _is_union(entity) else "sonstiges"
    return next((role for word, role in ROLES if word in name), fallback)
