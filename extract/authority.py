"""The bodies that are known by name, and the Länder, from `data/authority`."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import msgspec

from extract.turtle import CN, LABELS, RDF_TYPE, SKOS, Described, described

LAND = "https://w3id.org/chancennetz/land/"
BODY = "https://w3id.org/chancennetz/body/"
OFFICE = CN + "Office"


class Body(msgspec.Struct, frozen=True):
    """A known body: `names` are all its names, the official one first; `abbreviations` match in exact case only.

    `land` is ISO 3166-2 (`DE-HH`, `DE` for federal); `kind` is the curated kind (`ministry`, `insurer`, `class` …).
    """

    iri: str
    name: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    land: str | None = None
    kind: str = "organisation"
    office: bool = False
    domains: tuple[str, ...] = ()


class Land(msgspec.Struct, frozen=True):
    """A Land: its ISO code, German name and adjectives (`hessisch`)."""

    code: str
    name: str
    adjectives: tuple[str, ...] = ()


class Authority(msgspec.Struct, frozen=True):
    """All known bodies and Länder."""

    bodies: tuple[Body, ...]
    laender: tuple[Land, ...]


def load_authority(folder: Traversable) -> Authority:
    """Return the bodies and Länder of the Turtle files in *folder*."""
    found = described(folder)
    bodies = tuple(_body(iri, found) for iri, values in found.items() if iri.startswith(BODY) and LABELS[0] in values)
    laender = tuple(_land(iri, found) for iri, values in found.items() if iri.startswith(LAND) and LABELS[0] in values)
    return Authority(bodies, tuple(land for land in laender if land.code.startswith("DE-")))


def _body(iri: str, found: Described) -> Body:
    values = found[iri]
    former = values.get(CN + "formerName", ())
    names = tuple(dict.fromkeys([*(n for kind in LABELS for n in values.get(kind, ())), *former]))
    abbreviations = values.get(CN + "abbreviation", ())
    homes = values.get("http://xmlns.com/foaf/0.1/homepage", ())
    return Body(
        iri=iri,
        name=names[0],
        names=tuple(name for name in names if name not in abbreviations),
        abbreviations=abbreviations,
        land=next((land.removeprefix(LAND) for land in values.get(CN + "land", ())), None),
        kind=next(iter(values.get(CN + "kind", ())), "organisation"),
        office=OFFICE in values.get(RDF_TYPE, ()),
        domains=(*values.get(CN + "mailDomain", ()), *(_host(home) for home in homes)),
    )


def _host(address: str) -> str:
    return address.rsplit("//", maxsplit=1)[-1].split("/", maxsplit=1)[0].removeprefix("www.")


def _land(iri: str, found: Described) -> Land:
    values = found[iri]
    names = values[SKOS + "prefLabel"]
    return Land(iri.removeprefix(LAND), names[0], values.get(CN + "adjective", ()))
