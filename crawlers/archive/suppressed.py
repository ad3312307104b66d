"""The people who asked to be forgotten: known by salted digests only, masked in every text before it is kept.

`suppressed.json` lies beside the index and holds no name. Whoever has it can still test a guess, so it is for the
workspace and never for publishing. A name is masked letter by letter (`█`), so that every other place in a text stays.
"""

from __future__ import annotations

import html
import re
import secrets
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from data.errors import AskedWrongly

FILE = "suppressed.json"
MASK = "█"
MOST_WORDS = 4
_LETTER = r"(?:[^\W_]|&(?:[a-zA-Z]{1,6}|#x?[0-9a-fA-F]{2,5});)"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|[.'’-](?={_LETTER}))*")
_GAP = re.compile(r"\s+")
_SPACE = re.compile(r"&(?:nbsp|#160|#xa0);", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TAG_OR_LETTER = re.compile(r"(<[^<>]*>)|\S")
_MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+")


class Suppressed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The salt (hexadecimal) and the digests of folded names and mail addresses."""

    salt: str = ""
    digests: frozenset[str] = frozenset()

    @classmethod
    def load(cls, folder: Path) -> Suppressed:
        """Read the list of the archive in *folder*, an empty one where there is none."""
        try:
            return msgspec.json.decode((folder / FILE).read_bytes(), type=Suppressed)
        except FileNotFoundError:
            return cls()
        except msgspec.MsgspecError as problem:
            raise AskedWrongly(f"{folder / FILE} cannot be read ({problem}); restore it from a backup.") from None

    def add(self, name: str, folder: Path) -> Suppressed:
        """Return the list with one more *name* (of two to four words, or an address), kept in *folder* for good."""
        words = folded(name).split()
        if not (2 <= len(words) <= MOST_WORDS or _MAIL.fullmatch(name)):  # noqa: PLR2004 - given name and surname
            raise AskedWrongly(
                f"{name!r} is no full name; give two to {MOST_WORDS} words without titles, or an address."
            )
        salted = self if self.salt else Suppressed(secrets.token_hex(16))
        found = Suppressed(salted.salt, salted.digests | {salted.digest(folded(name))})
        aside = folder / f"{FILE}.new"
        aside.write_bytes(msgspec.json.encode(found))
        aside.replace(folder / FILE)
        return found

    def digest(self, name: str) -> str:
        """Return the salted digest of a folded name."""
        return blake2b(name.encode(), key=bytes.fromhex(self.salt), digest_size=16).hexdigest()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where *text*, plain or HTML, holds a suppressed name or address."""
        if not self.digests:
            return []
        plain = _SPACE.sub(_blank, text)
        return sorted({*self._found(plain), *self._found(_TAG.sub(_blank, plain))})

    def masked(self, text: str) -> str:
        """Return *text* with every letter of suppressed names replaced by `█`; its length stays."""
        for start, end in self.spans(text):
            text = text[:start] + _TAG_OR_LETTER.sub(lambda at: at[1] or MASK, text[start:end]) + text[end:]
        return text

    def holds(self, text: str) -> bool:
        """Tell whether *text* holds a suppressed name."""
        return bool(self.spans(text))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        for mail in _MAIL.finditer(text):
            if self.digest(folded(mail[0])) in self.digests:
                yield mail.span()
        words = [word.span() for word in _WORD.finditer(text)]
        told = [folded(html.unescape(text[start:end])) for start, end in words]
        for first in range(len(words)):
            for last in range(first + 1, min(first + MOST_WORDS, len(words))):
                if not _GAP.fullmatch(text, words[last - 1][1], words[last][0]):
                    break
                if self.digest(" ".join(told[first : last + 1])) in self.digests:
                    yield words[first][0], words[last][1]


def folded(name: str) -> str:
    """Return *name* in lower case and composed, with single spaces: as its digest is made."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
