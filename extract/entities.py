"""All spans of one page that mean one body, gathered into one entity with its fullest name and its other names."""

from __future__ import annotations

import re
from functools import cached_property

from extract.analysis import Analysis, Sentence
from extract.authority import Body
from extract.german.normalise import is_abbreviation
from extract.german.quotation import CLOSING, MARKS, OPENING
from extract.mentions import Entity, Span, defined_short, name_key

OFFICE_NOUNS = frozenset(
    {
        "koordinierungsstelle",
        "koordinationsstelle",
        "geschäftsstelle",
        "fachstelle",
        "vernetzungsstelle",
        "clearingstelle",
        "leitstelle",
    }
    | {"programmbüro", "knoten", "landeskoordinierung", "landeskoordination", "servicestelle", "büro", "kontaktstelle"}
    | {"netzwerkstelle", "kompetenzstelle", "koordinierungsbüro", "koordinationsbüro", "projektbüro"}
)
OWN_OFFICES = frozenset(
    {
        "geschäftsstelle",
        "clearingstelle",
        "landeskoordinierung",
        "landeskoordination",
        "koordinationsstelle",
        "programmbüro",
        "projektbüro",
    }
)
OF_A_PROJECT = frozenset({"programmbüro", "projektbüro"})
KEEPERS = (
    "chancengleichheit",
    "gesundheitsförderung",
    "präventionskonferenz",
    "kooperationsverbund",
    "gesundheitskonferenz",
    "gesundheitsregion",
    "präventionsrat",
    "präventionskette",
    "gesunde städte",
    "gesunde-städte",
    "netzwerk",
)
KEPT_BY = re.compile(r"\s(?:der|des)\s")
KEPT = re.compile(
    r"\S+ (?:(?:des|der|unseres|unserer|dieses|dieser) [\w-]*(?:konferenz|\wkreises|netzwerke?s|verbunde?s|"
    r"bündnisses|forums|allianz|plattform|kette)|"
    r"für (?:den|die) (?:Landkreis|Kreis|Stadt|Landeshauptstadt|Region|Städteregion|Bezirk) .+)",
    re.IGNORECASE,
)
"""An office's name that says nothing but for which network or district it is (`Koordinierungsstelle des Netzwerks`)."""
INNER = re.compile(
    rf"[\w-]+ [{OPENING}](?P<quoted>[^{MARKS}]+)[{CLOSING}]|"
    r"(?:\w*[Vv]erein|\w+gesellschaft|Krankenkasse|Unternehmen) (?P<plain>[A-ZÄÖÜ](?!\w*[-/])\w+(?: & \w+)?)"
)
OFFICE_WORDS = (
    "sucht",
    "altern",
    "älter",
    "quartier ",
    "gesundheit",
    "chancengleichheit",
    "kooperationsverbund",
    "prävention",
    "präventiv",
    "landesrahmenvereinbarung",
    "lrv",
    "gesund",
    "ernährung",
    "verpflegung",
    "bewegung",
    "kgc",
    "gkv",
    "kgk",
    "lgk",
)
SAME: dict[str, tuple[str, ...]] = {
    "kreis": ("kreis", "landkreis"),
    "landkreis": ("landkreis", "kreis"),
    "stadt": ("stadt", "landeshauptstadt", "hansestadt"),
    "verein": ("verein", "verband", "vereinigung", "arbeitsgemeinschaft", "gesellschaft"),
}


class Entities:
    """Gathers spans of one page into entities."""

    def __init__(self, page: Analysis, bodies: dict[str, Body], alone: frozenset[str] = frozenset()) -> None:
        self._alone = alone
        self._page = page
        self._bodies = bodies
        self._all: list[Entity] = []
        self._by_key: dict[str, Entity] = {}
        self._lone: dict[str, Entity] = {}

    def take(self, spans: list[Span], sentence: Sentence) -> None:
        """Take in the spans of a sentence; those that point back to a body join it, not to one named just behind."""
        for number, span in enumerate(spans):
            if span.pointing and spans[number + 1 : number + 2] and spans[number + 1].start == span.end:
                continue
            if span.pointing:
                entity = self._pointed(span)
                if entity:
                    entity.spans.append(span)
                elif span.kind == "office" and self._is_own_office(span.noun):
                    self._named(span._replace(pointing=False), sentence, office=True)
                elif span.noun in self._alone:
                    lone = self._named(span._replace(kind="class", pointing=False), sentence)
                    self._lone.setdefault(span.noun, lone)
            else:
                self._named(span, sentence)

    def _is_own_office(self, noun: str) -> bool:
        """Tell whether a bare noun means an office of the page: a project's always, others where a keeper is named."""
        return noun in OF_A_PROJECT or (noun in OWN_OFFICES and self._keeps_offices)

    @cached_property
    def _keeps_offices(self) -> bool:
        return keeps_offices(self._page)

    def _named(self, span: Span, sentence: Sentence, *, office: bool = False) -> Entity:
        page = self._page
        name = page.written(span.start, span.end)
        entity = self._known_as(span, name)
        if entity is None:
            body = self._bodies.get(span.iri or "")
            entity = Entity(name, body.kind if body else span.kind, span.iri, span.noun)
            entity.office = (
                office
                or (body is not None and (_is_office_class(body) or body.office))
                or _is_office(span, name)
                or (span.noun in OFFICE_NOUNS and KEPT.fullmatch(name) is not None and self._keeps_offices)
            )
            entity.land = body.land if body else None
            self._all.append(entity)
        entity.spans.append(span)
        self._take_over(entity)
        _fuller(entity, name)
        self._learn(entity, name)
        proper = INNER.fullmatch(name)
        if proper and not entity.is_class and entity.iri is None:
            entity.add_alias(proper["quoted"] or proper["plain"])
        short = defined_short(page.words, span.end, sentence.end)
        if (short and not entity.is_class) or (short and short[0] == "GKV"):
            entity.add_alias(short[0])
            self._learn(entity, short[0])
        return entity

    def _take_over(self, entity: Entity) -> None:
        """Give a body the spans that meant it before the page named it in full."""
        lone = None if entity.is_class else self._lone.pop(entity.noun, None)
        if lone:
            self._all.remove(lone)
            entity.spans.extend(lone.spans)
            self._by_key.update((known, entity) for known, other in self._by_key.items() if other is lone)

    def _learn(self, entity: Entity, name: str) -> None:
        self._by_key.setdefault(_key(entity.kind, name), entity)
        if entity.iri:
            self._by_key.setdefault(entity.iri, entity)

    def _known_as(self, span: Span, name: str) -> Entity | None:
        found = self._by_key.get(_key(span.kind, name)) or (self._by_key.get(span.iri) if span.iri else None)
        if found and span.iri and found.iri and found.iri != span.iri and span.noun != "abbreviation":
            return None
        return found

    def _pointed(self, span: Span) -> Entity | None:
        nouns = SAME.get(span.noun, (span.noun,))
        if span.noun == "verein":
            clubs = [e for e in self._all if (e.noun in nouns or _is_club(e)) and not e.is_class]
            return max(clubs, key=lambda e: (_is_club(e), len(e.spans)), default=None)
        matching = [e for e in self._all if e.noun in nouns and not e.is_class and (e.office or span.kind != "office")]
        return matching[-1] if matching else None

    def finished(self) -> list[Entity]:
        """Return the entities in the order of their first mention."""
        for lone in [e for e in self._all if e.kind == "office" and is_abbreviation(e.name)]:
            named = [e for e in self._all if e is not lone and any(n.startswith(f"{lone.name} ") for n in e.called())]
            if len(named) == 1 and (lone.iri is None or named[0].iri in {None, lone.iri}):
                _unite(named[0], lone)
                self._all.remove(lone)
        return self._all


def _key(kind: str, name: str) -> str:
    """Return the key of a body's name; an office's is the same with an article before its keeper and without one."""
    return name_key(KEPT_BY.sub(" ", name) if kind == "office" else name)


def keeps_offices(page: Analysis) -> bool:
    """Tell whether the main text names a network, an office or an agreement that keeps an office of the field."""
    main = "\n".join(page.text.text[b.start : b.end] for b in page.content).lower()
    return any(map(main.__contains__, KEEPERS))


def _is_club(entity: Entity) -> bool:
    """Tell whether a body is a registered association by its name (`… e. V.`)."""
    return any(name.endswith(("e. V.", "e.V.")) for name in entity.called())


def _fuller(entity: Entity, name: str) -> None:
    """Make the longest name the entity's; the others are aliases."""
    if len(name) > len(entity.name) and not entity.is_class:
        entity.aliases.append(entity.name)
        entity.name = name
    else:
        entity.add_alias(name)


def _unite(entity: Entity, lone: Entity) -> None:
    """Give *entity* what the page tells of it by the first word of its short name alone (`KGC Hessen`, `KGC`)."""
    entity.spans = sorted([*entity.spans, *lone.spans])
    entity.add_alias(lone.name)
    entity.iri, entity.land, entity.office = entity.iri or lone.iri, entity.land or lone.land, True


def _is_office_class(body: Body) -> bool:
    return body.iri.endswith("klasse-koordinierungsstellen")


def _is_office(span: Span, name: str) -> bool:
    return span.noun in OFFICE_NOUNS and any(word in f"{name.lower()} " for word in OFFICE_WORDS)
