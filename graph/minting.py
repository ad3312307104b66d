"""Turns one reading of a page into the lines of its graph: the page, its version, and every statement on it."""

from __future__ import annotations

from extract.records import Contact, Reading
from graph import iris
from graph.ntriples import date, iri, short, text, typed
from graph.page_names import page_names
from graph.statement_nodes import Page
from graph.statements import told


def mint(reading: Reading) -> list[str]:
    """Return the N-Triples lines of the page's graph, each once, sorted; the same reading gives the same lines.

    A contact that names a person is refused: such records live in a store of their own.
    """
    page = Page(iris.web(reading.page), iris.version(reading.version), page_names(reading))
    lines = set(_page(page, reading))
    for record in reading.records:
        if isinstance(record, Contact) and record.person:
            raise ValueError(f"A named person reached the public graph from {reading.page}; read persons apart.")
        lines.update(told(page, record))
    return sorted(lines)


def page_iri(reading: Reading) -> str:
    """Return the IRI of the page, which is also the name of its graph: its address."""
    return iris.web(reading.page)


def _page(page: Page, reading: Reading) -> list[str]:
    node, version = iri(page.iri), iri(page.version)
    lines = [
        f"{node} {short('rdf:type')} {short('cn:Page')} .",
        f"{node} {short('cn:currentVersion')} {version} .",
        f"{version} {short('rdf:type')} {short('cn:PageVersion')} .",
        f"{version} {short('prov:specializationOf')} {node} .",
        f"{version} {short('prov:generatedAtTime')} {typed(_seconds(reading.fetched), 'xsd:dateTime')} .",
        f"{version} {short('cn:textDigest')} {text('sha256:' + reading.digest)} .",
        f"{version} {short('cn:readBy')} {text(reading.extractor)} .",
    ]
    if reading.title:
        lines.append(f"{node} {short('dcterms:title')} {text(reading.title, reading.language or 'de')} .")
    if reading.date:
        lines.append(f"{version} {short('dcterms:modified')} {date(reading.date)} .")
    if page.names.office:
        lines.append(f"{node} {short('foaf:primaryTopic')} {iri(page.names.office)} .")
    return lines


def _seconds(moment: str) -> str:
    """Write a UTC time as the store keeps it: `2026-11-21T22:48:31Z`."""
    return moment[:19] + "Z"
