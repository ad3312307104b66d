"""HTML into blocks: one walk over a page's markup, without recursion."""

from __future__ import annotations

from extract import dates
from extract.blocks import PageText
from extract.charset import decode
from extract.cloaks import may_hide, uncloaked
from extract.main_text import main_text
from extract.markup import Markup, Tag
from extract.parsing import markup_of
from extract.regions import DROPPED, INLINE, is_dropped, region
from extract.writer import Context, Writer

LONGEST = 20_000_000
UNSEEN = frozenset({"script", "style", "template", "noscript"})
SKIPPED = DROPPED | {"br"}
"""Tags that are not read even where nothing is said of them."""
ROBOTS = frozenset({"robots", "chancennetz"})
NOINDEX = frozenset({"noindex", "none"})


def read_html(body: bytes, charset: str | None = None) -> PageText:
    """Return the page text of HTML bytes; *charset* is the one that the server named, if any.

    Raises `markup_builder.TooDeep` for markup nested deeper than 20,000 tags.
    """
    return page_text(markup_of(decode(body[:LONGEST], charset)))


def page_text(markup: Markup) -> PageText:
    """Return the page text of a page's markup."""
    writer = Writer()
    _walk(markup, main_text(markup), writer)
    text, blocks = writer.finished()
    html = markup.first("html")
    return PageText(
        text=text,
        blocks=blocks,
        digest=writer.digest(),
        title=_title(markup),
        language=(html.get("lang")[:2].lower() or None) if html else None,
        date=dates.printed(text[b.start : b.end] for b in blocks if b.region not in {"nav", "consent", "aside"}),
        links=tuple(writer.links),
        seams=tuple(sorted(set(writer.seams))),
        noindex=any(map(_is_noindex, markup.called("meta"))),
    )


def _title(markup: Markup) -> str | None:
    title = markup.first("title")
    return " ".join("".join(markup.words(title)).split()) or None if title else None


def _is_noindex(meta: Tag) -> bool:
    wishes = {wish.strip() for wish in meta.get("content").lower().split(",")}
    return meta.get("name").lower() in ROBOTS and bool(wishes & NOINDEX)


def _walk(markup: Markup, main: Tag | None, writer: Writer) -> None:
    context = Context(region="body")
    around: list[tuple[Tag, Context]] = []
    pieces, place, last = markup.pieces, 0, len(markup.pieces)
    while place < last:
        piece = pieces[place]
        if piece is None:
            tag, outer = around.pop()
            writer.leave(tag, pieces[place + 1] if place + 1 < last else None)
            context = outer
        elif isinstance(piece, str):
            writer.say(piece, context)
        elif (piece.attrs or piece.name in SKIPPED) and _is_skipped(piece, context, markup, writer):
            place = piece.end
        else:
            around.append((piece, context))
            if piece.name not in INLINE:
                context = context.inside(piece.name, region(piece, context.region, main))
            context = writer.enter(piece, context, markup)
        place += 1


def _is_skipped(tag: Tag, around: Context, markup: Markup, writer: Writer) -> bool:
    """Tell whether what stands in *tag* is not read; what stands there instead is written."""
    address = uncloaked(tag, markup) if may_hide(tag) else None
    if address:
        writer.say_decoded(address, around)
    elif tag.name == "br":
        writer.line()
    elif is_dropped(tag) and not _is_folded_heading(tag, around):
        writer.seam(soft=tag.name in UNSEEN)
    else:
        return False
    return True


def _is_folded_heading(tag: Tag, around: Context) -> bool:
    """Tell whether a button is the heading of an accordion, which opens what stands below it."""
    return tag.name == "button" and around.kind == "heading" and "aria-expanded" in tag.attrs
