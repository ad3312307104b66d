"""Reads any number of damaged pages and says what happened: `nice python bench/fuzz_extract.py --inputs 100000`.

Every input is made from its number, so a failure is seen again with `--first NUMBER --inputs 1`. An input that takes
longer than ten seconds counts as a hang.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parents[1]))

from extract.reader import Reader
from tests.extract.hostile import media_type, soup

LONGEST = 10
EVERY = 10_000


class Hang(Exception):
    """An input took longer than ten seconds."""


def main() -> int:
    """Read the inputs and return 1 when any of them crashed, hung or gave a quote that is not the text."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--inputs", type=int, default=100_000)
    asked.add_argument("--first", type=int, default=0)
    options = asked.parse_args()
    logging.disable()
    signal.signal(signal.SIGALRM, _hang)
    reader, outcomes, failed = Reader.load(), Counter[str](), 0
    begun = time.monotonic()
    for seed in range(options.first, options.first + options.inputs):
        try:
            outcomes[_read(reader, seed)] += 1
        except (Exception, Hang) as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
            failed += 1
            print(f"input {seed}: {type(problem).__name__}: {problem}", flush=True)  # noqa: T201
        if (seed + 1) % EVERY == 0:
            print(f"{seed + 1} inputs, {time.monotonic() - begun:.0f} s, {dict(outcomes)}", flush=True)  # noqa: T201
    print(f"{options.inputs} inputs: {failed} failed, {dict(outcomes)}")  # noqa: T201
    return int(failed > 0)


def _read(reader: Reader, seed: int) -> str:
    signal.alarm(LONGEST)
    try:
        text, reading = reader.read_bytes("p", soup(seed), media_type(seed))
    finally:
        signal.alarm(0)
    for evidence in (e for record in reading.records for e in record.evidence):
        if text.text[evidence.start : evidence.end] != evidence.quote or not evidence.quote:
            raise AssertionError(f"{evidence} is not the text")
    return f"{reading.outcome} with records" if reading.records else reading.outcome


def _hang(*_: object) -> NoReturn:
    raise Hang


if __name__ == "__main__":
    sys.exit(main())
