"""Real SPARQL servers, each started on loopback with an empty folder; None where one is not installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")
SECONDS = 60
SETTINGS = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run Oxigraph and yield its address."""
    (port,) = _free(1)
    with _running([str(OXIGRAPH), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"], folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Virtuoso, whose administrator is `dba` with the password `dba`, and yield its address."""
    sql, web = _free(2)
    (folder / "virtuoso.ini").write_text(SETTINGS.format(sql=sql, web=web), "utf-8")
    with _running([str(VIRTUOSO), "+foreground", "+configfile", "virtuoso.ini"], folder, web):
        yield f"http://127.0.0.1:{web}"


@contextmanager
def _running(words: list[str], folder: Path, port: int) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, cwd=folder, stdout=quiet, stderr=quiet) as process:
        try:
            _wait(port, process)
            yield
        finally:
            process.kill()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        with closing(socket.socket()) as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{process.args!r} did not listen on port {port}; it ended with {process.poll()}")


def _free(count: int) -> list[int]:
    """Return so many free ports."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
