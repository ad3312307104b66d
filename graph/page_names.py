"""Who is meant by a name on one page: the authority's body, the page's own definition, or a body known by name only."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from extract.records import Office, Organisation, Party, Programme, Reading
from graph import iris


class PageNames(NamedTuple):
    """The bodies of one page by their names (casefolded), and the office that the page speaks for."""

    known: dict[str, str]
    office: str | None

    def iri(self, party: Party) -> str:
        """Return the party's IRI: its authority id, else what the page calls so, else one minted from the name."""
        return party.id or self.known.get(party.name.casefold()) or iris.body(party.name)


def page_names(reading: Reading) -> PageNames:
    """Collect names, short forms and aliases of a page's offices, organisations and programmes; offices win."""
    known: dict[str, str] = {}
    offices = [record for record in reading.records if isinstance(record, Office)]
    for record in reading.records:
        if isinstance(record, Organisation):
            _know(known, organisation_iri(record), record.name, *record.aliases)
        elif isinstance(record, Programme):
            _know(known, programme_iri(record), record.name)
    for office in offices:
        known.pop(office.name.casefold(), None)
        known.pop((office.short or "").casefold(), None)
        _know(known, office_iri(office), office.name, office.short)
    return PageNames(known, _spoken_for(offices))


def office_iri(record: Office) -> str:
    """Return the office's authority IRI, else one minted from its name and Land."""
    return record.id or iris.body(record.name, record.land)


def organisation_iri(record: Organisation) -> str:
    """Return the organisation's authority IRI, else one minted from its name as written."""
    return record.id or iris.body(record.name)


def programme_iri(record: Programme) -> str:
    """Return the programme's concept IRI, else one minted from its name as written."""
    return record.id or iris.body(record.name)


def _know(known: dict[str, str], iri: str, *names: str | None) -> None:
    for name in filter(None, names):
        known.setdefault(name.casefold(), iri)


def _spoken_for(offices: list[Office]) -> str | None:
    """Return the coordinating office that the page is about: the only one, else the one named most, else none.

    A page that describes several Länder equally speaks for none of them: its groups and activities stay on the page.
    """
    named = Counter[str]()
    for office in offices:
        if office.role == "koordinierungsstelle" and (office.id or office.land):
            named[office_iri(office)] += len(office.evidence)
    ranked = named.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
