"""Only the public web is asked: names that resolve to private addresses and literal private addresses are refused."""

import ipaddress
from collections.abc import Sequence
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawlers.failures import PRIVATE, Unreached


class PublicOnlyResolver(CachingThreadedResolver):
    """Refuses names that lead to a private, local or reserved address; the configured proxy's own name is let pass."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.proxies: frozenset[str | None] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> "PublicOnlyResolver":
        """Return the resolver as Scrapy makes it; it knows which proxy was configured."""
        resolver = super().from_crawler(crawler, reactor)
        proxies = [crawler.settings["PROXY"] or "", *getproxies().values()]
        resolver.proxies = frozenset(urlsplit(proxy).hostname for proxy in proxies)
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """Return the address of a name, or fail when it is not public."""
        found = super().getHostByName(name, timeout)
        return found if name in self.proxies else found.addCallback(public, name)


class PublicOnly:
    """Refuses hosts written as private numbers, and sends all else through our proxy if one is set."""

    def __init__(self, proxy: str | None) -> None:
        self._proxy = proxy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PublicOnly":
        """Return the middleware as Scrapy makes it."""
        return cls(crawler.settings["PROXY"])

    def process_request(self, request: Request) -> None:
        """Refuse or pass on."""
        host = urlparse_cached(request).hostname or ""
        if is_private(host):
            raise Unreached(f"{host} {PRIVATE}")
        if self._proxy:
            request.meta["proxy"] = self._proxy


def is_private(host: str) -> bool:
    """Tell whether a host is a literal address that is not public; names and public numbers are not.

    >>> is_private("127.0.0.1"), is_private("2130706433"), is_private("www.example.de")
    (True, True, False)
    """
    if host == "localhost" or host.endswith(".localhost"):
        return True
    last = host.rstrip(".").rpartition(".")[2]
    if ":" not in host and not last.isdigit() and not last.startswith("0x"):
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return True


def public(address: str, name: str) -> str:
    """Return the address that a name leads to, or raise Twisted's `DNSLookupError` when it is not public."""
    if not ipaddress.ip_address(address).is_global:
        raise DNSLookupError(f"{name} {PRIVATE} ({address})")
    return address
