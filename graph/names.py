"""The namespaces of the graph, in one place; the terms themselves are defined in `data/ontology.ttl`.

What people curate with chancennetz (terms, vocabularies, the authority's bodies) has one address everywhere. What a
build mints lies under a base IRI of one's own choice, which a process takes from `CHANCENNETZ_BASE`
(`docs/decisions/0015-a-base-of-ones-own.md`).
"""

from __future__ import annotations

import os
import re

from data.errors import AskedWrongly

HOME = "https://w3id.org/chancennetz/"
SETTING = "CHANCENNETZ_BASE"
MINTED = ("name", "version", "graph")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#/\x00-\x20]+/([^\s<>\"{}|\\^`?#\x00-\x20]*/)?")

PREFIXES: dict[str, str] = {
    "cn": f"{HOME}ontology#",
    "body": f"{HOME}body/",
    "land": f"{HOME}land/",
    "role": f"{HOME}role/",
    "group": f"{HOME}target-group/",
    "audience": f"{HOME}audience/",
    "activity": f"{HOME}activity/",
    "type": f"{HOME}activity-type/",
    "setting": f"{HOME}setting/",
    "programme": f"{HOME}programme/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NAMED = PREFIXES | {"sh": "http://www.w3.org/ns/shacl#"}


def base() -> str:
    """Return the base IRI of all that is minted in this process."""
    return os.environ.get(SETTING) or HOME


def check_base(iri: str) -> str:
    """Return a base IRI that can be minted under; another one raises `AskedWrongly`."""
    if not _BASE.fullmatch(iri):
        raise AskedWrongly(f"{iri!r} is no base IRI; give one that ends with a slash, like https://graph.example/kgc/.")
    if iri != HOME and HOME.startswith(iri):
        raise AskedWrongly(f"{iri} holds {HOME}, where curated names lie; give a base IRI of your own.")
    return iri


def space(kind: str) -> str:
    """Return the IRI that things of *kind* (`body`, `land`, `name`, …) begin with."""
    return f"{base() if kind in MINTED else HOME}{kind}/"


def local(iri: str) -> str:
    """Return an IRI from behind the base IRI on, be it curated or minted; another one as it is.

    >>> local("https://w3id.org/chancennetz/body/hag")
    'body/hag'
    """
    return iri.removeprefix(base() if iri.startswith(base()) else HOME)


def meta() -> str:
    """Return the graph that keeps the books of all others."""
    return f"{space('graph')}meta"


def histories() -> str:
    """Return what the graphs of pages' histories begin with."""
    return f"{space('graph')}history/"


def prefixes() -> dict[str, str]:
    """Return the prefixes of curated, minted and borrowed names."""
    return PREFIXES | {kind: space(kind) for kind in MINTED}


def term(short: str) -> str:
    """Return the full IRI of a prefixed name; `KeyError` for a prefix that `PREFIXES` does not hold.

    >>> term("cn:hostedBy")
    'https://w3id.org/chancennetz/ontology#hostedBy'
    """
    prefix, _, local = short.partition(":")
    return PREFIXES[prefix] + local


def prefixed(iri: str) -> str:
    """Return the prefixed name of an IRI; one that no prefix of `PREFIXES` fits stays as it is.

    >>> prefixed("https://w3id.org/chancennetz/ontology#hostedBy")
    'cn:hostedBy'
    """
    fitting = (prefix for prefix, space in _NAMED.items() if re.fullmatch(re.escape(space) + r"[\w-]+", iri))
    return next((f"{prefix}:{iri.removeprefix(_NAMED[prefix])}" for prefix in fitting), iri)


def sparql_prefixes() -> str:
    """Return the PREFIX lines that stand before every shipped or typed query."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes().items())
