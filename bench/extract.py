"""What extraction costs beside finding the main text alone and beside parsing alone: `python bench/extract.py`.

Bytes to records, trafilatura's main text (`pip install --group bench`) and a bare lxml parse take turns on the same
pages, in one process that begins with cold caches, by the reader that `chancennetz read` has; CPU time is counted.
`--profile` says where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib
import pstats
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from lxml import html as lxml_html

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.extract_pages import pages
from chancennetz.reading import shipped_reader
from extract.reader import Reader

START = "from extract.reader import Reader; Reader.load()"
STAGES = (
    ("parsing.py", "markup_of"), ("main_text.py", "main_text"), ("html.py", "_walk"), ("language.py", "language"),
    ("analysis.py", "analyse"), ("bodies.py", "find"), ("topic.py", "sure"), ("named_by_role.py", "added"),
    ("role_sentences.py", "read_sentences"), ("relations.py", "relations"), ("recognise.py", "_likely"),
    ("programmes.py", "parties"), ("people.py", "records"), ("activities.py", "find"), ("programmes.py", "records"),
    ("contacts.py", "contacts"), ("facts.py", "facts"), ("offices.py", "offices"), ("lands.py", "of_page"),
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=200)
    asked.add_argument("--profile", action="store_true", help="tell where the time of extraction goes")
    asked.add_argument("--alone", action="store_true", help="extraction only, to see its memory")
    options = asked.parse_args()
    made = pages(options.pages)
    reader = shipped_reader()
    if options.profile:
        return profile(reader, made)
    if options.alone:
        for number, body in enumerate(made):
            reader.read_bytes(str(number), body, "text/html")
        return say(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    return compare(reader, made)


def compare(reader: Reader, made: list[bytes]) -> None:
    """Print pages per CPU-second of each contender, its share of the first one's time, start-up and memory."""
    contenders: dict[str, Callable[[bytes], object]] = {
        "bytes to records": lambda body: reader.read_bytes("p", body, "text/html"),
        "trafilatura, main text only": importlib.import_module("trafilatura").extract,
        "lxml, parse only": lxml_html.fromstring,
    }
    spent = dict.fromkeys(contenders, 0.0)
    for body in made:
        for name, read in contenders.items():
            begun = time.process_time()
            read(body)
            spent[name] += time.process_time() - begun
    records = sum(len(reader.read_bytes("p", body, "text/html")[1].records) for body in made)
    say(
        f"{len(made)} pages of {sum(map(len, made)) / len(made) / 1e3:.1f} kB, {records / len(made):.1f} records a page"
    )
    say("| | pages per CPU-second | ms a page | beside trafilatura |\n|---|---|---|---|")
    base = spent["trafilatura, main text only"]
    for name, seconds in spent.items():
        each = seconds / len(made)
        say(f"| {name} | {1 / each:.1f} | {1e3 * each:.2f} | {base / seconds:.2f} |")
    say(f"start-up (import and load) {_start():.2f} CPU-seconds; memory of extraction alone {_alone(len(made))}")


def profile(reader: Reader, made: list[bytes]) -> None:
    """Print the share of every stage, and the functions that take most time themselves."""
    looked = cProfile.Profile()
    looked.enable()
    for body in made:
        reader.read_bytes("p", body, "text/html")
    looked.disable()
    stats = pstats.Stats(looked)
    whole = float(stats.total_tt)  # type: ignore[attr-defined]
    rows = stats.stats  # type: ignore[attr-defined]
    say("| stage | share | ms a page |\n|---|---|---|")
    for file, function in STAGES:
        took = sum(
            row[3] for (path, _, name), row in rows.items() if path.endswith(f"extract/{file}") and name == function
        )
        say(f"| {file} {function} | {took / whole:.1%} | {1e3 * took / len(made):.2f} |")
    own = defaultdict[str, float](float)
    for (path, line, name), row in rows.items():
        own[f"{Path(path).name}:{line} {name}"] += row[2]
    say("| function, its own time | share |\n|---|---|")
    for name, took in sorted(own.items(), key=lambda entry: -entry[1])[:25]:
        say(f"| {name} | {took / whole:.1%} |")


def _start() -> float:
    """Return the CPU seconds of a fresh process that imports and loads a reader."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", START], check=True, cwd=Path(__file__).parents[1])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _alone(count: int) -> str:
    words = [sys.executable, __file__, "--alone", "--pages", str(count)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def say(line: str) -> None:
    """Print *line* at once."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
