"""Asks a language model behind any OpenAI-compatible chat address; off unless asked for, as the text leaves for it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec
import urllib3
from urllib3.util import Retry, Timeout

from data import curated
from data.errors import JobFailed
from extract.blocks import PageText
from extract.dialogue import candidates, pieces
from extract.extractors import Candidate, PageContext
from extract.grounding import WRITTEN
from extract.openai_settings import Settings, settings

TRIES = 4
LONGEST_PAUSE = 60
AGAIN = frozenset({408, 429, 500, 502, 503, 504})
OK = 200
WRONG: dict[int, str] = {
    401: "it refuses the key; set CHANCENNETZ_OPENAI_KEY to one that it knows",
    403: "it refuses the key; set CHANCENNETZ_OPENAI_KEY to one that may use the model",
    404: "it has no such model or address; look at the model's name and at the address, which ends in /v1",
}


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message


class _Answer(msgspec.Struct, frozen=True):
    choices: tuple[_Choice, ...]


def extractor(told: Mapping[str, str]) -> ChatModel:
    """Return the extractor for settings given as `key=value`, the environment's where they give none."""
    return ChatModel(settings(told, os.environ))


class ChatModel:
    """Sends the main text of a page, in pieces of up to 12,000 characters, and reads the JSON lines of the answer."""

    name = "openai"
    provides = frozenset(WRITTEN)

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.prompt = curated("prompts", "records.txt").read_text("utf-8")
        self.version = f"{settings.model.replace(' ', '_')}+{hashlib.sha256(self.prompt.encode()).hexdigest()[:8]}"

    @property
    def notice(self) -> str:
        """Where the text of the pages goes."""
        where = "on this machine" if self.settings.is_here else "which is not this machine"
        return (
            f"The main text of every page that is read, with the names and addresses in it, is sent to "
            f"{self.settings.host} ({where}), except of pages that ask not to be indexed."
        )

    def available(self) -> bool:
        """Tell whether address and model are set, and no key would travel unencrypted."""
        return not self.needs()

    def needs(self) -> str:
        """Return what is missing or wrong in the settings, empty if nothing."""
        return self.settings.wrong()

    def extract(self, page: PageText, context: PageContext) -> Iterator[Candidate]:
        """Yield what the model proposes, nothing for a page marked noindex; raises JobFailed when no answer comes."""
        if not context.noindex:
            for piece in pieces(page):
                yield from candidates(self._answer(piece))

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        retry = Retry(
            total=TRIES,
            redirect=0,
            status_forcelist=AGAIN,
            allowed_methods=None,
            backoff_factor=self.settings.pause,
            retry_after_max=LONGEST_PAUSE,
            raise_on_status=False,
            raise_on_redirect=False,
        )
        return urllib3.PoolManager(retries=retry, timeout=Timeout(connect=10, read=self.settings.timeout))

    def _answer(self, piece: str) -> str:
        headers = {"Authorization": f"Bearer {self.settings.key}"} if self.settings.key else {}
        try:
            answer = self._pool.request("POST", self._address, json=self._question(piece), headers=headers)
        except urllib3.exceptions.HTTPError as error:
            raise self._failed(f"it does not answer ({type(error).__name__})") from error
        if answer.status != OK:
            raise self._failed(WRONG.get(answer.status, f"it answers {answer.status}: {_beginning(answer.data)}"))
        try:
            return msgspec.json.decode(answer.data, type=_Answer).choices[0].message.content or ""
        except (msgspec.DecodeError, IndexError) as error:
            raise self._failed(f"its answer is no chat completion: {_beginning(answer.data)}") from error

    @property
    def _address(self) -> str:
        return f"{self.settings.url.rstrip('/')}/chat/completions"

    def _question(self, piece: str) -> dict[str, Any]:
        said = ({"role": "system", "content": self.prompt}, {"role": "user", "content": piece})
        return {"model": self.settings.model, "messages": said, "temperature": 0}

    def _failed(self, why: str) -> JobFailed:
        return JobFailed(
            f"The model {self.settings.model} at {self._address} cannot be used: {why}. "
            "Pages read so far are kept; try again, or read without --with openai."
        )


def _beginning(body: bytes) -> str:
    return " ".join(body[:200].decode("utf-8", "replace").split())
