"""E-mail addresses that a page hides from robots, as its reader sees them."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from bs4 import Tag

ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+")
SPOKEN = re.compile(
    r"([\w.+-]{1,64})\s{0,2}(?:\(|\[|\{|&lt;)\s{0,2}(?:at|ät|@)\s{0,2}(?:\)|\]|\}|&gt;)\s{0,2}"
    r"([\w-]+(?:\s{0,1}(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s{0,1}[\w-]+)+)",
    re.IGNORECASE,
)
UNCRYPT = re.compile(r"linkTo_UnCryptMailto\(\s*(?:%27|')([^')]+?)(?:%27|')\s*(?:,\s*(-?\d+)\s*)?\)")
QUOTED = r"((?:'[^']*'|[\s+])+)"
JOOMLA = re.compile(rf"var\s+(addy(?!_)\w*)\s*={QUOTED};\s*\1\s*=\s*\1\s*\+{QUOTED};")
STRINGS = re.compile(r"'([^']*)'|\"([^\"]*)\"")
CALL = re.compile(
    r"spam|javascript|\[email|geschützt|protected|e-?mail|^mail|schreib|nachricht|kontakt|^hier$|anfrage", re.IGNORECASE
)
RINGS = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789")
TYPO3 = {ord(a): (lo, hi) for lo, hi in ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A)) for a in map(chr, range(lo, hi + 1))}


def shifted(text: str, by: int) -> str:
    """Undo TYPO3's character shift: each of its three character ranges turns by *by* places."""
    return "".join(_turned(character, by) for character in text)


def _turned(character: str, by: int) -> str:
    lowest, highest = TYPO3.get(ord(character), (0, 0))
    return character if not highest else chr(lowest + (ord(character) - lowest + by) % (highest - lowest + 1))


def spoken(text: str) -> str | None:
    """Return the first address in *text*, also when written `name(at)domain.de`; None when there is none."""
    plain = ADDRESS.search(text)
    if plain:
        return plain[0].rstrip(".")
    found = SPOKEN.search(text)
    if not found:
        return None
    domain = re.sub(r"\s*(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s*", ".", found[2], flags=re.IGNORECASE)
    return f"{found[1]}@{domain}"


def _typo3(tag: Tag) -> str | None:
    found = UNCRYPT.search(str(tag.get("href") or ""))
    token = found[1] if found else str(tag.get("data-mailto-token") or "")
    if not token:
        return None
    declared = int(found[2] or 0) if found else int(str(tag.get("data-mailto-vector") or "0"))
    tries = (shifted(unquote(token), by) for by in (-declared, declared, -2, 2, -1, 1, *range(3, 26)))
    return next((t.removeprefix("mailto:") for t in tries if t.startswith("mailto:")), None)


def _cloudflare(tag: Tag) -> str | None:
    token = str(tag.get("data-cfemail") or "")
    if not token:
        return None
    data = bytes.fromhex(token)
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8")


def _joomla(tag: Tag) -> str | None:
    if tag.name != "joomla-hidden-mail":
        return None
    halves = [base64.b64decode(str(tag.get(side) or "")).decode("utf-8") for side in ("first", "last")]
    return "@".join(halves)


def _joomla_script(tag: Tag) -> str | None:
    if not str(tag.get("id") or "").startswith("cloak"):
        return None
    script = tag.find_next("script")
    found = JOOMLA.search(script.get_text() if script else "")
    pieces = STRINGS.findall(f"{found[2]} {found[3]}") if found else []
    return html.unescape("".join(a or b for a, b in pieces)) or None


def _mailto(tag: Tag) -> str | None:
    """Return the address of a link whose words only say that it is one, or give it away behind other words."""
    href = unquote(str(tag.get("href") or ""))
    shown = " ".join(tag.get_text().split()) if href.lower().startswith("mailto:") else "@"
    if "@" in shown or SPOKEN.search(shown):
        return None
    address = href[7:].split("?")[0].strip()
    return address if not shown or CALL.search(shown) else f"{shown} {address}"


READERS: tuple[Callable[[Tag], str | None], ...] = (_typo3, _cloudflare, _joomla, _joomla_script, _mailto)


def uncloaked(tag: Tag) -> str | None:
    """Return the address that *tag* hides, behind the words of a link that say more; None when it hides none."""
    for reader in READERS:
        try:
            address = reader(tag)
        except (ValueError, binascii.Error, IndexError):
            continue
        if address and ADDRESS.fullmatch(address.split()[-1]):
            return address.strip()
    return None
