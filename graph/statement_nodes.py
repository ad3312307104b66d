"""The node that every statement has: its page, its confidence, and the quotes it was read from.

A quote is a Web Annotation `oa:SpecificResource` of the page version, selected by text and by position, so that any
annotation tool can find it again (https://www.w3.org/TR/annotation-model/#selectors).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from extract.records import Evidence, Record
from graph import iris
from graph.ntriples import iri, number, short, text, typed
from graph.page_names import PageNames

Lines: TypeAlias = Iterator[str]
ON_PAGE = f" {short('cn:onPage')} "


class Page(NamedTuple):
    """What a record's lines need to know of the page: its IRI, its version's IRI, its names, when it was fetched."""

    iri: str
    version: str
    names: PageNames
    fetched: str


def node(page: Page, record: Record, kind: str, cls: str, *parts: str | None) -> tuple[str, list[str]]:
    """Return a statement's node and the lines that all statements share: class, page, confidence, quotes."""
    address = iris.statement(kind, page.iri, *parts)
    this = iri(address)
    lines = [
        f"{this} {short('rdf:type')} {short(cls)} .",
        f"{this} {short('cn:onPage')} {iri(page.iri)} .",
        f"{this} {short('cn:confidence')} {number(record.confidence)} .",
    ]
    for evidence in record.evidence:
        quote = iris.quoted(page.version, evidence.start, evidence.end)
        lines += [f"{this} {short('cn:evidence')} {iri(quote)} .", *_quote(quote, page.version, evidence)]
    if record.evidence:
        longest = max(record.evidence, key=lambda evidence: (len(evidence.quote), -evidence.start))
        lines.append(f"{this} {short('cn:quote')} {text(longest.quote)} .")
    return this, lines


def statement_of(lines: Sequence[str]) -> str:
    """Return the node, in angle brackets, that the lines of one record are about: the one that stands on a page."""
    return next(line for line in lines if ON_PAGE in line).partition(" ")[0]


def _quote(address: str, version: str, evidence: Evidence) -> list[str]:
    quote, selector = iri(address), iri(f"{address};selector")
    return [
        f"{quote} {short('rdf:type')} {short('oa:SpecificResource')} .",
        f"{quote} {short('oa:hasSource')} {iri(version)} .",
        f"{quote} {short('oa:hasSelector')} {selector} .",
        f"{selector} {short('rdf:type')} {short('oa:TextQuoteSelector')} .",
        f"{selector} {short('rdf:type')} {short('oa:TextPositionSelector')} .",
        f"{selector} {short('oa:exact')} {text(evidence.quote)} .",
        f"{selector} {short('oa:start')} {typed(str(evidence.start), 'xsd:integer')} .",
        f"{selector} {short('oa:end')} {typed(str(evidence.end), 'xsd:integer')} .",
    ]


def mention(page: Page, record: Record, thing: str, written: str) -> Lines:
    """Say that the page names *thing* in the words *written*."""
    address, lines = node(page, record, "mention", "cn:Mention", thing, written)
    yield from lines
    yield f"{address} {short('cn:mentions')} {iri(thing)} ."
    yield f"{address} {short('cn:asWritten')} {text(written)} ."


def body(address: str, cls: str, name: str, *others: str | None) -> Lines:
    """Describe a body that no authority file describes."""
    yield f"{iri(address)} {short('rdf:type')} {short(cls)} ."
    yield f"{iri(address)} {short('skos:prefLabel')} {text(name, 'de')} ."
    for other in filter(None, others):
        yield f"{iri(address)} {short('skos:altLabel')} {text(other, 'de')} ."
