"""Which part of a page a tag opens: navigation, aside, footer, consent banner or main text, and what is hidden."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.blocks import Region
from extract.markup import Tag
from extract.tag_names import TEASER, called, names

DROPPED = frozenset(
    {"script", "style", "template", "noscript", "title", "svg", "math", "button", "select", "option", "textarea",
     "iframe", "object", "canvas", "audio", "video", "input", "progress", "meter", "map", "datalist"}
)  # fmt: skip
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
     "ins", "kbd", "label", "mark", "q", "ruby", "rp", "rt", "s", "samp", "small", "span", "strike", "strong",
     "sub", "sup", "time", "tt", "u", "var", "wbr", "button", "joomla-hidden-mail"}
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
BY_NAME: tuple[tuple[Region, re.Pattern[str]], ...] = (
    (
        "consent",
        called("cookies?", "consent", "cc-window", "cc-banner", "borlabs", "usercentrics", "gdpr", "dsgvo", "cmp"),
    ),
    (
        "nav",
        called(
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
    ("footer", called("footer", "fuss", "fusszeile", "colophon", "site-info")),
    (
        "aside",
        called(
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
OPEN_REGIONS = frozenset({"body", "main", "header"})
ORDER = (*(region for region, _ in BY_NAME), "teaser", None)
HIDDEN_NAME = re.compile(
    r"(?:^|\s)(?:visually-hidden|sr-only|screen-reader-text|aural|invisible|hidden|d-none|unsichtbar|element-invisible)(?=$|\s)",
    re.IGNORECASE,
)
FOUND = "until-found"
DIGITS = str.maketrans("123456789", "0" * 9)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TOLD_BY_NAME = re.compile(
    "|".join(pattern.pattern for pattern in (*(by_name for _, by_name in BY_NAME), TEASER, HIDDEN_NAME)), re.IGNORECASE
)
BUILT = re.compile(
    r"\belementor-widget(?:$|(?=\s)|-(?!posts|archive-posts|loop))|\bhs_cos_wrapper_widget|\bwidget-(?:span|type)\b|"
    r"\bso-panel\s+widget\s+widget_sow-"
)
FOLDED = re.compile(r"accordion|akkordeon|collaps|panel|tab|toggle|faq|ausklapp|aufklapp", re.IGNORECASE)


class _Called(NamedTuple):
    """What a tag's id and classes say: that it is hidden, and its region, `teaser` where only its links decide."""

    hidden: bool
    region: Region | Literal["teaser"] | None


@lru_cache(maxsize=4096)
def _called(classes: str, name: str) -> _Called:
    """Return what classes and id say together; ids are many, classes few, and digits say nothing (`c12345`)."""
    one, other = _of_names(classes.translate(DIGITS)), _of_names(name.translate(DIGITS))
    return _Called(one.hidden or other.hidden, min(one.region, other.region, key=ORDER.index))


@lru_cache(maxsize=4096)
def _of_names(names: str) -> _Called:
    """Read classes or an id; what page builders call a widget is any piece of the page, also its main text."""
    names = BUILT.sub(" ", names)
    if not TOLD_BY_NAME.search(names):
        return _Called(hidden=False, region=None)
    region = next((region for region, pattern in BY_NAME if pattern.search(names)), None)
    teaser: Literal["teaser"] | None = "teaser" if TEASER.search(names) else None
    return _Called(HIDDEN_NAME.search(names) is not None, region or teaser)


def is_dropped(tag: Tag) -> bool:
    """Tell whether a reader of the page does not see *tag*; folded accordions and tabs count as seen."""
    if tag.name in DROPPED:
        return True
    attrs = tag.attrs
    if not attrs:
        return False
    if _called(attrs.get("class", ""), attrs.get("id", "")).hidden:
        return True
    gone = ("hidden" in attrs and attrs["hidden"].lower() != FOUND) or (
        "style" in attrs and HIDDEN_STYLE.search(attrs["style"]) is not None
    )
    return gone and (tag.name in INLINE or not FOLDED.search(names(tag) + tag.get("role")))


def region(tag: Tag, around: Region, main: Tag | None) -> Region:
    """Return the region that *tag* opens inside a region *around* it; *main* is the tag that holds the main text."""
    if tag is main:
        return "main"
    if around not in OPEN_REGIONS or tag.name in {"body", "html"}:
        return around
    if around == "main" and tag.name in {"header", "footer", "form"}:
        return around
    found = BY_TAG.get(tag.name)
    if tag.attrs:
        found = BY_ROLE.get(tag.attrs.get("role", "")) or found or _by_name(tag, main)
    return found if found and found != "main" else around


def _by_name(tag: Tag, main: Tag | None) -> Region | None:
    found = _called(tag.attrs.get("class", ""), tag.attrs.get("id", "")).region
    if found is None or (main and tag.holds(main)):
        return None
    return found if found != "teaser" else "aside" if tag.linked else None
