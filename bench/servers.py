"""What other servers cost: `python -m bench.servers 1000` sends invented pages to Oxigraph and Virtuoso and asks there.

Our CPU and the wall seconds of sending all, of sending nothing new and of sending one changed page; then the
milliseconds that the shipped questions take from the release here (in this process) and from the server (one process,
no time limit). A server that is not installed is left out. `python -m bench.servers send 10000` sends to empty servers,
once by updates and once with a request for each graph, and tells how many requests that took and the server's CPU,
too, from its start to its end.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from urllib.request import Request

from bench.graph_pages import page, pages
from graph.build import put
from graph.graph_store import Server
from graph.head import Head, opened
from graph.judged import Judged
from graph.lives import life_of
from graph.login import PASSWORD, USER
from graph.names import space
from graph.questions import shipped
from graph.quotes import Quotes
from graph.remote import Endpoint, ask_server
from graph.server import send
from graph.sparql import Table, select
from graph.tally import Tally, Work
from graph.wire import Reply, Wire
from tests.graph.real_servers import OXIGRAPH, VIRTUOSO, oxigraph, virtuoso

FIRST = f"| server | pages | by updates | our CPU s | wall s | requests | server's CPU s |\n{'|---' * 7}|\n"
SERVERS = (
    (OXIGRAPH, oxigraph, ("query", "store", "update"), None),
    (VIRTUOSO, virtuoso, ("sparql", "sparql-graph-crud-auth", "sparql-auth"), f"{space('graph')}default"),
)


def took(job: Callable[[], object]) -> str:
    """Return the CPU and wall seconds of a job."""
    wall, cpu = time.perf_counter(), time.process_time()
    job()
    return f"{time.process_time() - cpu:.2f} | {time.perf_counter() - wall:.1f}"


def asking(answer: Callable[[str], Table]) -> str:
    """Return the median and the worst milliseconds of the shipped questions, and how many could not be answered."""
    times, failed = [], 0
    for question in shipped().values():
        begun = time.perf_counter()
        try:
            answer(question.sparql)
        except Exception:  # noqa: BLE001 - counted
            failed += 1
        times.append(1000 * (time.perf_counter() - begun))
    return f"{statistics.median(times):.0f} | {max(times):.0f} | {failed}"


def measure(name: str, head: Head, server: Server, count: int) -> str:
    """Return one row of the table."""
    cells = [took(lambda: send(head.store, server)) for _ in range(2)]
    work = Work(Judged(), Quotes(None), Tally(()), None)
    put(head, life_of(page(count // 2, f"for {name}")), work)
    head.write_notes()
    cells.append(took(lambda: send(head.store, server)))
    cells += [asking(partial(ask_server, server.endpoint)), asking(partial(select, head.store))]
    return f"| {name} | {count} | {' | '.join(cells)} |\n"


class Counting(Wire):
    """A wire that counts what it asks."""

    asked = 0

    def ask(self, request: Request) -> Reply:
        """Count the request, and ask."""
        self.asked += 1
        return super().ask(request)


def sent(name: str, head: Head, server: Server, count: int) -> str:
    """Return what a first sending took."""
    wire = Counting()
    counted = server._replace(wire=wire)
    by_updates = "yes" if server.update else "no"
    return f"| {name} | {count} | {by_updates} | {took(lambda: send(head.store, counted))} | {wire.asked} "


def main(count: int, measure: Callable[[str, Head, Server, int], str]) -> None:
    """Build so many pages, send them to each server, and write the table."""
    from graph.build import build

    os.environ[USER] = os.environ[PASSWORD] = "dba"
    sys.stdout.write(FIRST if measure is sent else _heading())
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "head") as head:
        build(head, pages(count))
        ways = (True, False) if measure is sent else (True,)
        for (program, run, places, default), by_updates in product(SERVERS, ways):
            there = Path(folder) / f"{run.__name__}-{by_updates}"
            there.mkdir()
            if program:
                before = _of_children()
                with run(there) as address:
                    query, store, update = (f"{address}/{place}" for place in places)
                    server = Server(Endpoint(query, default), store, Wire(), update if by_updates else None)
                    sys.stdout.write(measure(run.__name__, head, server, count))
                if measure is sent:
                    sys.stdout.write(f"| {_of_children() - before:.1f} |\n")
                sys.stdout.flush()


def _of_children() -> float:
    """Return the CPU seconds of all processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _heading() -> str:
    asked = "asked there ms, median | worst | failed | asked here ms, median | worst | failed"
    steps = " | ".join(f"{step}: CPU s | wall s" for step in ("all", "nothing new", "one page"))
    return f"| server | pages | {steps} | {asked} |\n{'|---' * 14}|\n"


if __name__ == "__main__":
    first = sys.argv[1:2] == ["send"]
    for size in sys.argv[1 + first :]:
        main(int(size), sent if first else measure)
