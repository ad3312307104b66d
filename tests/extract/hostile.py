"""Bytes that no page should hold and some do: a seeded soup of markup, German, control characters and lies."""

from __future__ import annotations

import random
from collections.abc import Callable

PARTS = (
    "<p>", "</p>", "<div class='teaser'>", "</div>", "<main>", "</main>", "<table><tr><td>", "<th>", "</table>",
    "<ul><li>", "<dl><dt>", "<dd>", "<a href='mailto:kgc@example.org'>",
    "<a href=\"javascript:linkTo_UnCryptMailto('nbjmup')\">", "<b>", "</b>", "<h2>", "<!--", "-->", "<![CDATA[",
    "]]>", "<script>", "</script>", "<style>", "<svg>", "<template>", "<html>", "</html>", "<body>", "</body>",
    "<head>", "<title>", "<meta charset=utf-7>", "<meta charset='iso-8859-1'>", "<span style='display:none'>",
    "<select><option>", "<noscript>", "<br>", "<br/>", "<", ">", "&", "&amp;", "&#xD800;", "&#0;",
    "&#99999999;", "&shy;", "\x00", "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\ud7ff", "\U0001f600",
    "\x0b", "\r\n", "\n", "\t", " ", "„", "“", "»", "(", ")", ":", ";", ".", ",", "–", "/", "*", "@",
    "§ 20a SGB V", "Die Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen", "KGC", "wird",
    "gefördert", "vom", "von der", "Sozialministerium", "Träger ist", "Gefördert durch:", "Mitglieder",
    "Landesvereinigung für Gesundheit", "e. V.", "Bürger*innen", "Präventions- und", "Gesundheitsförderung",
    "alleinerziehende Menschen", "berät Kommunen", "seit 2017", "zum 01.02.2017", "66 Organisationen",
    "Tel.: 040 / 123 45-67", "Fax", "Ada Lovelace", "ada (at) example.org", "im Quartier", "dreimal jährlich",
    "Sie", "und", "sowie", "Ansprechpartnerin", "20095 Hamburg", "Stand: 3. Mai 2021", "A" * 300, "1" * 60,
)  # fmt: skip
CHARSETS = ("utf-8", "cp1252", "utf-16", "utf-8-sig", "iso8859-15", "cp437")


def soup(seed: int) -> bytes:
    """Return up to some kilobytes of soup, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
    words = chance.choices(PARTS, k=chance.choice((1, 5, 30, 120)))
    text = chance.choice(("", " ")).join(words)
    return chance.choice(DAMAGES)(chance, text.encode(chance.choice(CHARSETS), "replace"))


def _whole(_: random.Random, body: bytes) -> bytes:
    return body


def _cut(chance: random.Random, body: bytes) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _flipped(chance: random.Random, body: bytes) -> bytes:
    damaged = bytearray(body)
    for _ in range(min(20, len(damaged))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _noise(chance: random.Random, body: bytes) -> bytes:
    return chance.randbytes(len(body) // 8) + body


DAMAGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (_whole, _whole, _cut, _flipped, _noise)
MEDIA_TYPES = ("text/html", "text/html", "text/html", "text/plain", "application/xhtml+xml", "application/pdf")


def media_type(seed: int) -> str:
    """Return the media type that the soup of this seed claims."""
    return MEDIA_TYPES[seed % len(MEDIA_TYPES)]
