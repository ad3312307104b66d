"""`chancennetz read`: pages into records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, WithOption, WorkspaceOption


def read(
    files: Annotated[
        list[Path] | None, typer.Argument(help="HTML, PDF or text files; none: the archive.", exists=True)
    ] = None,
    manifest: Annotated[
        Path | None, typer.Option("--manifest", "-m", help="JSONL that names pages: id, html or text.")
    ] = None,
    models: WithOption = None,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Read pages into records, each with the sentence it was read from.

    Files and manifests are read to standard output, one JSON record a line; without them the archive is read.
    Many pages are read side by side, by a process for each processor (8 at most, or `CHANCENNETZ_JOBS`).

    Examples:

    `chancennetz read page.html | head -3` shows the first records of a saved page.

    `chancennetz read --with openai:url=http://localhost:11434/v1,model=NAME` also asks a language model; what it
    proposes counts only where it stands on the page.
    """
    from chancennetz.telling import Teller

    if files or manifest:
        from chancennetz.single_pages import read_files, read_manifest

        return read_manifest(manifest, models or ()) if manifest else read_files(files or [], models or ())
    from chancennetz.models import asked_for
    from chancennetz.reading import read_pages
    from chancennetz.workspace import existing

    teller = Teller(json=json)
    teller.document(read_pages(existing(workspace), teller, asked_for(models or ())))
    return None
