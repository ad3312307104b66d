"""An archive as websites: every address answers as it answered last."""

from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from crawlers.archive import Archive
from crawlers.replay.site import Answer, not_found

DECODED = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "date"})


class ArchiveSite:
    """The websites of an archive folder as they stood at the newest capture; closed by leaving its `with` block."""

    def __init__(self, folder: Path) -> None:
        self._archive = Archive.open(folder)
        self._hosts = frozenset(urlsplit(url).hostname or "" for url in self._archive.urls())

    @property
    def hosts(self) -> frozenset[str]:
        """The host names that the archive has asked."""
        return self._hosts

    def answer(self, url: str) -> Answer:
        """Return the newest answer of an address, decoded; an address never asked for does not exist."""
        version = self._archive.latest(url)
        if version is None:
            return not_found()
        headers = tuple(pair for pair in version.headers if pair[0].lower() not in DECODED)
        return Answer(version.status, headers, version.body)

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
