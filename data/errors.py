"""The one error tree. A message is a sentence: what, where, and what to do.

ChancennetzError
├── AskedWrongly   what was asked for cannot be done as asked: exit code 2
└── JobFailed      the job was understood and could not be finished: exit code 1
"""

import errno

_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def may_not_write(problem: OSError) -> bool:
    """Tell whether a folder or file could not be written because this user may not, or nobody may."""
    return problem.errno in _CLOSED


def told(problem: Exception) -> str:
    """Return a problem in words, without the number and the path that Python puts beside what the system says."""
    return getattr(problem, "strerror", None) or str(problem)


class ChancennetzError(Exception):
    """Something a person can read and act on; the command prints it without a traceback."""

    exit_code = 1


class AskedWrongly(ChancennetzError):
    """A wrong option, file or value, named with the right choices."""

    exit_code = 2


class JobFailed(ChancennetzError):
    """The work stopped; what was done is kept, and the sentence tells how to go on."""
