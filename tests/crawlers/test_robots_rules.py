"""The parser that our settings choose reads robots.txt as RFC 9309 says, its own examples first."""

from pathlib import Path
from typing import Any

import pytest
from scrapy.utils.misc import load_object

from crawlers.robots import LARGEST
from crawlers.settings import settings

EXAMPLE = """\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""
MERGED = """\
user-agent: chancennetz
disallow: /a

User-Agent: *
Disallow: /

USER-AGENT: ChancenNetz
Disallow: /b
"""
LONGEST = "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"
ENCODED = "User-agent: *\nDisallow: /foo/ツ\nDisallow: /bar/%E3%83%84\nDisallow: /%62%61%7A\n"
SIGNS = "User-agent: * # alle\nDisallow: /intern # nur für uns\nDisallow: /*/druck$\nDisallow: /a*z\n"
EQUAL = "User-agent: *\nDisallow: /gleich\nAllow: /gleich\n"
BROKEN = b"\xef\xbb\xbfUser-agent: *\r\nQuark\r\nDisallow: /bom\rDisallow: /wagen\n\x00\xff\n"


def rules(text: str | bytes) -> Any:
    chosen = settings(contact="wir@kgc.example", proxy=None, delay=1.0, log=Path("crawl.log"))
    content = text if isinstance(text, bytes) else text.encode()
    return load_object(chosen["ROBOTSTXT_PARSER"])(content[:LARGEST], None)


@pytest.mark.parametrize(
    ("text", "agent", "path", "allowed"),
    [
        (EXAMPLE, "foobot", "/", False),
        (EXAMPLE, "foobot", "/example/page.html", True),
        (EXAMPLE, "foobot", "/example/allowed.gif", True),
        (EXAMPLE, "barbot", "/example/page.html", False),
        (EXAMPLE, "bazbot", "/example/page.html", False),
        (EXAMPLE, "barbot", "/bild.gif", True),
        (EXAMPLE, "quxbot", "/example/page.html", True),
        (EXAMPLE, "chancennetz", "/bild.gif", False),
        (EXAMPLE, "chancennetz", "/bild.gif?x", True),
        (EXAMPLE, "chancennetz", "/example/", False),
        (EXAMPLE, "chancennetz", "/publications/", True),
        (EXAMPLE, "chancennetz", "/", True),
        (LONGEST, "chancennetz", "/example/page/allowed.gif", True),
        (LONGEST, "chancennetz", "/example/page/disallowed.gif", False),
        (MERGED, "chancennetz", "/a", False),
        (MERGED, "chancennetz", "/b", False),
        (MERGED, "chancennetz", "/c", True),
        (MERGED, "andere", "/c", False),
        (ENCODED, "chancennetz", "/foo/%E3%83%84", False),
        (ENCODED, "chancennetz", "/bar/ツ", False),
        (ENCODED, "chancennetz", "/baz", False),
        (ENCODED, "chancennetz", "/bar/x", True),
        (SIGNS, "chancennetz", "/intern/team", False),
        (SIGNS, "chancennetz", "/seite/druck", False),
        (SIGNS, "chancennetz", "/seite/druck/x", True),
        (SIGNS, "chancennetz", "/abcz", False),
        (SIGNS, "chancennetz", "/ABCZ", True),
        (EQUAL, "chancennetz", "/gleich", True),
        (BROKEN, "chancennetz", "/bom", False),
        (BROKEN, "chancennetz", "/wagen", False),
        (BROKEN, "chancennetz", "/offen", True),
        ("", "chancennetz", "/", True),
        ("Disallow: /", "chancennetz", "/", True),
        ("User-agent: *\nDisallow:\n", "chancennetz", "/", True),
        ("#" * LARGEST + "\nUser-agent: *\nDisallow: /\n", "chancennetz", "/", True),
    ],
)
def test_rules_mean_what_the_standard_says(text: str | bytes, agent: str, path: str, *, allowed: bool) -> None:
    assert rules(text).allowed(f"https://kgc.example{path}", agent) is allowed


@pytest.mark.parametrize(("written", "seconds"), [("2", 2.0), ("0.5", 0.5), ("zwei", None), ("-1", None)])
def test_a_crawl_delay_is_a_number_of_seconds(written: str, seconds: float | None) -> None:
    assert rules(f"User-agent: *\nCrawl-delay: {written}\n").crawl_delay("chancennetz") == seconds
