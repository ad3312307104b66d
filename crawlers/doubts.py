"""Is a 200 really a page? Where one is suspicious, its website is asked, once a week, for an address that is not."""

from datetime import datetime, timedelta

from crawlers.addresses import site
from crawlers.archive import Archive
from crawlers.archive.soft404 import surely_missing

AGAIN = timedelta(days=7)
SHOWS_MISSING = "answered 200, but shows the website's page for missing addresses"


def question(archive: Archive, url: str, moment: datetime) -> str | None:
    """Return the surely missing address to ask before a page is believed, None if there is no need.

    A page is suspicious that has changed, or has the same text as another address of its website.
    """
    state = archive.state(url)
    if state is None:
        return None
    twins = (other for other in archive.alike(url) if site(other) == site(url))
    if state.found != "changed" and next(twins, None) is None:
        return None
    missing = surely_missing(url)
    asked = [capture.fetched for capture in archive.captures(missing)]
    return None if asked and moment - asked[-1] < AGAIN else missing


def shows_missing(archive: Archive, url: str) -> bool:
    """Tell whether the 200 that an address has just answered shows the website's page for missing addresses."""
    state = archive.state(url)
    return state is None or state.missing_since is not None or state.gone_since is not None
