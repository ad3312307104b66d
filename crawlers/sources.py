"""Which websites are read: one frozen `Source` a website, read strictly from one TOML file each."""

import re
import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from crawlers.source_errors import SourceError, complaint, misread
from data import curated

Land: TypeAlias = Literal[
    "DE",
    "DE-BB",
    "DE-BE",
    "DE-BW",
    "DE-BY",
    "DE-HB",
    "DE-HE",
    "DE-HH",
    "DE-MV",
    "DE-NI",
    "DE-NW",
    "DE-RP",
    "DE-SH",
    "DE-SL",
    "DE-SN",
    "DE-ST",
    "DE-TH",
]
Url: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^https?://[^/\s?#]+(/[^\s#]*)?$")]
Words: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
Count: TypeAlias = Annotated[int, msgspec.Meta(ge=1)]


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A website to crawl; `id` is its file's stem, `follow` and `leave` are regular expressions (case is ignored).

    `javascript`: its pages are written by scripts, so a browser has to run them.
    """

    id: Words
    title: Words
    publisher: Words
    land: Land
    kind: Literal["office", "host", "federal"]
    find: Literal["links", "sitemap"]
    start: Annotated[tuple[Url, ...], msgspec.Meta(min_length=1)]
    follow: tuple[Words, ...]
    leave: tuple[Words, ...] = ()
    min: Annotated[int, msgspec.Meta(ge=0)]
    max: Count
    interval_days: Count
    contact: str | None = None
    licence: str | None = None
    verified: bool
    javascript: bool = False


def shipped() -> tuple[Source, ...]:
    """Return the sources that come with chancennetz, in the order of their ids."""
    return tuple(map(load, files(None)))


def load_folder(path: Path) -> tuple[Source, ...]:
    """Return the sources of every `*.toml` in a folder, in the order of their ids; an empty folder is an error."""
    return tuple(map(load, files(path)))


def files(folder: Path | None) -> tuple[Traversable, ...]:
    """Return the source files of a folder, or the shipped ones, in the order of their names; none is an error."""
    if folder is not None and not folder.is_dir():
        raise SourceError(f"{folder}: there is no such folder; name a folder that holds one TOML file per website.")
    there = folder.iterdir() if folder else curated("sources").iterdir()
    found = sorted((file for file in there if file.name.endswith(".toml")), key=lambda file: file.name)
    if not found:
        raise SourceError(f"{folder}: this folder holds no *.toml file; each website is described in one.")
    return tuple(found)


def load_file(path: Path) -> Source:
    """Return the source that one TOML file describes; `SourceError` names file, line, key and the choices."""
    return load(path)


def load(file: Traversable) -> Source:
    """Return the source that one TOML file describes, wherever it lies."""
    text = _text(file)
    try:
        given: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise SourceError(f"{file}: this is not valid TOML: {wrong}.") from wrong
    if "id" in given:
        raise complaint(file, text, "id", "is not written down; a source is called as its file is")
    try:
        source = msgspec.convert({**given, "id": file.name.removesuffix(".toml")}, Source)
    except msgspec.ValidationError as wrong:
        raise misread(file, text, wrong, Source) from wrong
    return _sound(file, text, source)


def _text(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as wrong:
        raise SourceError(f"{file}: this file cannot be read ({wrong.strerror}).") from wrong
    except UnicodeDecodeError as wrong:
        raise SourceError(f"{file}: this file is not UTF-8 (byte {wrong.start}); save it as UTF-8.") from wrong


def _sound(file: Traversable, text: str, source: Source) -> Source:
    if source.min > source.max:
        raise complaint(file, text, "min", f"is {source.min}, more than max, which is {source.max}")
    for key, patterns in (("follow", source.follow), ("leave", source.leave)):
        for pattern in patterns:
            _compiles(file, text, key, pattern)
    return source


def _compiles(file: Traversable, text: str, key: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as wrong:
        raise complaint(file, text, key, f"holds {pattern!r}, which is no regular expression ({wrong})") from wrong
