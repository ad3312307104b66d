"""E-mail addresses that a page hides from robots, as its reader sees them."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from extract.markup import Markup, Tag
from extract.scripts import inserted_address, written_address

ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+")
AT = r"(?:at|ät|@|a|klammeraffe)"
SPOKEN = re.compile(
    rf"([\w.+-]{{1,64}})(?:\s{{0,2}}(?:\(|\[|\{{|&lt;)\s{{0,2}}{AT}\s{{0,2}}(?:\)|\]|\}}|&gt;)\s{{0,2}}|\s(?:ät|@)\s)"
    r"([\w-]+(?:(?:\.|\s\.\s|\s?\(dot\)\s?|\s?\[dot\]\s?|\s?\(punkt\)\s?|\s?\[punkt\]\s?)[\w-]+)+)",
    re.IGNORECASE,
)
SPOKEN_AT = re.compile(rf"(?:[(\[{{]|&lt;)\s{{0,2}}{AT}\s{{0,2}}(?:[)\]}}]|&gt;)|\s(?:ät|@)\s", re.IGNORECASE)
MAYBE_AT = frozenset("([{&@")
AGAINST_ROBOTS = re.compile(
    r"(?:REMOVE(?:[-_]?(?:THIS|ME))?|NO[-_]?SPAM|KEIN[-_]?SPAM|SPAM[-_]?SCHUTZ|ENTFERNEN|LÖSCHEN|LOESCHEN|DELETE(?:THIS)?)[-_.]?"
)
UNCRYPT = re.compile(r"linkTo_UnCryptMailto\(\s*(?:%27|')([^')]+?)(?:%27|')\s*(?:,\s*(-?\d+)\s*)?\)")
QUOTED = r"((?:'[^']*'|[\s+])+)"
JOOMLA = re.compile(rf"var\s+(addy(?!_)\w*)\s*={QUOTED};\s*\1\s*=\s*\1\s*\+{QUOTED};")
STRINGS = re.compile(r"'([^']*)'|\"([^\"]*)\"")
CALL = re.compile(
    r"spam|javascript|\[email|geschützt|protected|e-?mail|^mail|schreib|nachricht|kontakt|^hier$|anfrage", re.IGNORECASE
)
SIGNS = frozenset({"@", "at", "(at)", "[at]", "ät", "klammeraffe", "at-zeichen"})
MAYBE_MAILTO = frozenset("mM%")
TYPO3 = {sign: (low, high) for low, high in ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A)) for sign in range(low, high + 1)}


def shifted(text: str, by: int) -> str:
    """Undo TYPO3's character shift: each of its three character ranges turns by *by* places."""
    return "".join(_turned(character, by) for character in text)


def _turned(character: str, by: int) -> str:
    lowest, highest = TYPO3.get(ord(character), (0, 0))
    return character if not highest else chr(lowest + (ord(character) - lowest + by) % (highest - lowest + 1))


def said_at(text: str) -> re.Match[str] | None:
    """Return where *text* holds an address written `name(at)domain.de`; texts without such a sign cost little."""
    may_be = any(map(text.__contains__, MAYBE_AT)) or ("ät" in (small := text.lower()) and "ät" in small.split())
    return SPOKEN.search(text) if may_be and SPOKEN_AT.search(text) else None


def may_say_at(word: str) -> bool:
    """Tell whether a word or sign may stand in an e-mail address as a text writes it."""
    return not MAYBE_AT.isdisjoint(word) or word.lower() == "ät"


def spoken(text: str) -> str | None:
    """Return the first address in *text*, also when written `name(at)domain.de`; None when there is none."""
    plain = ADDRESS.search(text)
    if plain:
        return AGAINST_ROBOTS.sub("", plain[0]).rstrip(".")
    found = said_at(text)
    if not found:
        return None
    domain = re.sub(r"\s*(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s*", ".", found[2], flags=re.IGNORECASE)
    return AGAINST_ROBOTS.sub("", f"{found[1]}@{domain}")


def _typo3(tag: Tag, _: Markup) -> str | None:
    found = UNCRYPT.search(tag.get("href"))
    token = found[1] if found else tag.get("data-mailto-token")
    if not token:
        return None
    declared = int(found[2] or 0) if found else int(tag.get("data-mailto-vector") or "0")
    tries = (shifted(unquote(token), by) for by in (-declared, declared, -2, 2, -1, 1, *range(3, 26)))
    return next((t.removeprefix("mailto:") for t in tries if t.startswith("mailto:")), None)


def _cloudflare(tag: Tag, _: Markup) -> str | None:
    token = tag.get("data-cfemail")
    if not token:
        return None
    data = bytes.fromhex(token)
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8")


def _joomla(tag: Tag, _: Markup) -> str | None:
    if tag.name != "joomla-hidden-mail":
        return None
    halves = [base64.b64decode(tag.get(side)).decode("utf-8") for side in ("first", "last")]
    return "@".join(halves)


def _joomla_script(tag: Tag, markup: Markup) -> str | None:
    if not tag.get("id").startswith("cloak"):
        return None
    script = markup.first("script", after=tag.start)
    told = markup.script(script) if script else ""
    found = JOOMLA.search(told)
    pieces = STRINGS.findall(f"{found[2]} {found[3]}") if found else []
    return html.unescape("".join(a or b for a, b in pieces)) or inserted_address(told)


def _script(tag: Tag, markup: Markup) -> str | None:
    return written_address(markup.script(tag)) if tag.name == "script" else None


def _mailto(tag: Tag, markup: Markup) -> str | None:
    """Return the address of a link whose words only say that it is one, or give it away behind other words."""
    href = unquote(tag.get("href"))
    if not href.lower().startswith("mailto:"):
        return None
    shown = " ".join("".join(markup.words(tag)).split())
    if "@" in shown or said_at(shown):
        return None
    address = href[7:].split("?")[0].strip()
    return address if not shown or CALL.search(shown) else f"{shown} {address}"


READERS: tuple[Callable[[Tag, Markup], str | None], ...] = (
    _typo3,
    _cloudflare,
    _joomla,
    _joomla_script,
    _script,
    _mailto,
)


def uncloaked(tag: Tag, markup: Markup) -> str | None:
    """Return the address that *tag* hides, behind the words of a link that say more; None when it hides none.

    A picture of the sign between its halves gives the sign.
    """
    if tag.name == "img":
        return "@"
    for reader in READERS:
        try:
            address = reader(tag, markup)
        except (ValueError, binascii.Error, IndexError):
            continue
        if address and ADDRESS.fullmatch(address.split()[-1]):
            return address.strip()
    return None


def may_hide(tag: Tag) -> bool:
    """Tell whether *tag* could hide an address: most tags have nothing to hide."""
    attrs = tag.attrs
    return (
        ("href" in attrs and _may_write(attrs["href"]))
        or "data-mailto-token" in attrs
        or "data-cfemail" in attrs
        or ("id" in attrs and attrs["id"].startswith("cloak"))
        or tag.name in {"joomla-hidden-mail", "script"}
        or (tag.name == "img" and tag.get("alt").strip().lower() in SIGNS)
    )


def _may_write(href: str) -> bool:
    return href[:1] in MAYBE_MAILTO or "UnCryptMailto" in href
