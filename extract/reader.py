"""The reader: any bytes of a page into its text and its records; it never raises on what it is given to read.

Confidence, in every record, estimates how often a record made by the same rule is right: 0.95 a name of the authority
or a contact whose parts confirm each other. A relation's and an activity's are the probabilities that weights give,
which were trained on annotated pages (`docs/decisions/0020-a-relations-confidence-is-a-probability.md`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from importlib.resources.abc import Traversable
from typing import NamedTuple, Protocol, Self
from urllib.parse import urlsplit

import msgspec

from data import curated
from extract.blocks import PageText, digest_of
from extract.charset import decode
from extract.extractors import Extractor, PageContext
from extract.html import read_html
from extract.knowledge import knowledge_digest
from extract.language import language
from extract.panel import Panel
from extract.pdf import read_pdf
from extract.plain import read_plain
from extract.recognise import Recogniser
from extract.records import AnyRecord, Outcome, Reading
from extract.seams import shown

NAME = "regeln"
VERSION = "0.1"
EMPTY = PageText(text="", blocks=(), digest=digest_of(""))
HTML = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""})
LOG = logging.getLogger(__name__)


class PageVersion(Protocol):
    """What is needed of an archived capture; `crawlers.archive.PageVersion` fits."""

    @property
    def id(self) -> str:
        """The capture's id, `YYYYMMDDHHMMSS/URL`."""

    @property
    def url(self) -> str:
        """The page's address."""

    @property
    def fetched(self) -> object:
        """When it was fetched: a datetime in UTC."""

    @property
    def body(self) -> bytes:
        """The content-decoded bytes."""

    @property
    def media_type(self) -> str:
        """The media type without parameters."""

    @property
    def charset(self) -> str | None:
        """The character set that the header named."""


class _Source(NamedTuple):
    page: str
    version: str
    fetched: str
    url: str
    noindex: bool = False


class Reader:
    """Reads pages with the curated knowledge; make one with `Reader.load()` and keep it, loading takes a second.

    `extractor` names everything that a reading is made by: the rules, the state of the curated files, and the models
    of the *panel* (`regeln/0.1+3fa9c2d1`), so that a change of any of them has pages read anew.
    """

    name = NAME
    version = VERSION

    def __init__(self, recogniser: Recogniser, knowledge: str = "", panel: Panel | None = None) -> None:
        self.recogniser = recogniser
        self.panel = panel or Panel()
        self.rules = f"{NAME}/{VERSION}" + (f"+{knowledge}" if knowledge else "")
        self.extractor = " ".join((self.rules, *self.panel.names))

    @classmethod
    def load(cls, data: Traversable | None = None, models: Sequence[Extractor] = ()) -> Self:
        """Load vocabularies, authority and frames from *data* (the shipped `data/` when None)."""
        folder = data or curated()
        return cls(Recogniser.load(folder), knowledge_digest(folder), Panel(models))

    def read(
        self, version: PageVersion, before: Reading | None = None, *, noindex: bool = False
    ) -> tuple[PageText, Reading]:
        """Read an archived capture; an unchanged text takes over the records of *before*, read by this extractor.

        *noindex*: the answer's head asked for the page not to be indexed, whatever its markup says.
        """
        when = version.fetched
        fetched = when.isoformat() if isinstance(when, datetime) else str(when)
        source = _Source(version.url, version.id, fetched, version.url, noindex)
        return self._read(source, version.body, version.media_type, version.charset, before)

    def text(self, version: PageVersion) -> PageText:
        """Return the text of an archived capture, empty when it cannot be read; the same bytes give the same text."""
        return self._text(version.url, version.body, version.media_type, version.charset)[0]

    def read_bytes(
        self, page_id: str, body: bytes, media_type: str, *, url: str | None = None, charset: str | None = None
    ) -> tuple[PageText, Reading]:
        """Read bytes that are in no archive: the page's id takes the place of its address and version."""
        return self._read(_Source(page_id, page_id, "", url or ""), body, media_type, charset, None)

    def _read(
        self, source: _Source, body: bytes, media_type: str, charset: str | None, before: Reading | None
    ) -> tuple[PageText, Reading]:
        text, outcome = self._text(source.page, body, media_type, charset)
        found = _language(text) if text.text else None
        if outcome == "read" and found not in {None, "de"}:
            outcome = "foreign"
        reading = Reading(
            page=source.page,
            version=source.version,
            fetched=source.fetched,
            digest=text.digest,
            extractor=self.extractor,
            outcome=outcome,
            title=text.title,
            language=found,
            date=text.date,
        )
        records = self._records(source, text, before) if outcome == "read" else ()
        return text, msgspec.structs.replace(reading, records=records)

    def _records(self, source: _Source, text: PageText, before: Reading | None) -> tuple[AnyRecord, ...]:
        if before and (before.digest, before.extractor, before.page) == (text.digest, self.extractor, source.page):
            return _copied(before, source.version)
        host = urlsplit(source.url).hostname or ""
        found = self.recogniser.records(source.page, source.version, host, text, self.rules)
        context = PageContext(source.page, source.version, source.url, text.noindex or source.noindex)
        read = self.panel.add(found, text, context) if found else ()
        return tuple(shown(record, text) for record in read) if text.seams else tuple(read)

    def _text(self, page: str, body: bytes, media_type: str, charset: str | None) -> tuple[PageText, Outcome]:
        try:
            text = _parsed(body, media_type.split(";", maxsplit=1)[0].strip().lower(), charset)
        except (ValueError, RecursionError, MemoryError, AssertionError) as error:
            LOG.warning("%s cannot be read: %s", page, error)
            return EMPTY, "unreadable"
        if text is None:
            return EMPTY, "unreadable"
        return text, "read" if text.text.strip() else "empty"


def _language(text: PageText) -> str:
    main = "\n".join(text.text[b.start : b.end] for b in text.content())
    return language(main or text.text, text.language)


def _parsed(body: bytes, media_type: str, charset: str | None) -> PageText | None:
    if body[:5] == b"%PDF-" or media_type == "application/pdf":
        return read_pdf(body)
    if media_type.startswith("text/") and media_type not in HTML:
        return read_plain(decode(body, charset))
    return read_html(body, charset) if media_type in HTML else None


def _copied(before: Reading, version: str) -> tuple[AnyRecord, ...]:
    """Return the records of an unchanged text, their evidence pointing to the newer capture."""
    return tuple(
        msgspec.structs.replace(
            record, evidence=tuple(msgspec.structs.replace(e, page_version=version) for e in record.evidence)
        )
        for record in before.records
    )
