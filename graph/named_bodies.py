"""The bodies of a store with all their names, Länder and hosts, as they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

import pyoxigraph as ox

from graph.likeness import Body
from graph.names import space, term
from graph.sparql import select
from graph.spellings import LAND, spellings

KNOWN = space("body")
NAMES = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "cn:formerName", "cn:abbreviation")
CLASSES = (
    "cn:Office",
    "cn:OrganisationClass",
    "cn:Undertaking",
    "org:Organization",
    "org:FormalOrganization",
    "org:OrganizationalCollaboration",
)
_WHERE_NAMED = """
SELECT DISTINCT ?body ?land { ?mention cn:mentions ?body ; cn:onPage/foaf:primaryTopic/cn:land ?land }"""
_MAIL = """
SELECT DISTINCT ?office ?mail { ?office schema:contactPoint/schema:email ?mail }"""


def named_bodies(store: ox.Store) -> list[Body]:
    """Return every office, organisation, class, network and undertaking that the default graph names, by IRI."""
    lands, hosts = _named_in(store), _hosts(store)
    classes = {term(cls) for cls in CLASSES}
    found = {subject for subject, cls in _pairs(store, "rdf:type") if cls in classes}
    return [body for iri in sorted(found) if (body := _body(store, iri, lands, hosts))]


def _body(store: ox.Store, iri: str, lands: dict[str, set[str]], hosts: dict[str, set[str]]) -> Body | None:
    names = dict.fromkeys(name for kind in NAMES for name in _told(store, iri, kind))
    taken = spellings(names)
    if not taken:
        return None
    own = {land.removeprefix(LAND) for land in _told(store, iri, "cn:land")}
    known = iri.startswith(KNOWN)
    return Body(
        iri=iri,
        spellings=taken,
        lands=frozenset((own if known else own or lands.get(iri, set())) - {"DE"}),
        hosts=frozenset(hosts.get(iri, ())),
        is_class=term("cn:OrganisationClass") in _told(store, iri, "rdf:type"),
        known=known,
    )


def _named_in(store: ox.Store) -> dict[str, set[str]]:
    """Return the Länder of the offices on whose pages a body is named."""
    found: dict[str, set[str]] = defaultdict(set)
    for body, land in select(store, _WHERE_NAMED).rows:
        found[str(body)].add(str(land).removeprefix(LAND))
    return found


def _hosts(store: ox.Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for iri, home in _pairs(store, "foaf:homepage"):
        found[iri].add((urlsplit(home).hostname or "").removeprefix("www."))
    for iri, host in _pairs(store, "cn:mailDomain"):
        found[iri].add(host)
    for office, mail in select(store, _MAIL).rows:
        found[str(office)].add(str(mail).rpartition("@")[2])
    return found


def _pairs(store: ox.Store, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(term(predicate)), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.subject.value, quad.object.value


def _told(store: ox.Store, iri: str, predicate: str) -> list[str]:
    quads = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(term(predicate)), None, ox.DefaultGraph())
    known = ((getattr(quad.object, "language", None), str(getattr(quad.object, "value", ""))) for quad in quads)
    return sorted(value for language, value in known if language != "en")
