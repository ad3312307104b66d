"""Writes the reference of the graph's terms as one HTML file in German and English; nothing is fetched by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from chancennetz.telling import Teller
from chancennetz.workspace import existing
from data.errors import JobFailed

if TYPE_CHECKING:
    from graph.terms import Term

TEMPLATE = "reference.html"


def write_reference(target: Path, folder: Path, release: str | None, teller: Teller) -> None:
    """Write every term to *target*, with its uses in a release of the workspace *folder* where one is named."""
    from graph.terms import terms

    found = terms()
    id_, counts = _counted(found, folder, release) if release else (None, {})
    page = rendered(found, id_, counts)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, "utf-8")
    except OSError as error:
        raise JobFailed(f"The reference {target} cannot be written: {error.strerror or error}.") from error
    teller.line(f"{target}: {len(found)} terms")
    teller.document({"file": str(target), "terms": len(found), "release": id_})


def rendered(found: list[Term], release: str | None = None, counts: dict[str, int] | None = None) -> str:
    """Return the page; *counts* tells of terms by name how many things of *release* they are used of."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from graph.names import sparql_prefixes

    environment = Environment(
        loader=PackageLoader("chancennetz", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template(TEMPLATE).render(
        parts=_parts(found),
        known={one.name for one in found},
        release=release,
        counts=counts or {},
        prefixes=sparql_prefixes(),
    )


def _parts(found: list[Term]) -> list[tuple[str, str, str, list[Term]]]:
    """Return the page's parts: anchor, title in German and English, terms."""
    own = [one for one in found if one.own]
    return [
        ("classes", "Klassen", "Classes", [one for one in own if one.kind == "Class"]),
        ("properties", "Eigenschaften", "Properties", [one for one in own if one.kind.endswith("Property")]),
        ("values", "Feste Werte", "Fixed values", [one for one in own if one.kind == "Individual"]),
        ("borrowed", "Aus anderen Standards", "From other standards", [one for one in found if not one.own]),
    ]


def _counted(found: list[Term], folder: Path, name: str) -> tuple[str, dict[str, int]]:
    from graph.releases import named
    from graph.sparql import select

    release = named(existing(folder).releases, name)
    store = release.store()
    return release.manifest.id, {one.name: int(select(store, one.counting).rows[0][0] or 0) for one in found}
