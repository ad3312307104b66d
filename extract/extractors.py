"""The seam for models: what an extractor beside the rules must offer, and how the one asked for is found.

An extractor is announced by the entry point group `chancennetz.extractors`: the name is what a user asks for, the
object is called with the settings (`model=…`, `url=…`) and returns the extractor. None runs unless asked for by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple, Protocol, TypeAlias

import msgspec

from data.errors import AskedWrongly
from extract.blocks import PageText

GROUP = "chancennetz.extractors"


class PageContext(NamedTuple):
    """Whose text it is: the page's id, its version, its address, and whether it asks not to be indexed."""

    page: str
    version: str
    url: str
    noindex: bool


class Candidate(msgspec.Struct, frozen=True):
    """What a model proposes: the fields of a record as in its JSON, its `type` among them, and the quotes for them.

    Offsets are not asked for: quotes are looked up on the page, and what is not found there is no record.
    """

    fields: Mapping[str, object]
    quotes: tuple[str, ...]
    confidence: float = 0.5


class Extractor(Protocol):
    """A model that proposes records for a page."""

    @property
    def name(self) -> str:
        """The name that it is asked for by."""

    @property
    def version(self) -> str:
        """What its answers depend on (weights, prompt): another version has pages read anew."""

    @property
    def provides(self) -> frozenset[str]:
        """The record types that it proposes (`relation`)."""

    @property
    def notice(self) -> str:
        """What a user must know before it runs, such as where the text goes; empty if nothing."""

    def available(self) -> bool:
        """Tell whether it can run here and now; nothing is downloaded to find out."""

    def needs(self) -> str:
        """Return a sentence on what is missing when it is not available."""

    def extract(self, page: PageText, context: PageContext) -> Iterable[Candidate]:
        """Yield candidates for a page; raises JobFailed when the model cannot answer at all."""


Factory: TypeAlias = Callable[[Mapping[str, str]], Extractor]


def extractors(wishes: Sequence[str]) -> tuple[Extractor, ...]:
    """Return the extractors asked for, as `NAME` or `NAME:key=value,key=value`; raises AskedWrongly."""
    return tuple(_made(wish) for wish in wishes)


def _made(wish: str) -> Extractor:
    name, _, told = wish.partition(":")
    known = {point.name: point for point in entry_points(group=GROUP)}
    if name not in known:
        raise AskedWrongly(f"There is no extractor {name!r}; known are: {', '.join(sorted(known)) or 'none'}.")
    made = _factory(known[name])(_settings(wish, told))
    if not made.available():
        raise AskedWrongly(f"The extractor {name} cannot run: {made.needs()}")
    return made


def _factory(point: EntryPoint) -> Factory:
    try:
        factory: Factory = point.load()
    except ImportError as error:
        raise AskedWrongly(
            f"The extractor {point.name} is not installed whole ({error}); "
            f"try: python -m pip install 'chancennetz[{point.name}]'."
        ) from error
    return factory


def _settings(wish: str, told: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in told.split(",") if pair]
    for key, sign, value in pairs:
        if not (key and sign and value):
            raise AskedWrongly(f"{wish!r}: settings are written as NAME:key=value,key=value.")
    return {key.strip(): value.strip() for key, _, value in pairs}
