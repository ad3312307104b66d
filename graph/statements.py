"""How each kind of record is told in RDF: a node for the statement with its evidence, and the plain triple beside it.

Every function takes a record and its page and yields N-Triples lines. The plain triple keeps easy questions easy
(`?office cn:fundedBy ?body`); the node beside it knows the sentence, the confidence, the status and the dates.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extract.records import (
    Activity,
    Audience,
    Contact,
    Fact,
    Office,
    Organisation,
    Party,
    Programme,
    Record,
    Relation,
    Setting,
    Status,
    TargetGroup,
)
from graph import iris
from graph.ntriples import date, iri, short, text
from graph.page_names import office_iri, organisation_iri, programme_iri
from graph.statement_nodes import Lines, Page, body, mention, node

PLAIN = {
    "host": "cn:hostedBy",
    "funder": "cn:fundedBy",
    "member": "cn:hasMember",
    "partner": "cn:partner",
    "initiator": "cn:initiatedBy",
}


def told(page: Page, record: Record) -> Lines:
    """Yield the lines of one record with all its evidence."""
    return TELL[type(record)](page, record)


def _office(page: Page, record: Office) -> Lines:
    address = office_iri(record)
    yield from mention(page, record, address, record.name)
    if record.id is None:
        yield from body(address, "cn:Office", record.name, record.short)
        if record.land:
            yield f"{iri(address)} {short('cn:land')} {short('land:' + record.land)} ."


def _organisation(page: Page, record: Organisation) -> Lines:
    address = organisation_iri(record)
    yield from mention(page, record, address, record.name)
    if record.id is None:
        cls = "cn:OrganisationClass" if record.kind == "class" else "org:Organization"
        yield from body(address, cls, record.name, *record.aliases)


def _programme(page: Page, record: Programme) -> Lines:
    address = programme_iri(record)
    yield from mention(page, record, address, record.name)
    if record.id is None:
        yield from body(address, "cn:Programme", record.name)
    if page.names.office:
        yield f"{iri(page.names.office)} {short('cn:programme')} {iri(address)} ."


def _relation(page: Page, record: Relation) -> Lines:
    subject, member, status = page.names.iri(record.subject), page.names.iri(record.object), _status(page, record)
    this, lines = node(
        page, record, "relation", "cn:Relation", subject, record.role, member, status, record.since, record.until
    )
    yield from lines
    yield f"{this} {short('org:organization')} {iri(subject)} ."
    yield f"{this} {short('org:member')} {iri(member)} ."
    yield f"{this} {short('org:role')} {short('role:' + record.role)} ."
    yield f"{this} {short('cn:status')} {text(status)} ."
    yield from (
        f"{this} {short(p)} {date(d)} ." for p, d in (("cn:since", record.since), ("cn:until", record.until)) if d
    )
    yield from _party(page, subject, record.subject)
    yield from _party(page, member, record.object)
    if status == "current":
        yield f"{iri(subject)} {short(PLAIN[record.role])} {iri(member)} ."


def _status(page: Page, record: Relation) -> Status:
    """Return the status as told; a role that a page tells until a day, month or year before its fetch is past."""
    over = record.until is not None and record.until < page.fetched[: len(record.until)]
    return "past" if over else record.status


def _party(page: Page, address: str, party: Party) -> Lines:
    """Name a party that stands in a relation only: a project, a network or a body without a record of its own."""
    if party.id is None and address not in page.names.known.values():
        yield from body(address, "cn:Undertaking", party.name)


def _concept(plain: str) -> Callable[[Page, Any], Lines]:
    """Return the teller of a record that names a concept: the mention, and what the page's office has to do with it."""

    def tell(page: Page, record: TargetGroup | Audience | Setting) -> Lines:
        address = record.concept or iris.body(record.label)
        yield from mention(page, record, address, record.as_written)
        if record.concept is None:
            yield from body(address, "skos:Concept", record.label)
        if page.names.office:
            yield f"{iri(page.names.office)} {short(plain)} {iri(address)} ."

    return tell


def _activity(page: Page, record: Activity) -> Lines:
    this, lines = node(page, record, "offer", "cn:Activity", record.label, record.as_written)
    yield from lines
    yield f"{this} {short('skos:prefLabel')} {text(record.label, 'de')} ."
    yield f"{this} {short('cn:asWritten')} {text(record.as_written)} ."
    yield f"{this} {short('cn:activityType')} {short('type:' + record.activity_type)} ."
    if record.frequency:
        yield f"{this} {short('cn:frequency')} {text(record.frequency, 'de')} ."
    if record.concept:
        yield f"{this} {short('cn:activity')} {iri(record.concept)} ."
    if page.names.office:
        yield f"{iri(page.names.office)} {short('cn:offers')} {this} ."


def _fact(page: Page, record: Fact) -> Lines:
    this, lines = node(
        page, record, "fact", "cn:Observation", record.subject.name, record.property, record.value, record.as_written
    )
    about = record.subject.id or page.names.known.get(record.subject.name.casefold())
    yield from lines
    yield f"{this} {short('cn:subjectAsWritten')} {text(record.subject.name)} ."
    yield f"{this} {short('cn:property')} {text(record.property, 'de')} ."
    yield f"{this} {short('cn:value')} {text(record.value)} ."
    yield f"{this} {short('cn:asWritten')} {text(record.as_written)} ."
    yield from (f"{this} {short('cn:about')} {iri(about)} ." for about in filter(None, [about]))
    yield from (f"{this} {short('cn:unit')} {text(unit, 'de')} ." for unit in filter(None, [record.unit]))
    yield from (f"{this} {short('cn:asOf')} {date(as_of)} ." for as_of in filter(None, [record.as_of]))


def _contact(page: Page, record: Contact) -> Lines:
    """Tell a line of an office; a contact that names a person never reaches this room (see `extract.privacy`)."""
    this, lines = node(page, record, "contact", "cn:Contact", record.phone, record.email, record.organisation)
    told = {
        "schema:telephone": record.phone_e164 or record.phone,
        "schema:faxNumber": record.fax,
        "schema:email": record.email,
        "schema:address": record.address,
        "schema:hoursAvailable": record.hours,
        "cn:organisationAsWritten": record.organisation,
    }
    yield from lines
    yield from (f"{this} {short(name)} {text(value)} ." for name, value in told.items() if value)
    if page.names.office:
        yield f"{iri(page.names.office)} {short('schema:contactPoint')} {this} ."


TELL: dict[type[Record], Callable[[Page, Any], Lines]] = {
    Office: _office,
    Organisation: _organisation,
    Programme: _programme,
    Relation: _relation,
    TargetGroup: _concept("cn:targetGroup"),
    Audience: _concept("cn:audience"),
    Setting: _concept("cn:setting"),
    Activity: _activity,
    Fact: _fact,
    Contact: _contact,
}
