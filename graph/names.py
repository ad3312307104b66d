"""The namespaces of the graph, in one place; the terms themselves are defined in `data/ontology.ttl`."""

from __future__ import annotations

BASE = "https://w3id.org/chancennetz/"

PREFIXES: dict[str, str] = {
    "cn": f"{BASE}ontology#",
    "body": f"{BASE}body/",
    "name": f"{BASE}name/",
    "land": f"{BASE}land/",
    "role": f"{BASE}role/",
    "group": f"{BASE}target-group/",
    "audience": f"{BASE}audience/",
    "activity": f"{BASE}activity/",
    "type": f"{BASE}activity-type/",
    "setting": f"{BASE}setting/",
    "programme": f"{BASE}programme/",
    "version": f"{BASE}version/",
    "graph": f"{BASE}graph/",
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

META = f"{BASE}graph/meta"
HISTORY = f"{BASE}graph/history/"


def term(short: str) -> str:
    """Return the full IRI of a prefixed name; `KeyError` for a prefix that `PREFIXES` does not hold.

    >>> term("cn:hostedBy")
    'https://w3id.org/chancennetz/ontology#hostedBy'
    """
    prefix, _, local = short.partition(":")
    return PREFIXES[prefix] + local


def sparql_prefixes() -> str:
    """Return the PREFIX lines that stand before every shipped or typed query."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
