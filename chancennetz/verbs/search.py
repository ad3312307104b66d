"""`chancennetz search`: words in labels and quotes."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, Form, FormOption, JsonOption, ReleaseOption, WorkspaceOption


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that must all be there.")],
    land: Annotated[str | None, typer.Option("--land", help="Only this Land: Hessen, DE-HE or its IRI.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many hits at most.")] = 20,
    form: FormOption = Form.table,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Search the labels and quotes of the newest release, the best first.

    Case, umlauts (ä, ae, a) and endings do not matter, longer words that begin so are found, and so is what the
    vocabularies say means the same or is narrower; `why` tells through what a hit was found.

    Examples:

    `chancennetz search wohnungslos` finds “Obdachlose”, too

    `chancennetz search Förderer BZgA --land Hamburg --format csv`
    """
    from chancennetz.searching import Wanted, show

    show(workspace, release, Wanted(tuple(words), land, limit), "json" if json else form.value)
