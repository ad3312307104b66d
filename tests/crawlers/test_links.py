"""Which links lead on."""

from collections.abc import Callable

import pytest
from scrapy.http import HtmlResponse

from crawlers.links import links, trap
from crawlers.sources import Source

HOME = "https://kgc.example/"


def found(source: Source, body: str, encoding: str = "utf-8", url: str = HOME) -> list[str]:
    return list(links(source, HtmlResponse(url, body=body.encode(encoding), encoding=encoding)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="a">x</a>', [HOME + "a"]),
        ('<base href="/unter/"><a href="a">x</a>', [HOME + "unter/a"]),
        ('<a href="//www.kgc.example/a">x</a>', ["https://www.kgc.example/a"]),
        ('<map><area href="/karte"></map>', [HOME + "karte"]),
        ('<a href="/a" rel="nofollow">x</a>', []),
        ('<a href="mailto:x@kgc.example">x</a><a href="tel:1">x</a><a href="#">x</a><a>x</a>', []),
        ('<a href="javascript:weiter()">x</a><a href="data:text/html,x">x</a>', []),
        ('<a href="ftp://kgc.example/a">x</a><a href="https://anders.example/">x</a>', []),
        ('<a href="/bild.JPG">x</a><a href="/a.zip">x</a><a href="/a.pdf">x</a>', [HOME + "a.pdf"]),
        ('<a href="/a">x</a><a href="/a">x</a>', [HOME + "a"]),
        ('<a href="http://[kaputt/">x</a><a href="/a">x</a>', [HOME + "a"]),
        ('</body></html><a href="/a">nach dem Ende</a>', [HOME + "a"]),
        ('<a href="/a">vor</a></body></html> <a href="/b">nach</a></html>', [HOME + "a", HOME + "b"]),
        ('<a href="/größe?q=ä">x</a>', [HOME + "gr%C3%B6%C3%9Fe?q=%C3%A4"]),
    ],
)
def test_a_link_leads_to_its_canonical_address(source: Callable[..., Source], body: str, expected: list[str]) -> None:
    assert found(source(), body) == expected


def test_a_query_is_spelt_in_the_charset_of_its_page(source: Callable[..., Source]) -> None:
    assert found(source(), '<a href="/ö?q=ä">x</a>', "iso-8859-1") == [HOME + "%C3%B6?q=%E4"]


@pytest.mark.parametrize(
    ("link", "follow", "leave", "leads"),
    [
        ('<a href="/kgc">x</a>', ["kgc"], [], True),
        ('<a href="/x">Unsere KGC</a>', ["kgc"], [], True),
        ('<a href="/x"><span>Über</span>\n uns</a>', ["^über uns$"], [], True),
        ('<a href="/%C3%BCber-uns">x</a>', ["über-uns"], [], True),
        ('<a href="/x?seite=kgc">x</a>', ["seite=kgc"], [], True),
        ('<a href="/shop">Shop</a>', ["kgc"], [], False),
        ('<a href="/kgc/archiv/2011">x</a>', ["kgc"], ["/archiv/"], False),
        ('<a href="/archiv/flyer.pdf">x</a>', ["kgc"], ["/archiv/"], False),
        ('<a href="/flyer.pdf">x</a>', ["kgc"], [], True),
    ],
)
def test_a_source_says_what_is_followed(
    source: Callable[..., Source], link: str, follow: list[str], leave: list[str], *, leads: bool
) -> None:
    assert bool(found(source(follow=follow, leave=leave), link)) is leads


def test_a_source_found_by_sitemap_follows_only_pdfs(source: Callable[..., Source]) -> None:
    assert found(source(find="sitemap"), '<a href="/a">x</a><a href="/a.pdf">x</a>') == [HOME + "a.pdf"]


@pytest.mark.parametrize(
    ("url", "endless"),
    [
        (HOME + "a/b/a/c", False),
        (HOME + "a/b/a/b/a/b", True),
        (HOME + "x" * 480, False),
        (HOME + "x" * 512, True),
    ],
)
def test_an_endless_address_is_a_trap(url: str, *, endless: bool) -> None:
    assert trap(url) is endless
