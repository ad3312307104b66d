"""An HTTP proxy on loopback that serves websites again under their own names, over http and https."""

import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from crawlers.replay.certificates import Authority
from crawlers.replay.site import Answer, Site, conditional, unreachable
from data.errors import AskedWrongly

BODILESS = (204, 304)


class Proxy(ThreadingHTTPServer):
    """The running proxy: `proxy_url` to ask it, `ca_file` to trust it, `requests` counts every address asked for."""

    daemon_threads = True

    def __init__(self, site: Site, port: int, folder: Path) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.site = site
        self.authority = Authority(folder)
        self.ca_file = self.authority.file
        self.requests: Counter[str] = Counter()
        self._counting = threading.Lock()

    @property
    def proxy_url(self) -> str:
        """The address to give to a crawler as its proxy."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a client that hung up or does not trust the certificate; all else is a fault of ours."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def asked(self, url: str, headers: dict[str, str]) -> Answer:
        """Return the answer to a request (header names in lower case) and count it."""
        with self._counting:
            self.requests[url] += 1
            host = urlsplit(url).hostname or ""
            if host not in self.site.hosts:
                return unreachable(host)
            return conditional(self.site.answer(url), headers)


class Handler(BaseHTTPRequestHandler):
    """Answers absolute addresses, and speaks TLS in the host's name after CONNECT."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Proxy
    tunnel = ""

    def do_CONNECT(self) -> None:
        """Open a tunnel and end its TLS here; a host that is not served is refused before."""
        host, _, port = self.path.partition(":")
        if host not in self.server.site.hosts:
            self._send(unreachable(host))
            return
        self.send_response_only(200)
        self.end_headers()
        self.wfile.flush()
        self.connection = self.server.authority.context(host).wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")
        self.close_connection = False
        self.tunnel = f"https://{host}" if port in ("", "443") else f"https://{host}:{port}"

    def do_GET(self) -> None:
        """Answer one address."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._send(self.server.asked(self.tunnel + self.path, headers))

    do_HEAD = do_GET  # noqa: N815 - the method's name in HTTP

    def finish(self) -> None:
        """Close the TLS that CONNECT put around the connection."""
        super().finish()
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives
        """Say nothing: the counter tells what was asked."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status not in BODILESS:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD" and answer.status not in BODILESS:
            self.wfile.write(answer.body)
        self.wfile.flush()


@contextmanager
def serve(site: Site, port: int = 0) -> Iterator[Proxy]:
    """Serve websites in a thread as long as the block lasts; port 0 chooses a free one."""
    with tempfile.TemporaryDirectory() as folder, _bound(site, port, Path(folder)) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()


def serve_forever(site: Site, port: int, told: Callable[[Proxy], None]) -> None:
    """Serve websites until interrupted; `told` is called once with the running proxy."""
    with tempfile.TemporaryDirectory() as folder, _bound(site, port, Path(folder)) as proxy:
        told(proxy)
        try:
            proxy.serve_forever()
        except KeyboardInterrupt:
            return


def _bound(site: Site, port: int, folder: Path) -> Proxy:
    try:
        return Proxy(site, port, folder)
    except OSError as wrong:
        raise AskedWrongly(
            f"Port {port} cannot be used ({wrong.strerror}); choose another, or 0 for a free one."
        ) from wrong
