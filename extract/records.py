"""What extraction hands over: frozen records, each with the sentence it was read from.

The fields are a contract (`docs/records.md`): the gold annotations, the scorer, the graph and users' scripts read
them. Records know nothing of HTML, HTTP or RDF. One record is one JSON object on one line, its `type` first.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

OfficeRole: TypeAlias = Literal["koordinierungsstelle", "geschäftsstelle", "landesvereinigung", "sonstiges"]
Role: TypeAlias = Literal["host", "funder", "member", "partner", "initiator"]
Status: TypeAlias = Literal["current", "past", "planned"]
ActivityType: TypeAlias = Literal[
    "beratung",
    "prozessbegleitung",
    "qualifizierung",
    "veranstaltung",
    "vernetzung",
    "wissenstransfer",
    "oeffentlichkeitsarbeit",
    "qualitaetsentwicklung",
    "projekt",
    "gremium",
    "foerderung",
    "sonstiges",
]


class Evidence(msgspec.Struct, frozen=True):
    """A quote that is exactly `text[start:end]` of the page version's stored text; offsets count code points."""

    quote: str
    start: int
    end: int
    page_version: str


class Party(msgspec.Struct, frozen=True):
    """One side of a relation: its name as written, its IRI where it is known, its other names on the page."""

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What every record says: the page's IRI (or manifest id), who read it, how surely (0 to 1), and from what."""

    page: str
    extractor: str
    confidence: float
    evidence: tuple[Evidence, ...]


class Office(Record, frozen=True, kw_only=True, tag="office"):
    """A coordinating body of the field; `land` is ISO 3166-2 (`DE-HH`), None for the whole country or unknown."""

    name: str
    short: str | None = None
    land: str | None = None
    land_name: str | None = None
    role: OfficeRole = "koordinierungsstelle"
    id: str | None = None


class Organisation(Record, frozen=True, kw_only=True, tag="organisation"):
    """A body that the content names, related or not; class nouns ("die Krankenkassen") are of kind `class`."""

    name: str
    aliases: tuple[str, ...] = ()
    id: str | None = None
    kind: str = "organisation"


class Relation(Record, frozen=True, kw_only=True, tag="relation"):
    """The object hosts, funds, belongs to, works with or started the subject; dates are ISO 8601, as told."""

    subject: Party
    role: Role
    object: Party
    status: Status = "current"
    since: str | None = None
    until: str | None = None


class TargetGroup(Record, frozen=True, kw_only=True, tag="target_group"):
    """People whose health is to be served."""

    label: str
    as_written: str
    concept: str | None = None


class Audience(Record, frozen=True, kw_only=True, tag="audience"):
    """Professionals and bodies that are addressed."""

    label: str
    as_written: str
    concept: str | None = None


class Activity(Record, frozen=True, kw_only=True, tag="activity"):
    """Something an office or project does; `frequency` as written ("dreimal jährlich")."""

    label: str
    as_written: str
    activity_type: ActivityType = "sonstiges"
    frequency: str | None = None
    concept: str | None = None


class Programme(Record, frozen=True, kw_only=True, tag="programme"):
    """A named programme, process, agreement or law."""

    name: str
    id: str | None = None


class Contact(Record, frozen=True, kw_only=True, tag="contact"):
    """A line to reach someone; personal as soon as it names a person or a personal address (see `is_personal`)."""

    person: str | None = None
    role: str | None = None
    phone: str | None = None
    phone_e164: str | None = None
    fax: str | None = None
    email: str | None = None
    organisation: str | None = None
    address: str | None = None
    hours: str | None = None


class Setting(Record, frozen=True, kw_only=True, tag="setting"):
    """A Lebenswelt (Kommune, Kita, Betrieb, …) in the singular."""

    label: str
    as_written: str
    concept: str | None = None


class Fact(Record, frozen=True, kw_only=True, tag="fact"):
    """A dated or counted statement; `as_of` is the page's date where the text gives none."""

    subject: Party
    property: str
    value: str
    as_written: str
    unit: str | None = None
    as_of: str | None = None


AnyRecord: TypeAlias = (
    Office | Organisation | Relation | TargetGroup | Audience | Activity | Programme | Contact | Setting | Fact
)

Outcome: TypeAlias = Literal["read", "empty", "foreign", "unreadable"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One page version as it was understood: where it came from, and every record found in it.

    `page` is the page's URL, `version` its capture (`20261121224831/https://…`), `digest` the SHA-256 of the stored
    text. `outcome` tells why there may be no record: the text was read, was empty, was not German, or could not be
    decoded. Times are ISO 8601 in UTC.
    """

    page: str
    version: str
    fetched: str
    digest: str
    extractor: str
    outcome: Outcome
    title: str | None = None
    language: str | None = None
    date: str | None = None
    records: tuple[AnyRecord, ...] = ()
