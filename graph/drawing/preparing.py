"""Makes a network ready to be drawn: thins it out, places its nodes on a sheet, and remembers where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.drawing.columns import columns, fits, in_column
from graph.drawing.discs import Disc, Line, Point, discs, lines
from graph.drawing.folding import CROWDED, folded
from graph.drawing.placing import by_forces, remember, remembered
from graph.drawing.sheets import Sheet, sheet
from graph.drawing.spacing import apart

if TYPE_CHECKING:
    from graph.networks import Network

INSIDE = 24.0
TWO_LINES = 17.0


class Look(NamedTuple):
    """How a network is drawn: the modes that become columns, page size (empty: what suits), language, formats.

    `places` is the file that remembers where nodes stand; `whole` draws every node, however crowded.
    """

    modes: Sequence[str] = ()
    page: str = ""
    language: str = "de"
    formats: Sequence[str] = ("svg", "png")
    places: Path | None = None
    whole: bool = False


class Drawn(NamedTuple):
    """A network made ready: what is drawn of it, on which sheet, and whether in columns."""

    network: Network
    discs: dict[str, Disc]
    lines: list[Line]
    sheet: Sheet
    in_columns: bool


def prepared(network: Network, look: Look) -> Drawn:
    """Thin the network out, place its nodes, and remember where they stand."""
    shown = network if look.whole else folded(network)
    in_columns = fits(shown, look.modes)
    page = sheet(look.page or _page(shown, look, in_columns=in_columns))
    old = remembered(look.places)
    bare = discs(shown, look.language)
    if in_columns:
        where = columns(shown, look.modes, old)
        placed_discs = _in_columns(shown, page, bare, where)
    else:
        where, placed_discs = _by_forces(shown, page, bare, old)
    if look.places:
        remember(where, look.places)
    return Drawn(shown, placed_discs, lines(shown), page, in_columns)


def _in_columns(shown: Network, page: Sheet, bare: Mapping[str, Disc], where: Mapping[str, Point]) -> dict[str, Disc]:
    members = Counter(data["mode"] for _, data in shown.nodes(data=True))
    roomy = {mode: (page.top - page.bottom) / count >= TWO_LINES for mode, count in members.items()}
    return {
        node: in_column(bare[node], page, place, len(members), roomy=roomy[shown.nodes[node]["mode"]])
        for node, place in where.items()
    }


def _by_forces(
    shown: Network, page: Sheet, bare: Mapping[str, Disc], old: Mapping[str, Point]
) -> tuple[dict[str, Point], dict[str, Disc]]:
    """Return the places in the unit square and the discs on the page, none of which covers another."""
    where = by_forces(shown, old)
    points = {node: page.at(*place, inside=INSIDE) for node, place in where.items()}
    fixed = {node for node, place in where.items() if old.get(node) == place}
    spaced = apart(points, {node: disc.radius for node, disc in bare.items()}, fixed)
    back = {node: page.back(*point, inside=INSIDE) for node, point in spaced.items() if node not in fixed}
    return where | back, {node: bare[node]._replace(place=point) for node, point in spaced.items()}


def _page(shown: Network, look: Look, *, in_columns: bool) -> str:
    if in_columns:
        return "a4-portrait" if len(look.modes) == 2 else "a4"  # noqa: PLR2004 - two columns are narrow
    return "a4" if len(shown) <= CROWDED else "a3"
