"""`python -m chancennetz`, and the `chancennetz` command: runs a verb and turns every error into one sentence.

Exit codes: 0 all is well; 1 the job failed or was stopped; 2 it was asked wrongly.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from data.errors import ChancennetzError

INTERRUPTED = 130  # what Typer makes of Ctrl-C
ERROR = "<3>"  # as sd-daemon(3) says
STOPPED = "Stopped. What was done is kept; the same command goes on from there."
_FULL_IN_WORDS = ("No space left", "File too large", "disk is full")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def main() -> None:
    """Run the command; the process ends with its exit code."""
    from chancennetz.app import app

    sys.exit(answer(lambda: app(prog_name="chancennetz")))


def answer(job: Callable[[], None]) -> int:
    """Run *job* and return the exit code, having told what went wrong on standard error."""
    try:
        job()
    except SystemExit as ended:
        return _tell(STOPPED, 1) if ended.code == INTERRUPTED else int(ended.code or 0)
    except ChancennetzError as problem:
        return _tell(str(problem), problem.exit_code)
    except KeyboardInterrupt:
        return _tell(STOPPED, 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as problem:
        return _tell(_from_the_system(problem), 1)
    return 0


def _from_the_system(problem: OSError) -> str:
    if problem.errno in _FULL or any(words in str(problem) for words in _FULL_IN_WORDS):
        where = f" ({problem.filename})" if problem.filename else ""
        return f"The disk is full{where}. What was done is kept; make room and run the same command again."
    refused = f"The system refused {problem.filename}" if problem.filename else "The system refused"
    return f"{refused}: {problem.strerror or problem}."


def _tell(sentence: str, code: int) -> int:
    print(f"{_grave()}chancennetz: {sentence}", file=sys.stderr)  # noqa: T201
    return code


def _grave() -> str:
    """Return what marks a line as an error where standard error is the system's journal, else nothing."""
    try:
        found = os.fstat(sys.stderr.fileno())
    except (OSError, ValueError):
        return ""
    return ERROR if os.environ.get("JOURNAL_STREAM") == f"{found.st_dev}:{found.st_ino}" else ""


if __name__ == "__main__":
    main()
