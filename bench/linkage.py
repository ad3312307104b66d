"""Whether Splink finds more spellings of one body than the built-in blocks, on invented names in the tens of thousands.

    python -m bench.linkage 10000 30000

Bodies of a kind, a field and a town, so that each has siblings which differ in one word, are written down in several
spellings each: inflected, with or without legal form, with hyphens or umlauts spelled out, with a slip of the pen (in
the head noun, too). Both ways get the same fields of `graph.spellings`; Splink (`pip install splink`, not locked here:
`docs/decisions/0018-no-splink.md`) blocks by Land with head noun, key or town. Seconds are of all cores.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.resolution import Score, say, spelled
from graph.likeness import Body
from graph.resolution import groups_of
from graph.spellings import spellings, stem

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = (
    *("Gesundheitsamt", "Caritasverband", "Kreisverband", "Netzwerk", "Landesvereinigung"),
    *("Stiftung", "Verein", "Jobcenter", "Volkshochschule", "Beratungsstelle"),
    *("Krankenkasse", "Hochschule", "Bündnis", "Arbeitsgemeinschaft", "Ärztekammer"),
    *("Wohlfahrtsverband", "Klinikum", "Selbsthilfezentrum", "Jugendamt", "Sportbund"),
)
FIELDS = (
    "",
    "Gesunde Städte",
    "für Gesundheit",
    "für Gesundheitsförderung",
    "für Wohnungslose",
    "für Alleinerziehende",
    "für Kinder und Familie",
    "für seelische Gesundheit",
    "für Bewegung und Ernährung",
    "für Menschen mit Behinderung",
)
FRONTS = ("Ober", "Nieder", "Neu", "Alt", "Groß", "Klein", "Mühl", "Stein", "Berg", "Wald", "Linden", "König", "Rosen")
ENDS = ("hausen", "heim", "dorf", "burg", "stadt", "berg", "feld", "kirchen", "bach", "hofen", "rode", "tal", "münster")
LAENDER = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
GENITIVE = {"amt": "amtes", "verband": "verbandes", "werk": "werks", "verein": "vereins", "bündnis": "bündnisses"}
SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
LONG = 8
SURE = (0.5, 0.9, 0.99, 0.999)
BLOCKS = (("head", "land"), ("key", "land"), ("town", "land"))


class Named(NamedTuple):
    """A spelling that no one knows, the town that it ends with, and the number of the body that it means."""

    means: int
    body: Body
    town: str


def inflected(name: str, dice: random.Random) -> str:
    """Return the name in the genitive where its kind shows one."""
    del dice
    kind, _, rest = name.partition(" ")
    ending = next((end for end in GENITIVE if kind.endswith(end)), "")
    return f"{kind.removesuffix(ending)}{GENITIVE.get(ending, '')} {rest}"


def slipped(name: str, dice: random.Random) -> str:
    """Return the name with one letter missing or two swapped in one of its long words."""
    words = name.split(" ")
    place = dice.choice([number for number, word in enumerate(words) if len(word) >= LONG] or [0])
    word, at = words[place], dice.randrange(1, max(2, len(words[place]) - 1))
    swapped = word[at + 1 : at + 2] + word[at]
    words[place] = word[:at] + dice.choice((word[at + 1 : at + 2], swapped)) + word[at + 2 :]
    return " ".join(words)


WRITTEN: tuple[Callable[[str, random.Random], str], ...] = (
    lambda name, _: f"{name} e. V.",
    lambda name, _: f"{name} e.V.",
    lambda name, _: name.translate(SPELLED_OUT),
    lambda name, _: name.replace(" für ", "-für-"),
    lambda name, _: name.upper(),
    inflected,
    slipped,
)


def names(count: int) -> list[Named]:
    """Return about *count* spellings, the same every time; two and a half of each body."""
    dice = random.Random(count)  # noqa: S311 - the same names every time
    found: dict[tuple[str, str], Named] = {}
    number = 0
    while len(found) < count:
        number += 1
        town, land = dice.choice(FRONTS) + dice.choice(ENDS), f"DE-{dice.choice(LAENDER)}"
        name = " ".join(filter(None, (dice.choice(KINDS), dice.choice(FIELDS), town)))
        if (name, land) in found:
            continue
        for spelling in (name, *(dice.choice(WRITTEN)(name, dice) for _ in range(dice.randrange(4)))):
            body = Body(f"name/{number}/{spelling}", spellings([spelling]), frozenset({land}))
            found.setdefault((spelling, land), Named(number, body, _last(body)))
    return list(found.values())


def score(meant: list[Named], joined: Iterable[Iterable[str]]) -> Score:
    """Count the pairs that *joined* groups of IRIs have right, wrong, and not."""
    told = {one.body.iri: one for one in meant}
    pairs = {two for group in joined for two in combinations(sorted(group), 2)}
    wanted = {two for group in _together(meant) for two in combinations(sorted(group), 2)}
    named = [(told[first].body.name, told[other].body.name) for first, other in pairs - wanted]
    return Score(len(pairs & wanted), named, [("", "")] * len(wanted - pairs))


def _together(meant: list[Named]) -> Iterator[list[str]]:
    groups: dict[int, list[str]] = {}
    for one in meant:
        groups.setdefault(one.means, []).append(one.body.iri)
    yield from groups.values()


def row(one: Named) -> dict[str, Any]:
    """Return what Splink compares: the same fields that the rules compare."""
    spelling = one.body.spellings[0]
    stems = [stem(word) for word in spelling.words]
    return {
        "unique_id": one.body.iri,
        "key": spelling.key,
        "stems": " ".join(sorted(stems)),
        "head_word": next(iter(stems), ""),
        "head": spelling.head,
        "land": min(spelling.lands or one.body.lands, default=""),
        "town": one.town,
    }


def linked(meant: list[Named]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield for every threshold the pairs that Splink proposes."""
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.DamerauLevenshteinAtThresholds("stems", [1, 2, 4, 8]),
            cl.DamerauLevenshteinAtThresholds("town", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("head_word", [1, 2]),
        ],
        blocking_rules_to_generate_predictions=[block_on(*fields) for fields in BLOCKS],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(pa.Table.from_pylist([row(one) for one in meant])), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("key", "land")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e5, seed=1)
    for rule in (block_on("town", "land"), block_on("head", "land")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=min(SURE)).as_record_list()
    for sure in SURE:
        yield (
            f"Splink, probability >= {sure}",
            [(two["unique_id_l"], two["unique_id_r"]) for two in found if two["match_probability"] >= sure],
        )


def real() -> list[Named]:
    """Return the German spellings of bench/spellings.tsv, which hardly slip and have siblings on purpose."""
    numbers: dict[str, int] = {}
    return [Named(-numbers.setdefault(name, len(numbers) + 1), body, _last(body)) for name, body in spelled()]


def _last(body: Body) -> str:
    return (body.spellings[0].words or ("",))[-1]


def measure(count: int) -> None:
    """Print time, precision and recall of both ways on *count* invented names, and on the real ones among them."""
    invented, known = names(count), real()
    meant = [*invented, *known]
    say(f"{len(invented)} spellings of {len({one.means for one in invented})} bodies, and {len(known)} real ones")
    start = time.process_time()
    joined = groups_of([one.body for one in meant])
    tell("blocks and rules", time.process_time() - start, (invented, known), joined)
    if find_spec("splink"):
        start = time.process_time()
        for way, pairs in linked(meant):
            tell(way, time.process_time() - start, (invented, known), pairs)


def tell(way: str, seconds: float, sets: Iterable[list[Named]], joined: Iterable[Iterable[str]]) -> None:
    """Print how *joined* groups do within each of *sets*."""
    told = [set(group) for group in joined]
    for part in sets:
        own = {one.body.iri for one in part}
        say(f"  {way:29} {seconds:6.1f} s  {score(part, [group & own for group in told])}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[10_000])
    for many in parser.parse_args().counts:
        measure(many)
