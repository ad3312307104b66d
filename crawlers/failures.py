"""Why an address gave no page, as one sentence that a person understands."""

from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

PRIVATE = "leads to an address that is not public"
LARGEST = 32 * 2**20
TIMEOUT = 30


class RobotsRefused(IgnoreRequest):
    """robots.txt does not allow this address to us."""


class Unreached(IgnoreRequest):
    """The address was not asked, or its answer was not taken; the message is the sentence for the report."""


SENTENCES: dict[type[Exception], str] = {
    CannotResolveHostError: "the host name is not known",
    DownloadConnectionRefusedError: "the host refused the connection",
    DownloadTimeoutError: f"no whole answer within {TIMEOUT} seconds",
    DownloadCancelledError: f"larger than {LARGEST // 2**20} MiB",
    ResponseDataLossError: "the answer broke off before its end",
}


def sentence(error: Exception) -> str:
    """Return why a download failed."""
    if isinstance(error, Unreached):
        return str(error)
    if PRIVATE in str(error):
        return f"its name {PRIVATE}"
    for kind, told in SENTENCES.items():
        if isinstance(error, kind):
            return told
    if isinstance(error, (TunnelError, DownloadFailedError)):
        return _connection(str(error))
    return str(error) or type(error).__name__


def _connection(message: str) -> str:
    if "certificate" in message:
        return "its certificate cannot be trusted"
    if "CONNECT" in message:
        return "the proxy could not reach the host"
    return "the connection broke off before an answer came"
