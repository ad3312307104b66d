"""Recipes: a network's SPARQL file, with a header that says in both languages which question the network answers.

A recipe gives one row for each piece of evidence: `?source` and `?target` (IRIs), and where it knows them `?statement`,
`?page`, `?confidence` and `?quote`; `?weight` where it counts itself. Every other column keeps edges apart and becomes
their attribute. A file without a query of its own may project another recipe onto one of its two modes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from data import curated
from data.errors import AskedWrongly, told

_KEY = re.compile(r"^# *([a-z][a-z@-]*): +(.+?) *$")
_PROJECTS = re.compile(r"^([\w-]+) onto (.+)$")
KEYS = (
    "title",
    "title@de",
    "question",
    "question@de",
    "description",
    "directed",
    "nodes",
    "edge",
    "weight",
    "modes",
    "projects",
    "reciprocity",
)


class Recipe(NamedTuple):
    """A network's SPARQL file with what its header says; `onto` is the mode that it is projected onto, or empty."""

    name: str
    title: str
    title_de: str
    question: str
    question_de: str
    description: str
    nodes: str
    edge: str
    weight: str
    directed: bool
    reciprocity: bool
    modes: tuple[str, ...]
    onto: str
    file: str
    sparql: str


def shipped() -> dict[str, Recipe]:
    """Return the recipes of `data/networks` by name."""
    files = sorted(curated("networks").iterdir(), key=lambda file: file.name)
    return {recipe.name: recipe for recipe in map(read, files)}


def read(file: Traversable) -> Recipe:
    """Read a recipe's file; its name is the file's without `.rq`, and a header that cannot be read is refused."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise AskedWrongly(f"{file} cannot be read as a recipe: {told(problem)}.") from problem
    header = _header(file, text)
    if "projects" in header:
        return _projection(file, header)
    return _recipe(file, header, text)


def _header(file: Traversable, text: str) -> dict[str, str]:
    """Return the `# key: value` lines before the query; an unknown key is answered with the known ones."""
    lines = takewhile(lambda line: not line.strip() or line.startswith("#"), text.splitlines())
    found: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        match = _KEY.match(line)
        if match and match[1] not in KEYS:
            raise AskedWrongly(f"{file}, line {number}: no header key {match[1]!r}; there are: {', '.join(KEYS)}.")
        if match:
            found[match[1]] = match[2]
    return found


def _recipe(file: Traversable, header: Mapping[str, str], sparql: str) -> Recipe:
    name = file.name.removesuffix(".rq")
    title = header.get("title", name)
    question = header.get("question", "")
    return Recipe(
        name=name,
        title=title,
        title_de=header.get("title@de", title),
        question=question,
        question_de=header.get("question@de", question),
        description=header.get("description", ""),
        nodes=header.get("nodes", ""),
        edge=header.get("edge", ""),
        weight=header.get("weight", ""),
        directed=_yes_or_no(file, header, "directed", default="yes"),
        reciprocity=_yes_or_no(file, header, "reciprocity", default="no"),
        modes=tuple(filter(None, (mode.strip() for mode in header.get("modes", "").split(",")))),
        onto="",
        file=str(file),
        sparql=sparql,
    )


def _yes_or_no(file: Traversable, header: Mapping[str, str], key: str, *, default: str) -> bool:
    told = header.get(key, default)
    if told not in {"yes", "no"}:
        raise AskedWrongly(f"{file}: {key} is yes or no, not {told!r}.")
    return told == "yes"


def _projection(file: Traversable, header: Mapping[str, str]) -> Recipe:
    """Read a recipe that projects another one: `projects: office-partner onto office`."""
    told = _PROJECTS.match(header["projects"])
    if not told:
        raise AskedWrongly(f"{file}: projects says NAME onto MODE, such as office-partner onto office.")
    name, mode = told.groups()
    of = find(name, beside=file)
    own = _recipe(file, {**header, "directed": "no"}, of.sparql)
    return own._replace(modes=of.modes, onto=known_mode(of, mode), file=of.file)


def known_mode(recipe: Recipe, mode: str) -> str:
    """Return *mode* where the recipe has two modes and this is one of them."""
    if len(recipe.modes) != 2:  # noqa: PLR2004 - two-mode means two
        raise AskedWrongly(f"{recipe.name} is not a two-mode network, so it cannot be projected onto {mode!r}.")
    if mode not in recipe.modes:
        raise AskedWrongly(f"{recipe.name} has no mode {mode!r}; its modes are: {', '.join(recipe.modes)}.")
    return mode


def find(name: str, beside: Traversable | None = None) -> Recipe:
    """Return the recipe *name*: a file `name.rq` of your own, one that lies *beside* another, or a shipped one."""
    own = Path(name)
    if name.endswith(".rq"):
        if not own.is_file():
            raise AskedWrongly(f"There is no recipe file {name}.")
        return read(own)
    places: list[Callable[[], Traversable]] = [lambda: curated("networks", f"{name}.rq")]
    if isinstance(beside, Path):
        places.insert(0, lambda: beside.with_name(f"{name}.rq"))
    for place in places:
        if (file := place()).is_file() and file != beside:
            return read(file)
    raise AskedWrongly(f"There is no network {name!r}; there are: {', '.join(names())}, or a .rq file of your own.")


def names() -> list[str]:
    """Return the names of the shipped recipes, sorted."""
    return sorted(file.name.removesuffix(".rq") for file in curated("networks").iterdir())
