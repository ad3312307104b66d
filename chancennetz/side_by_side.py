"""Work on many things of one kind, side by side in as many processes as there are processors to use."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from signal import SIG_IGN, SIGINT, signal
from typing import Any, TypeVar

from data.errors import AskedWrongly, JobFailed

JOBS = "CHANCENNETZ_JOBS"
MOST = 8
ALONE = 200
AHEAD = 4
ENDED = (
    "One of the processes that worked side by side was ended, most likely for want of memory. Nothing that was done is "
    f"lost: run it again, with {JOBS}=1 if memory is short."
)
Item = TypeVar("Item")
Answer = TypeVar("Answer")

_work: list[Callable[[Any], Any]] = []


def jobs() -> int:
    """Return how many processes may work: `CHANCENNETZ_JOBS`, or one for each processor to use, 8 at most."""
    told = os.environ.get(JOBS)
    if not told:
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return min(usable, MOST)
    if not told.isdecimal() or not int(told):
        raise AskedWrongly(f"{JOBS} is {told!r}; set it to the number of processes that may work, as 2.")
    return int(told)


def side_by_side(
    make: Callable[[], Callable[[Item], Answer]], items: Iterable[Item], *, alone: int = ALONE
) -> Iterator[tuple[Item, Answer]]:
    """Yield each item with its answer, in order, by what *make* returns, which each process makes for itself.

    The first *alone* items are answered here, as starting processes takes longer than they do. *make* is a function
    of a module, items and answers can be pickled. Few items are taken before their turn, and those by this process.
    """
    count, remaining, work = jobs(), iter(items), make()
    for item in remaining if count == 1 else islice(remaining, alone):
        yield item, work(item)
    for item in remaining:
        yield from _pooled(make, count, chain([item], remaining))


def _pooled(
    make: Callable[[], Callable[[Item], Answer]], count: int, items: Iterable[Item]
) -> Iterator[tuple[Item, Answer]]:
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (make,))
    waiting: deque[tuple[Item, Future[Answer]]] = deque()
    try:
        for item in items:
            waiting.append((item, pool.submit(_answered, item)))
            if len(waiting) == AHEAD * count:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    except BrokenProcessPool:
        raise JobFailed(ENDED) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _next(waiting: deque[tuple[Item, Future[Answer]]]) -> tuple[Item, Answer]:
    item, answer = waiting.popleft()
    return item, answer.result()


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    """Prepare a process: an interrupt is its parent's affair, and it ends with its parent, however that ends."""
    signal(SIGINT, SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work[:] = [make()]


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _answered(item: Any) -> Any:  # noqa: ANN401 - whatever the work takes and gives
    return _work[0](item)
