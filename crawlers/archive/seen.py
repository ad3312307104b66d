"""What a reader of a page sees: its words block by block, without what changes at every request and nobody reads."""

import hashlib
import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree
from w3lib.encoding import html_to_unicode

from crawlers.archive.hiding import bring_out
from crawlers.archive.marks import MARKUP
from crawlers.archive.payload import digest, header
from crawlers.archive.records import Headers

SILENT = ("canvas", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea")
INLINE = (
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
    *("kbd", "label", "mark", "q", "ruby", "rp", "rt", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
    *("time", "tt", "u", "var", "wbr", "joomla-hidden-mail"),
)
ENDS = re.compile(r"</(?:html|body)\s*>|\x00", re.IGNORECASE)
EDGE = "\ue000"
IN_BLOCKS = etree.XSLT(
    etree.XML(f"""
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="utf-8"/>
  <xsl:template match="*">{EDGE}<xsl:apply-templates/>{EDGE}</xsl:template>
  <xsl:template match="{" | ".join(INLINE)}"><xsl:apply-templates/></xsl:template>
  <xsl:template match="{" | ".join(SILENT)}"/>
</xsl:stylesheet>""")
)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
TORN = "\ufffd"
OWN = "\x00"


class Seen(NamedTuple):
    """The digest (SHA-256 in hex) of what a reader sees, the page's title and its first heading, empty if none."""

    digest: str
    title: str = ""
    heading: str = ""


def read_seen(url: str, headers: Headers, media_type: str, body: bytes) -> Seen:
    """Return what is seen of an answer; where there are no words to see (PDF, pictures, broken HTML) every byte counts.

    The page's own path counts as one sign wherever it stands, so that a website's sentence about missing pages is
    the same for every address.
    """
    if media_type == "text/plain":
        return Seen(_digest(url, _words(_characters(headers, body), "\n")))
    tree = _tree(_characters(headers, body)) if media_type in MARKUP else None
    if tree is None:
        return Seen(digest(body))
    title, heading = _first(tree, "title"), _first(tree, "h1")
    bring_out(tree)
    words = _words(str(IN_BLOCKS(tree)), EDGE)
    return Seen(_digest(url, words) if words else digest(body), title, heading)


def _characters(headers: Headers, body: bytes) -> str:
    """Return the text of bytes; where they do not fit their charset each byte is a character, so that none is lost."""
    text = html_to_unicode(header(headers, "content-type"), body)[1]
    return body.decode("latin-1") if TORN in text else text


def _tree(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(ENDS.sub("", text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    too_deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return None if too_deep else tree


def _first(tree: etree._Element, name: str) -> str:
    tag = next(tree.iter(name), None)
    return "" if tag is None else " ".join("".join(map(str, tag.itertext())).split())


def _digest(url: str, words: str) -> str:
    path = urlsplit(url).path
    for own in sorted({path, unquote(path)} - {"", "/"}):
        words = words.replace(own, OWN)
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _words(text: str, edge: str) -> str:
    for sign in INVISIBLE:
        text = text.replace(sign, "")
    lines = (" ".join(block.split()) for block in text.split(edge) if block and not block.isspace())
    return "\n".join(lines)
