"""Soft 404: answers of status 200 that only say that there is no such page.

Two things prove one: the page says so in its title or first heading, or it says the same as the website's answer to an
address that is surely missing, which a crawl asks when a page looks suspicious.
"""

import re
from urllib.parse import urlsplit

SURELY_MISSING = "/chancennetz-asks-for-a-page-that-is-not-there"
SAYS_SO = re.compile(
    r"^(?:fehler|error|http)?\W{0,3}404\s*(?:$|[-–—:|(!.,]|(?:nicht|not|error|fehler|seite|page)\b)"
    r"|\b(?:seite|dokument|inhalt|datei|page)\b.{0,30}"
    r"\b(?:nicht gefunden|existiert nicht|nicht vorhanden|not found|can.t be found)\b"
    r"|^(?:nicht gefunden|not found)\b",
    re.IGNORECASE,
)


def surely_missing(url: str) -> str:
    """Return the address that no website has, on the website of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{SURELY_MISSING}"


def says_missing(*headings: str) -> bool:
    """Tell whether a title or a heading says that there is no such page.

    >>> says_missing("Seite nicht gefunden – KGC"), says_missing("Fehler 404"), says_missing("404 Kitas machen mit")
    (True, True, False)
    """
    return any(SAYS_SO.search(heading) for heading in headings)
