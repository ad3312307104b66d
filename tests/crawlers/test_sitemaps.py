"""What a sitemap lists, whole or damaged, without ever reading more than itself."""

import gzip

import pytest

from crawlers.sitemaps import read_sitemap

URLSET = b"<urlset><url><loc>https://kgc.example/a</loc></url><url><loc> https://kgc.example/b </loc></url></urlset>"
ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><urlset><url><loc>&e;</loc></url></urlset>'
BOTH = ("https://kgc.example/a", "https://kgc.example/b")


@pytest.mark.parametrize(
    ("body", "urls", "is_index", "lost"),
    [
        (URLSET, BOTH, False, 0),
        (gzip.compress(URLSET, mtime=0), BOTH, False, 0),
        (
            b'<?xml version="1.0"?>\n' + URLSET.replace(b"<urlset", b'<urlset xmlns="http://www.sitemaps.org/x"'),
            BOTH,
            False,
            0,
        ),
        (URLSET.replace(b"urlset", b"sitemapindex").replace(b"url>", b"sitemap>"), BOTH, True, 0),
        (URLSET.replace(b"b </loc></url></urlset>", b"b"), BOTH[:1], False, 1),
        (ENTITY, (), False, 1),
    ],
)
def test_a_sitemap_lists_addresses(body: bytes, urls: tuple[str, ...], lost: int, *, is_index: bool) -> None:
    listing = read_sitemap(body)
    assert (tuple(entry.url for entry in listing.entries), listing.is_index, listing.lost) == (urls, is_index, lost)


@pytest.mark.parametrize(
    ("lastmod", "changed"),
    [
        ("2026-11-01", "2026-11-01T23:59:59+00:00"),
        ("2026-11-01T10:00:00+01:00", "2026-11-01T10:00:00+01:00"),
        ("2026-11-01T10:00:00Z", "2026-11-01T10:00:00+00:00"),
        (" 2026-11-01T10:00 ", "2026-11-01T10:00:00+00:00"),
        ("gestern", None),
        ("", None),
    ],
)
def test_a_sitemap_says_when_a_page_was_changed(lastmod: str, changed: str | None) -> None:
    page = f"<url><loc>https://kgc.example/a</loc><lastmod>{lastmod}</lastmod></url>"
    (entry,) = read_sitemap(f"<urlset>{page}</urlset>".encode()).entries
    assert (entry.changed and entry.changed.isoformat()) == changed


@pytest.mark.parametrize(
    "body", [b"", b"kein xml", b"<html><body>404</body></html>", gzip.compress(b"<a>" * 12_000_000), b"\x1f\x8bkaputt"]
)
def test_what_is_no_sitemap_is_told(body: bytes) -> None:
    with pytest.raises(ValueError, match="this is no sitemap"):
        read_sitemap(body)
