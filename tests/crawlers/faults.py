"""A server that answers with exactly the bytes it was given, however wrong they are; asked as an HTTP proxy."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

Script = bytes | list[bytes | float]
ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Faulty(socketserver.ThreadingTCPServer):
    """Plays the script of each address: bytes are sent, numbers are seconds of rest; `asked` lists what came when."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, scripts: dict[str, Script]) -> None:
        super().__init__(("127.0.0.1", 0), Player)
        self.scripts = scripts
        self.asked: list[tuple[str, float]] = []

    @property
    def proxy_url(self) -> str:
        """The address to give to a crawl as its proxy."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Player(socketserver.StreamRequestHandler):
    """Answers one request and hangs up."""

    server: Faulty

    def handle(self) -> None:
        """Read the request, play the script."""
        url = self.rfile.readline().split()[1].decode()
        while self.rfile.readline().strip():
            pass
        self.server.asked.append((url, time.monotonic()))
        script = self.server.scripts.get(url, ROBOTS)
        try:
            for piece in [script] if isinstance(script, bytes) else script:
                self._play(piece)
        except OSError:
            return

    def _play(self, piece: bytes | float) -> None:
        if isinstance(piece, bytes):
            self.wfile.write(piece)
        else:
            time.sleep(piece)


@contextmanager
def faulty(scripts: dict[str, Script]) -> Iterator[Faulty]:
    """Serve scripts as long as the block lasts."""
    with Faulty(scripts) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ok(body: bytes, *headers: str, kind: str = "text/html; charset=utf-8") -> bytes:
    """Return a whole, right answer."""
    lines = ("HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", "")
    return "\r\n".join(lines).encode() + body
