"""Which part of a page a tag opens: navigation, aside, footer, consent banner or main text, and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from extract.blocks import Region

DROPPED = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "math", "button", "select", "option", "textarea",
     "iframe", "object", "canvas", "audio", "video", "input", "progress", "meter", "map", "datalist"}
)  # fmt: skip
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
     "ins", "kbd", "label", "mark", "q", "ruby", "rp", "rt", "s", "samp", "small", "span", "strike", "strong",
     "sub", "sup", "time", "tt", "u", "var", "wbr", "joomla-hidden-mail"}
)  # fmt: skip
BY_TAG: dict[str, Region] = {"nav": "nav", "aside": "aside", "footer": "footer", "header": "header", "form": "form"}
BY_ROLE: dict[str, Region] = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "search": "form",
    "main": "main",
    "dialog": "consent",
    "alertdialog": "consent",
}


def _words(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?=$|[\s_-])", re.IGNORECASE)


BY_NAME: tuple[tuple[Region, re.Pattern[str]], ...] = (
    (
        "consent",
        _words("cookies?", "consent", "cc-window", "cc-banner", "borlabs", "usercentrics", "gdpr", "dsgvo", "cmp"),
    ),
    (
        "nav",
        _words(
            "nav",
            "navi",
            "navigation",
            "navbar",
            "nav(?:meta|primary|skip)",
            "menu",
            "menue",
            "breadcrumbs?",
            "brotkrumen",
            "skip-?links?",
            "skip-?link",
            "pagination",
            "pager",
            "pagenavigation",
            "submenu",
            "rootline",
            "toc",
            "page-?functions",
            "page-?tools",
            "pdf_link",
            "toolbar",
        ),
    ),
    ("footer", _words("footer", "fuss", "fusszeile", "colophon", "site-info")),
    (
        "aside",
        _words(
            "sidebar",
            "aside",
            "related",
            "related-posts",
            "widget",
            "widget-area",
            "marginal",
            "marginalspalte",
            "supplement",
            "sharedaddy",
            "share",
            "sharing",
            "social",
            "social-media",
            "comments?",
            "kommentare",
            "news_list",
            "news-list",
            "newslist",
            "latest-posts",
            "werbung",
            "anzeige",
            "ad-top",
            "advert",
            "tag-?cloud",
            "oeffnungszeiten-box",
            "rightcol",
            "leftcol",
            "right-column",
            "left-column",
        ),
    ),
)
TEASER = _words("teaser", "teasers", "teaser-list", "view-mode-teaser", "node--view-mode-teaser")
HIDDEN_NAME = re.compile(
    r"(?:^|\s)(?:visually-hidden|sr-only|screen-reader-text|aural|invisible|hidden|d-none|unsichtbar|element-invisible)(?=$|\s)",
    re.IGNORECASE,
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FOLDED = re.compile(r"accordion|akkordeon|collaps|panel|tab|toggle|faq|ausklapp|aufklapp", re.IGNORECASE)
MOST = 0.55
MAIN_ID = re.compile(
    r"(?:main|page|site|sp)?[-_]?(?:content|inhalt|main|hauptinhalt)(?:[-_](?:main|area|wrapper))?", re.IGNORECASE
)


def names(tag: Tag) -> str:
    """Return the tag's id and classes as one string."""
    classes = tag.get("class")
    return " ".join([*(classes if isinstance(classes, list) else [str(classes or "")]), str(tag.get("id") or "")])


def is_dropped(tag: Tag) -> bool:
    """Tell whether a reader of the page does not see *tag*; folded accordions and tabs count as seen."""
    if tag.name in DROPPED:
        return True
    if not tag.attrs:
        return False
    named, style = names(tag), str(tag.get("style") or "")
    if HIDDEN_NAME.search(named):
        return True
    gone = tag.has_attr("hidden") or bool(HIDDEN_STYLE.search(style))
    return gone and (tag.name in INLINE or not FOLDED.search(named + str(tag.get("role") or "")))


def region(tag: Tag, around: Region, main: Tag | None) -> Region:
    """Return the region that *tag* opens inside a region *around* it; *main* is the root of the main text."""
    if tag is main:
        return "main"
    if tag.name in {"body", "html"} or (around == "main" and tag.name in {"header", "footer", "form"}):
        return around
    found = BY_ROLE.get(str(tag.get("role") or "")) if tag.attrs else None
    found = found or BY_TAG.get(tag.name) or (_by_name(tag, main) if tag.attrs else None)
    return found if found and _may_follow(around, found) else around


def _may_follow(around: Region, found: Region) -> bool:
    return around in {"body", "main", "header"} and found != "main"


def _by_name(tag: Tag, main: Tag | None) -> Region | None:
    named = names(tag)
    for found, pattern in BY_NAME:
        if pattern.search(named) and not _holds(tag, main):
            return found
    return "aside" if TEASER.search(named) and tag.find("a") and not _holds(tag, main) else None


def _holds(tag: Tag, main: Tag | None) -> bool:
    return main is not None and (tag is main or tag in main.parents)


def main_root(soup: BeautifulSoup) -> Tag | None:
    """Return the tag that holds the main text: `main`, the only full `article`, or what is called content."""
    choices: tuple[Callable[[], list[Tag]], ...] = (
        lambda: soup.select("main, [role=main]"),
        lambda: _full_articles(soup),
        lambda: soup.find_all(["div", "section", "td"], id=MAIN_ID),
    )
    for choice in choices:
        found = choice()
        if found:
            return max(found, key=_length) if len(found) > 1 else found[0]
    return _densest(soup)


def _densest(soup: BeautifulSoup) -> Tag | None:
    """Return the cell or division that holds most of the words outside links: the main text of a page built of tables."""
    tag: Tag | None = soup.body
    weight = _said(tag) if tag else 0
    found: Tag | None = None
    while tag is not None and weight:
        tag = next((c for c in tag.find_all(True, recursive=False) if _said(c) > weight * MOST), None)
        found = tag if tag is not None and tag.name in {"td", "div", "section"} else found
    return found


def _said(tag: Tag) -> int:
    linked = sum(len(a.get_text(strip=True)) for a in tag.find_all(["a", "script", "style"]))
    return len(tag.get_text(strip=True)) - linked


def _full_articles(soup: BeautifulSoup) -> list[Tag]:
    found = [a for a in soup.find_all("article") if not TEASER.search(names(a))]
    return found if len(found) == 1 else []


def _length(tag: Tag) -> int:
    return len(tag.get_text())
