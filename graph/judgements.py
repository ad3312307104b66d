"""What people decided about two names: the same body, different ones, or not known; one line of a file each.

A file of judgements is JSON Lines, so that git shows who decided what, and taking the line out undoes it. The
shipped ones stand in `data/judgements.jsonl`, a user's own in the workspace. No heuristic overrules them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from data.errors import AskedWrongly
from graph.names import local, space

Verdict: TypeAlias = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
FILE = "judgements.jsonl"
IRI = re.compile(r'https?://[^\x00-\x20<>"{}|^`\\]+')
KEYS = (
    "a judgement has the keys judgement (same, different or unsure), a and b (body/… or name/…, the ends of two IRIs), "
    "by, when (YYYY-MM-DD) and why, and may have evidence (a list of page addresses)"
)


class Judgement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision; `a` and `b` are IRIs, written from behind the base IRI on or whole."""

    judgement: Verdict
    a: str
    b: str
    by: str
    when: date
    why: str
    evidence: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """The two whole IRIs, the smaller first."""
        first, second = sorted((whole(self.a), whole(self.b)))
        return first, second


class Placed(msgspec.Struct, frozen=True):
    """A judgement and where it stands, as people say it: `workspace/judgements.jsonl, line 3`."""

    judgement: Judgement
    place: str


def read(files: Iterable[Traversable | Path]) -> tuple[Placed, ...]:
    """Return the judgements of *files* in their order, a file that is not there has none; a wrong line is refused."""
    return tuple(placed for file in files if file.is_file() for placed in _lines(file))


def written(judgement: Judgement) -> str:
    """Return the line of a judgement, without its end."""
    return msgspec.json.encode(judgement).decode()


def whole(name: str) -> str:
    """Return the IRI that *name* is the end of.

    >>> whole("body/hag")
    'https://w3id.org/chancennetz/body/hag'
    """
    kind, _, rest = name.partition("/")
    return name if name.startswith(("http://", "https://")) else space(kind) + rest


def short(iri: str) -> str:
    """Return an IRI as judgements write it, from behind the base IRI on."""
    return local(iri)


def _lines(file: Traversable | Path) -> Iterator[Placed]:
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        if line.strip():
            place = f"{Path(str(file)).parent.name}/{file.name}, line {number}"
            yield Placed(_judgement(line, place), place)


def _judgement(line: bytes, place: str) -> Judgement:
    try:
        found = msgspec.json.decode(line, type=Judgement)
    except msgspec.MsgspecError as problem:
        raise AskedWrongly(f"{place}: {problem}; {KEYS}.") from None
    except UnicodeDecodeError:
        raise AskedWrongly(f"{place}: this is not UTF-8 text; save the file as UTF-8.") from None
    for key, name in (("a", found.a), ("b", found.b)):
        if not IRI.fullmatch(whole(name)) or not whole(name).isprintable():
            raise AskedWrongly(f"{place}: {key} is {name!r}, which is no IRI and no end of one; {KEYS}.")
    if whole(found.a) == whole(found.b):
        raise AskedWrongly(f"{place}: a and b are both {found.a}; a judgement is about two names.")
    return found
