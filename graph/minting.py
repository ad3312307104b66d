"""Turns one reading of a page into the lines of its graph: the page, its version, and every statement on it."""

from __future__ import annotations

from typing import NamedTuple

from extract.records import Contact, Reading
from graph import iris
from graph.ntriples import date, iri, short, tag, text, typed
from graph.page_names import page_names
from graph.statement_nodes import Page, statement_of
from graph.statements import told


class Minted(NamedTuple):
    """The N-Triples lines of one reading: those on the page and its version, and those of each statement's node."""

    page: str
    version: str
    about: list[str]
    statements: dict[str, list[str]]

    def lines(self) -> list[str]:
        """Return the lines of the page's graph, each once, sorted."""
        return sorted({*self.about, *(line for lines in self.statements.values() for line in lines)})


def mint(reading: Reading) -> list[str]:
    """Return the N-Triples lines of the page's graph, each once, sorted; the same reading gives the same lines."""
    return minted(reading).lines()


def minted(reading: Reading) -> Minted:
    """Mint a reading statement by statement.

    A contact that names a person is refused: such records live in a store of their own.
    """
    page = Page(iris.web(reading.page), iris.version(reading.version), page_names(reading), reading.fetched)
    statements: dict[str, list[str]] = {}
    for record in reading.records:
        if isinstance(record, Contact) and record.person:
            raise ValueError(f"A named person reached the public graph from {reading.page}; read persons apart.")
        lines = list(told(page, record))
        statements.setdefault(statement_of(lines), []).extend(lines)
    return Minted(page.iri, page.version, _page(page, reading), statements)


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
        f"{version} {short('prov:generatedAtTime')} {moment(reading.fetched)} .",
        f"{version} {short('cn:textDigest')} {text('sha256:' + reading.digest)} .",
        f"{version} {short('cn:readBy')} {text(reading.extractor)} .",
    ]
    if reading.title:
        lines.append(f"{node} {short('dcterms:title')} {text(reading.title, tag(reading.language or 'de'))} .")
    if reading.date:
        lines.append(f"{version} {short('dcterms:modified')} {date(reading.date)} .")
    if page.names.office:
        lines.append(f"{node} {short('foaf:primaryTopic')} {iri(page.names.office)} .")
    return lines


def moment(time: str) -> str:
    """Write an ISO 8601 time in UTC as the store keeps it, to the second: `"2026-11-21T22:48:31Z"^^xsd:dateTime`."""
    return typed(time[:19] + "Z", "xsd:dateTime")
