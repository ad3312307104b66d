"""Tells others that a crawl was not healthy: a webhook is sent the report; whoever reads the journal sees the error."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import Request, urlopen

import msgspec

from chancennetz.telling import Teller
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from crawlers.report import CrawlReport

SECONDS = 10.0


def demand_address(webhook: str | None) -> None:
    """Refuse a webhook that is no web address, before anything is crawled."""
    if webhook and not webhook.startswith(("https://", "http://")):
        raise AskedWrongly(f"{webhook!r} is no address for a webhook; it begins with https:// or http://.")


def alert(report: CrawlReport, webhook: str, teller: Teller) -> None:
    """Send the report of an unhealthy crawl as JSON to the webhook; if that fails, say so in one sentence."""
    if not report.problems:
        return
    request = Request(  # noqa: S310 - http and https only, see `demand_address`
        webhook, msgspec.json.encode(report), {"Content-Type": "application/json", "User-Agent": "chancennetz"}
    )
    try:
        with urlopen(request, timeout=SECONDS):  # noqa: S310 - likewise
            return
    except (URLError, OSError, ValueError) as wrong:
        teller.line(f"  The webhook {webhook} could not be told: {getattr(wrong, 'reason', None) or wrong}.", "yellow")
