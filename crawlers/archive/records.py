"""What the archive takes and gives: frozen values; every time is an aware UTC datetime."""

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

Headers: TypeAlias = tuple[tuple[str, str], ...]
Kind: TypeAlias = Literal["response", "revisit", "failure"]
Found: TypeAlias = Literal["new", "changed", "same text", "same bytes", "not modified"]


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """One request and its answer as they went over the wire; `body` is de-chunked, its content encoding kept.

    What was imported names its file in `origin`; `saved` means that only the bytes are known, and no HTTP headers.
    """

    url: str
    fetched: datetime
    status: int
    reason: str = ""
    headers: Headers = ()
    body: bytes = b""
    method: str = "GET"
    sent: Headers = ()
    ip: str | None = None
    origin: str | None = None
    saved: bool = False


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the index: an answer, its confirmation, or a failure, and the record that holds it.

    `stamp` is `YYYYMMDDHHMMSS` in UTC and unique for its address: a capture that falls into a second already taken
    is counted into the next free one. `digest` is the SHA-256 of the decoded body, `text` that of what a reader sees of
    a 200, `payload` the WARC digest of the body as it came (of a confirmation: of the body that it confirms).
    `missing`: a 200 that says in its own words that there is no such page. `status` is 0 for a failure. `location` (of
    a redirect) and `canonical` (of a page) are canonical addresses.
    """

    url: str
    stamp: str
    fetched: datetime
    kind: Kind
    status: int
    media_type: str | None = None
    digest: str | None = None
    text: str | None = None
    payload: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    location: str | None = None
    canonical: str | None = None
    noindex: bool = False
    missing: bool = False
    length: int = 0
    why: str | None = None
    file: str
    offset: int

    @property
    def id(self) -> str:
        """The name that evidence cites: `YYYYMMDDHHMMSS/URL`."""
        return f"{self.stamp}/{self.url}"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one address that was once read: its text, its newest bytes, its validators and its life.

    `stamp` and `digest` name the version whose text it still is; `newest` is the stamp of the newest stored bytes,
    which `payload` and the validators are about. `found` tells how the newest good answer compared with the one before.
    """

    url: str
    status: int
    media_type: str
    stamp: str
    newest: str
    digest: str
    text: str
    payload: str
    etag: str | None
    last_modified: str | None
    first_seen: datetime
    last_seen: datetime
    last_changed: datetime
    missing_since: datetime | None
    gone_since: datetime | None
    why: str | None
    noindex: bool
    canonical: str | None
    found: Found


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it was last read well: `version` and `digest` name bytes that a later error never replaces.

    Later versions with other bytes and the same text are in the archive, but `version` stays the first of them, and
    `last_changed` its time. `status` is the newest answer's (0: none came). `gone_since` is set after a 410, or after a
    404 (a soft one, too) or a permanent redirect twice at least seven days apart; `why` then tells which. `noindex`:
    archived and readable, but not to be published.
    """

    url: str
    status: int
    media_type: str
    first_seen: datetime
    last_seen: datetime
    last_changed: datetime
    gone_since: datetime | None
    why: str | None
    noindex: bool
    version: str
    digest: str


class PageVersion(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of an address at one time; `body` is content-decoded, `charset` what the Content-Type header says."""

    id: str
    url: str
    fetched: datetime
    status: int
    headers: Headers
    body: bytes
    media_type: str
    charset: str | None
    digest: str
