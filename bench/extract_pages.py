"""Pages as heavy as those of real websites, made from the sample's: same seed, same bytes.

A page of about 50 kB holds some 6 kB of main text; the rest is menu, style sheets, scripts, a consent banner, a footer
and the `div`s around everything, as content management systems write them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from importlib.resources import as_file
from pathlib import Path

from bs4 import BeautifulSoup

from data import curated

SIZE = 50_000
TEXT = 6_000
BLOCKS = ["h1", "h2", "h3", "p", "ul", "ol", "dl", "table", "address"]
RUBRICS = (
    "Über uns",
    "Themen",
    "Projekte",
    "Veranstaltungen",
    "Gute Praxis",
    "Service",
    "Presse",
    "Netzwerk",
    "Kommunen",
)
MENU = (
    '<li class="nav-item level-{level} has-sub"><a class="nav-link text-uppercase" href="/{slug}/{number}/" '
    'title="{words}" data-track="menu-{number}"><span class="nav-text">{words}</span></a></li>\n'
)
WRAP = (
    '<div class="frame frame-default frame-type-text frame-layout-0" id="c{number}"><div class="frame-container">'
    '<div class="frame-inner row"><div class="col-12 col-lg-8 ce-bodytext">{block}</div></div></div></div>\n'
)
STYLE = ".u-{n}{{margin:0 auto {n}px;padding:{n}px 1.5rem;color:#1c1c1a;background:url(/i/{n}.svg) no-repeat 0 0}}\n"
PAGE = """<!DOCTYPE html>
<html lang="de" class="no-js"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="canonical" href="/seite-{number}">
<style>{style}</style><script>window.dataLayer=window.dataLayer||[];{script}</script></head>
<body id="p{number}" class="page-{number} layout-default"><div id="cookie-consent" role="dialog">
<p>Wir verwenden Cookies,
um unsere Website zu verbessern. Details in der Datenschutzerklärung.</p><button>Alle akzeptieren</button></div>
<header class="site-header" role="banner"><a href="/"><img src="/logo.svg" alt="Logo"></a>
<nav class="main-navigation" aria-label="Hauptmenü"><ul class="navbar-nav">{menu}</ul></nav></header>
<main id="content" role="main">{main}</main>
<aside class="sidebar"><h3>Aktuelles</h3><ul>{aside}</ul></aside>
<footer class="site-footer" role="contentinfo"><ul>{footer}</ul>
<p>© {number} Impressum, Datenschutz, Barrierefreiheit</p></footer>
</body></html>
"""


def pages(count: int, seed: int = 1) -> list[bytes]:
    """Return *count* different pages of 50 kB."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
    blocks = _blocks()
    return [_page(chance, blocks, number) for number in range(count)]


def _blocks() -> list[list[str]]:
    """Return the block elements of every sample page's main text, page by page."""
    with as_file(curated("sample", "pages")) as folder:
        files = sorted(Path(folder).rglob("*.html"))
        soups = [BeautifulSoup(file.read_bytes(), "lxml") for file in files]
    mains = [soup.find("main") or soup.body or soup for soup in soups]
    found = [[str(tag) for tag in main.find_all(BLOCKS) if not tag.find_parent(BLOCKS)] for main in mains]
    return [page for page in found if sum(map(len, page)) > SIZE // 50]


def _page(chance: random.Random, blocks: Sequence[list[str]], number: int) -> bytes:
    main: list[str] = []
    while sum(map(len, main)) < TEXT:
        main += chance.choice(blocks)
    parts = {
        "number": number,
        "title": f"{chance.choice(RUBRICS)} {number}",
        "menu": "".join(_link(chance) for _ in range(70)),
        "aside": "".join(_link(chance) for _ in range(8)),
        "footer": "".join(_link(chance) for _ in range(16)),
        "main": "".join(WRAP.format(number=chance.randrange(10**5), block=block) for block in main),
        "style": "".join(STYLE.format(n=n) for n in range(60)),
    }
    bare = len(PAGE.format(**parts, script="").encode())
    script = "".join(f"dataLayer.push({{'event':'e{n}'}});" for n in range(max(0, SIZE - bare) // 33))
    return PAGE.format(**parts, script=script).encode()


def _link(chance: random.Random) -> str:
    words, number = chance.choice(RUBRICS), chance.randrange(10**6)
    return MENU.format(level=number % 3, slug=words.lower().replace(" ", "-"), number=number, words=words)
