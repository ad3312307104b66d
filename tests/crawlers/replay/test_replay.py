"""Websites served again under their own names: what a client of the proxy gets."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener

import pytest

from crawlers.archive import Archive, Exchange
from crawlers.replay import ArchiveSite, Proxy, SampleSite, Site, sample_hosts, serve
from data.errors import AskedWrongly

MANIFEST = """
[[page]]
url = "https://kgc.example/"
file = "a.html"
modified = 2026-09-01T08:00:00Z
editions = [1]

[[page]]
url = "https://kgc.example/"
file = "b.html"
etag = false
editions = [2]

[[page]]
url = "http://kgc.example/"
status = 301
location = "https://kgc.example/"

[[page]]
url = "https://kgc.example/weg?x=1"
file = "weg.html"
status = 410
headers = { "X-Robots-Tag" = "noindex" }
"""


class NoRedirects(HTTPRedirectHandler):
    """Leaves redirects as they are."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Write a sample of one host."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "site.toml").write_text(MANIFEST)
    for name in ("a", "b", "weg"):
        (tmp_path / "pages" / f"{name}.html").write_text(f"<p>{name}")
    return tmp_path


@pytest.fixture
def proxy(sample: Path) -> Iterator[Proxy]:
    """Serve its first edition."""
    with serve(SampleSite(sample)) as running:
        yield running


def client(proxy: Proxy, trust: Path | None) -> OpenerDirector:
    context = ssl.create_default_context(cafile=trust)
    proxies = {"http": proxy.proxy_url, "https": proxy.proxy_url}
    return build_opener(ProxyHandler(proxies), HTTPSHandler(context=context), NoRedirects())


def asked(proxy: Proxy, url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310
    try:
        with client(proxy, proxy.ca_file).open(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as answer:
        with answer:
            return answer.code, dict(answer.headers), answer.read()


def test_a_listed_address_answers_over_tls_in_its_own_name(proxy: Proxy) -> None:
    status, headers, body = asked(proxy, "https://kgc.example/")
    assert (status, body, headers["Content-Type"]) == (200, b"<p>a", "text/html; charset=utf-8")
    assert headers["Last-Modified"] == "Tue, 01 Sep 2026 08:00:00 GMT"
    assert headers["ETag"].startswith('"')
    assert proxy.requests["https://kgc.example/"] == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If_Modified_Since": "Tue, 01 Sep 2026 08:00:00 GMT"}, 304),
        ({"If_Modified_Since": "Mon, 31 Aug 2026 08:00:00 GMT"}, 200),
        ({"If_Modified_Since": "irgendwann"}, 200),
        ({"If_None_Match": '"anders"', "If_Modified_Since": "Tue, 01 Sep 2026 08:00:00 GMT"}, 200),
    ],
)
def test_what_has_not_changed_is_not_sent(proxy: Proxy, headers: dict[str, str], status: int) -> None:
    assert asked(proxy, "https://kgc.example/", **headers)[0] == status


def test_a_tag_is_recognised_among_others(proxy: Proxy) -> None:
    tag = asked(proxy, "https://kgc.example/")[1]["ETag"]
    status, _, body = asked(proxy, "https://kgc.example/", If_None_Match=f'"x", {tag}')
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    ("url", "status", "told"),
    [
        ("http://kgc.example/", 301, ""),
        ("https://kgc.example/weg?x=1", 410, "<p>weg"),
        ("https://kgc.example/nie", 404, "Seite nicht gefunden"),
        ("http://fremd.example/", 502, "fremd.example is not part of what is served"),
    ],
)
def test_every_address_has_its_answer(proxy: Proxy, url: str, status: int, told: str) -> None:
    found, headers, body = asked(proxy, url)
    assert found == status
    assert told in body.decode()
    assert headers.get("Location", "https://kgc.example/") == "https://kgc.example/"


def test_a_host_that_is_not_served_has_no_tunnel(proxy: Proxy) -> None:
    with pytest.raises(URLError, match="502"):
        client(proxy, proxy.ca_file).open("https://fremd.example/", timeout=10)


def test_who_does_not_trust_the_authority_gets_nothing(proxy: Proxy) -> None:
    with pytest.raises(URLError, match="CERTIFICATE_VERIFY_FAILED"):
        client(proxy, None).open("https://kgc.example/", timeout=10)


def test_the_second_edition_differs_where_it_is_listed(sample: Path) -> None:
    with serve(SampleSite(sample, 2)) as running:
        _, headers, body = asked(running, "https://kgc.example/")
    assert (body, "ETag" in headers) == (b"<p>b", False)


def test_the_hosts_of_a_sample_are_known(sample: Path) -> None:
    assert sample_hosts(sample) == {"kgc.example"}


def test_a_wrong_sample_is_told(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="no edition 3"):
        SampleSite(sample, 3)
    with pytest.raises(AskedWrongly, match="no sample website is here"):
        sample_hosts(tmp_path / "nirgends")
    (sample / "site.toml").write_text('[[page]]\nurl = "x"\nfarbe = 1')
    with pytest.raises(AskedWrongly, match="farbe"):
        sample_hosts(sample)


def test_a_port_in_use_is_told(proxy: Proxy, sample: Path) -> None:
    with pytest.raises(AskedWrongly, match="cannot be used"), serve(SampleSite(sample), proxy.server_port):
        pass


def put(archive: Archive, url: str, status: int, body: bytes, *headers: tuple[str, str]) -> None:
    moment = datetime(2026, 11, 1, status % 24, len(body), tzinfo=UTC)
    archive.put(Exchange(url=url, fetched=moment, status=status, headers=headers, body=body))


def test_an_archive_answers_as_its_websites_answered_last(tmp_path: Path) -> None:
    html = ("Content-Type", "text/html")
    with Archive.open(tmp_path, write=True) as archive:
        put(archive, "https://kgc.example/", 200, b"alt", html)
        put(archive, "https://kgc.example/", 200, b"neuer", html, ("ETag", '"2"'))
        put(archive, "https://kgc.example/umzug", 301, b"", ("Location", "https://kgc.example/"))
    with ArchiveSite(tmp_path) as site, serve(site) as running:
        served: Site = site
        assert served.hosts == {"kgc.example"}
        assert asked(running, "https://kgc.example/")[2] == b"neuer"
        assert asked(running, "https://kgc.example/", If_None_Match='"2"')[0] == 304
        assert asked(running, "https://kgc.example/umzug")[1]["Location"] == "https://kgc.example/"
        assert asked(running, "https://kgc.example/nie")[0] == 404
