"""The shipped source files: read strictly, one website each, all sixteen Länder, checked by nobody yet."""

from collections import Counter
from urllib.parse import urlsplit

from crawlers.sources import shipped

SOURCES = shipped()
CODES = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
LAENDER = {f"DE-{code}" for code in CODES}
ALSO_SERVES = {"gesundheitbb": {"DE-BB"}, "gesundheit-nds-hb": {"DE-HB"}}


def test_every_source_file_is_read() -> None:
    assert len(SOURCES) >= 24


def test_every_land_has_a_source() -> None:
    served = {source.land for source in SOURCES} | {land for more in ALSO_SERVES.values() for land in more}
    assert served - {"DE"} == LAENDER


def test_no_two_sources_share_a_host() -> None:
    hosts = Counter(host for source in SOURCES for host in {urlsplit(start).hostname for start in source.start})
    assert [host for host, times in hosts.items() if times > 1] == []


def test_a_source_stays_on_one_host() -> None:
    assert [source.id for source in SOURCES if len({urlsplit(start).hostname for start in source.start}) > 1] == []


def test_both_ways_of_finding_pages_are_used() -> None:
    assert {source.find for source in SOURCES} == {"links", "sitemap"}


def test_no_address_claims_to_have_been_checked() -> None:
    assert not any(source.verified for source in SOURCES)
