"""Logs in to a server by HTTP Basic (RFC 7617) or Digest (RFC 7616).

Who logs in stands in the environment (`CHANCENNETZ_SERVER_USER`, `CHANCENNETZ_SERVER_PASSWORD`), else in netrc
(`~/.netrc`, or the file that `NETRC` names): never on a command line, and in no message.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from base64 import b64encode
from netrc import NetrcParseError, netrc
from pathlib import Path
from typing import NamedTuple
from urllib.request import parse_http_list, parse_keqv_list

from data.errors import AskedWrongly

USER, PASSWORD = "CHANCENNETZ_SERVER_USER", "CHANCENNETZ_SERVER_PASSWORD"
_DIGEST = re.compile(r"\bDigest\s+(.*?)(?=,\s*[A-Za-z]+\s+[A-Za-z]+=|$)", re.IGNORECASE)
_BASIC = re.compile(r"(?:^|,)\s*Basic\b", re.IGNORECASE)
_HASHES = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}


class Login(NamedTuple):
    """A name with its password, which is never shown."""

    user: str
    password: str

    def __repr__(self) -> str:
        """Show whose login it is."""
        return f"Login({self.user!r})"


class Asked(NamedTuple):
    """What is asked for: method and target of the request, how often this challenge was answered, a word of our own."""

    method: str
    target: str
    times: int = 1
    cnonce: str = ""


def login_for(host: str) -> Login | None:
    """Return the login for *host*, None where there is none."""
    if user := os.environ.get(USER):
        return Login(user, os.environ.get(PASSWORD, ""))
    file = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    try:
        found = netrc(str(file)).authenticators(host)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, NetrcParseError) as problem:
        where = f"line {problem.lineno}" if isinstance(problem, NetrcParseError) else type(problem).__name__
        raise AskedWrongly(f"The logins in {file} cannot be read ({where}); mend that file, or set {USER}.") from None
    return Login(found[0] or "", found[2] or "") if found else None


def authorization(challenges: str, login: Login, asked: Asked) -> str | None:
    """Answer the safest of the server's *challenges*, Digest before Basic; None where it knows neither."""
    if found := _DIGEST.search(challenges):
        return _digest(parse_keqv_list(parse_http_list(found[1])), login, asked)
    if _BASIC.search(challenges):
        return "Basic " + b64encode(f"{login.user}:{login.password}".encode()).decode()
    return None


def _digest(told: dict[str, str], login: Login, asked: Asked) -> str | None:
    """Answer as RFC 7616, section 3.4 says; None for an algorithm or a protection that is not known."""
    algorithm, qop = told.get("algorithm", "MD5"), [name.strip() for name in told.get("qop", "").split(",")]
    name = _HASHES.get(algorithm.upper().removesuffix("-SESS"))
    if name is None or not {"auth", ""} & set(qop) or not {"realm", "nonce"} <= told.keys():
        return None
    nonce, cnonce, count = told["nonce"], asked.cnonce or secrets.token_hex(8), f"{asked.times:08x}"
    secret = _hash(name, login.user, told["realm"], login.password)
    if algorithm.upper().endswith("-SESS"):
        secret = _hash(name, secret, nonce, cnonce)
    protection = (count, cnonce, "auth") if "auth" in qop else ()
    answer = _hash(name, secret, nonce, *protection, _hash(name, asked.method, asked.target))
    quoted = {"username": login.user, "realm": told["realm"], "nonce": nonce, "uri": asked.target, "response": answer}
    if "opaque" in told:
        quoted["opaque"] = told["opaque"]
    fields = [f'{key}="{value}"' for key, value in quoted.items()] + [f"algorithm={algorithm}"]
    if protection:
        fields += ["qop=auth", f"nc={count}", f'cnonce="{cnonce}"']
    return "Digest " + ", ".join(fields)


def _hash(name: str, *parts: str) -> str:
    return hashlib.new(name, ":".join(parts).encode(), usedforsecurity=False).hexdigest()
