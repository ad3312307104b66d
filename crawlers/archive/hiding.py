"""What a page hides: from its readers, which is left out, and from robots, which is brought out before reading."""

import html
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

Attributes: TypeAlias = Mapping[str, str]
HIDDEN_NAMES = (
    "visually-hidden",
    "sr-only",
    "screen-reader-text",
    "aural",
    "invisible",
    "hidden",
    "d-none",
    "unsichtbar",
)
CALLED_HIDDEN = re.compile(rf"(?:^|\s)(?:element-)?(?:{'|'.join(HIDDEN_NAMES)})(?=$|\s)", re.IGNORECASE)
STYLED_AWAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FOLDED = re.compile(r"accordion|akkordeon|collaps|panel|tab|toggle|faq|ausklapp|aufklapp", re.IGNORECASE)
REACHED = ("mailto:", "tel:", "javascript:linkTo_UnCryptMailto")
JOOMLA = re.compile(r"\baddy\w*\s*=((?:[\s+]|addy\w*|'[^']*')+)")
QUOTED = re.compile(r"'([^']*)'")


def bring_out(tree: etree._Element) -> None:
    """Silence what readers of a page do not see, and write cloaked e-mail addresses and telephone numbers as text."""
    for tag in tree.iter():
        if tag.tag == "script":
            tag.tag, tag.text = "span", _harmless(spoken(tag.text or ""))
        elif not NOTABLE.isdisjoint(tag.keys()):
            _bring_out(tag, {str(name): str(value) for name, value in tag.items()})


def _bring_out(tag: etree._Element, attributes: Attributes) -> None:
    if is_hidden(str(tag.tag), attributes):
        tag.tag = "template"
    elif words := uncloaked(attributes):
        etree.SubElement(tag, "span").text = f" {_harmless(words)}"


def is_hidden(tag: str, attributes: Attributes) -> bool:
    """Tell whether readers do not see a tag; folded accordions and tabs count as seen."""
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if named != " " and CALLED_HIDDEN.search(named):
        return True
    if "hidden" not in attributes and not STYLED_AWAY.search(attributes.get("style", "")):
        return False
    return tag in {"a", "span"} or not FOLDED.search(named + attributes.get("role", ""))


def uncloaked(attributes: Attributes) -> str:
    """Return what a tag hides from robots, empty if nothing; a token that cannot be undone stands for itself."""
    hidden = [CLOAKS[name](attributes[name]) for name in sorted(CLOAKS.keys() & attributes.keys())]
    href = attributes.get("href", "")
    return " ".join([*hidden, unquote(href)] if href.startswith(REACHED) else hidden)


def spoken(script: str) -> str:
    """Return the address that one of Joomla's scripts puts together, empty for every other script."""
    if "addy" not in script:
        return ""
    return html.unescape("".join(QUOTED.findall("".join(JOOMLA.findall(script)))))


def _harmless(words: str) -> str:
    """Return words in signs that a tree may hold; different words stay different."""
    return words.encode("unicode_escape").decode("ascii")


def _unmixed(token: str) -> str:
    """Return the address in one of Cloudflare's tokens, whose key is another at every request."""
    try:
        key, *rest = bytes.fromhex(token)
    except ValueError:
        return token
    return bytes(byte ^ key for byte in rest).decode("utf-8", "replace")


CLOAKS: dict[str, Callable[[str], str]] = {
    "data-cfemail": _unmixed,
    "data-mailto-token": str,
    "first": str,
    "last": str,
}
NOTABLE = CLOAKS.keys() | {"class", "hidden", "href", "id", "style"}
