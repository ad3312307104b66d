"""The command in a process that sends itself Ctrl-C once a stage has done so many things: `stopping.py COUNT WORD…`."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from chancennetz.__main__ import main
from chancennetz.telling import Teller


def stop_after(count: int) -> None:
    """Have every progress count down, and a true SIGINT sent at zero."""
    left = iter(range(count - 1, -1, -1))
    told = Teller.progress

    @contextmanager
    def counting(self: Teller, what: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
        with told(self, what, total) as step:

            def counted(at: str) -> None:
                step(at)
                if next(left, None) == 0:
                    os.kill(os.getpid(), signal.SIGINT)

            yield counted

    Teller.progress = counting  # type: ignore[method-assign]


if __name__ == "__main__":
    stop_after(int(sys.argv.pop(1)))
    main()
