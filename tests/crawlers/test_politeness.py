"""How long a website is left alone, and what counts as public."""

import time
from email.utils import formatdate

import pytest
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.error import DNSLookupError

from crawlers.failures import sentence
from crawlers.politeness import seconds
from crawlers.recording import tags
from crawlers.safety import is_private, public


@pytest.mark.parametrize(("asked", "rest"), [("120", 120.0), (" 5 ", 5.0), ("bald", 0.0), ("", 0.0), ("-3", 0.0)])
def test_a_rest_is_asked_for_in_seconds(asked: str, rest: float) -> None:
    assert seconds(asked) == rest


def test_a_rest_is_asked_for_until_a_date() -> None:
    assert 50 < seconds(formatdate(time.time() + 60, usegmt=True)) <= 60
    assert seconds(formatdate(0, usegmt=True)) == 0.0


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "2130706433", "0x7f000001",  # noqa: S104 - an address to refuse
     "0177.0.0.1", "127.1", "::1", "fe80::1", "::ffff:127.0.0.1", "localhost", "x.localhost", "127.0.0.1."],
)  # fmt: skip
def test_a_private_address_is_known_in_every_spelling(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["www.kgc.example", "8.8.8.8", "2001:4860:4860::8888", "3sat.de", "0xdecaf.de", "a1"])
def test_a_public_host_is_let_pass(host: str) -> None:
    assert not is_private(host)


def test_a_name_that_leads_into_a_private_network_is_refused() -> None:
    assert public("93.184.215.14", "www.kgc.example") == "93.184.215.14"
    with pytest.raises(DNSLookupError) as refused:
        public("10.0.0.7", "intern.kgc.example")
    told = sentence(CannotResolveHostError(str(refused.value)))
    assert told == "its name leads to an address that is not public"


@pytest.mark.parametrize(
    ("etag", "sent"), [('"5f"', '"5f"'), ('"5f-gzip"', '"5f-gzip", "5f"'), ('W/"5f-gzip"', 'W/"5f-gzip", W/"5f"')]
)
def test_apaches_tags_are_sent_with_and_without_their_suffix(etag: str, sent: str) -> None:
    assert tags(etag) == sent
