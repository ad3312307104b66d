"""When two web addresses mean one page: the canonical spelling of an address, and whose website it belongs to."""

import re
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from w3lib.url import safe_url_string

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|msclkid|dclid|mc_[ce]id|pk_\w+|mtm_\w+|matomo_\w+|piwik_\w+|etcc_\w+|_gl|wt_\w+",
    re.IGNORECASE,
)
SESSION = re.compile(r"phpsessid|jsessionid|sid|s_?id|session_?id|fe_typo_user|aspsessionid\w*|zenid", re.IGNORECASE)
VIEW = {("print", "1"), ("print", "true"), ("type", "98"), ("no_cache", "1"), ("tmpl", "component"), ("drucken", "1")}
PATH_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """Return the one spelling of an address: no fragment, tracking, session or print parameter; order is kept.

    TYPO3's `cHash` only seals other parameters, so it goes when none is left; `uid` goes where a speaking path
    already names the page. The host is lower case, the default port and the empty query are gone.

    >>> canonical("https://Example.de:443/kgc?print=1&cHash=0a&utm_source=x#oben")
    'https://example.de/kgc'
    """
    parts = urlsplit(safe_url_string(url.strip()))
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _empty_of_meaning(*pair)]
    if _speaks(parts.path):
        query = [pair for pair in query if pair[0] != "uid"]
    if {name for name, _ in query} <= {"cHash"}:
        query = []
    path = PATH_SESSION.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme.lower(), _authority(url), path, _kept(parts.query, query), ""))


def site(url: str) -> str:
    """Return the host of an address without `www.` and port, as pages of one website share it."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def is_pdf(url: str) -> bool:
    """Tell whether the path of an address ends as a PDF's does."""
    return urlsplit(url).path.lower().endswith(".pdf")


def _authority(url: str) -> str:
    parts = urlsplit(safe_url_string(url.strip()))
    host = (parts.hostname or "").rstrip(".")
    bracketed = f"[{host}]" if ":" in host else host
    return bracketed if parts.port in (None, PORTS.get(parts.scheme)) else f"{bracketed}:{parts.port}"


def _speaks(path: str) -> bool:
    return path not in ("", "/") and not path.lower().endswith((".php", ".asp", ".aspx", ".jsp"))


def _empty_of_meaning(name: str, value: str) -> bool:
    return bool(TRACKING.fullmatch(name) or SESSION.fullmatch(name)) or (name, value) in VIEW


def _kept(written: str, pairs: list[tuple[str, str]]) -> str:
    left = list(pairs)
    pieces = []
    for piece in written.split("&"):
        pair = next(iter(parse_qsl(piece, keep_blank_values=True)), None)
        if pair in left:
            left.remove(pair)
            pieces.append(piece)
    return "&".join(pieces)
