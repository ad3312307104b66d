"""Where a chat model answers, and what may be sent to it.

Told as `--with openai:url=…,model=…,timeout=…` or in the environment: CHANCENNETZ_OPENAI_URL (up to and with `/v1`),
CHANCENNETZ_OPENAI_MODEL, and CHANCENNETZ_OPENAI_KEY, which is never told on a command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from data.errors import AskedWrongly

PREFIX = "CHANCENNETZ_OPENAI_"
KNOWN = frozenset({"url", "model", "timeout", "pause"})
SECONDS = 120.0
PAUSE = 0.5
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Where the model answers and which one; seconds that an answer may take and that pass before the first new try."""

    url: str = ""
    model: str = ""
    key: str = ""
    timeout: float = SECONDS
    pause: float = PAUSE

    @property
    def is_here(self) -> bool:
        """Whether the text stays on this machine."""
        return self.host in LOOPBACK

    @property
    def host(self) -> str:
        """The host that the text goes to."""
        return urlsplit(self.url).hostname or ""

    def wrong(self) -> str:
        """Return what is missing or wrong, as a request; empty if nothing is."""
        url = urlsplit(self.url)
        if url.scheme not in {"http", "https"} or not url.hostname:
            return "set CHANCENNETZ_OPENAI_URL to the address of the model, such as http://localhost:11434/v1."
        if not self.model:
            return "set CHANCENNETZ_OPENAI_MODEL to the name of the model."
        if self.key and url.scheme == "http" and not self.is_here:
            return f"a key is sent by https only, and {self.url} is http."
        return ""


def settings(told: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """Return the settings told as `key=value`, where they are silent the environment's; raises AskedWrongly."""
    if not told.keys() <= KNOWN:
        raise AskedWrongly(
            f"openai knows the settings {', '.join(sorted(KNOWN))}, not {', '.join(sorted(told.keys() - KNOWN))}."
        )
    return Settings(
        url=told.get("url") or environment.get(PREFIX + "URL", ""),
        model=told.get("model") or environment.get(PREFIX + "MODEL", ""),
        key=environment.get(PREFIX + "KEY", ""),
        timeout=_seconds("timeout", told, SECONDS),
        pause=_seconds("pause", told, PAUSE),
    )


def _seconds(name: str, told: Mapping[str, str], usual: float) -> float:
    try:
        return float(told.get(name, usual))
    except ValueError:
        raise AskedWrongly(f"openai: {name}={told[name]} is no number of seconds.") from None
