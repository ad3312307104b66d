"""A folder of saved pages as websites: `site.toml` lists the addresses, `pages/` holds the bodies, editions differ."""

import hashlib
import tomllib
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

import msgspec

from crawlers.replay.site import Answer, http_date, not_found
from data.errors import AskedWrongly

EDITIONS = (1, 2)


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One address of the manifest: the file with its body, and how it is answered, in which editions."""

    url: str
    file: str | None = None
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    editions: tuple[int, ...] = EDITIONS
    location: str | None = None
    headers: dict[str, str] = {}
    modified: datetime | None = None
    etag: bool = True


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list of addresses in `site.toml`."""

    page: tuple[Listed, ...]


def read_manifest(folder: Traversable) -> Manifest:
    """Return the manifest of a sample folder; what is wrong in it is told in `AskedWrongly`."""
    file = folder.joinpath("site.toml")
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Manifest)
    except OSError as wrong:
        raise AskedWrongly(f"{file}: no sample website is here ({wrong.strerror}).") from wrong
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as wrong:
        raise AskedWrongly(f"{file}: the manifest cannot be understood: {wrong}.") from wrong


def sample_hosts(folder: Traversable) -> frozenset[str]:
    """Return the host names of a sample folder."""
    return frozenset(urlsplit(listed.url).hostname or "" for listed in read_manifest(folder).page)


class SampleSite:
    """The websites of a sample folder in one of its editions."""

    def __init__(self, folder: Traversable, edition: int = 1) -> None:
        if edition not in EDITIONS:
            raise AskedWrongly(f"There is no edition {edition} of the sample; choose 1 or 2.")
        self._bodies = folder.joinpath("pages")
        self._listed = {one.url: one for one in read_manifest(folder).page if edition in one.editions}
        self._hosts = sample_hosts(folder)

    @property
    def hosts(self) -> frozenset[str]:
        """The host names of every edition."""
        return self._hosts

    def answer(self, url: str) -> Answer:
        """Return the listed answer; an address that is not listed does not exist."""
        listed = self._listed.get(url)
        return self._told(listed) if listed else not_found()

    def _told(self, listed: Listed) -> Answer:
        body = self._bodies.joinpath(listed.file).read_bytes() if listed.file else b""
        headers = [("Content-Type", listed.media_type)] if listed.file else []
        if listed.location:
            headers.append(("Location", listed.location))
        if listed.modified:
            headers.append(("Last-Modified", http_date(listed.modified.astimezone(UTC))))
        if listed.etag and listed.file:
            headers.append(("ETag", f'"{hashlib.sha256(body).hexdigest()[:16]}"'))
        return Answer(listed.status, (*headers, *listed.headers.items()), body)
