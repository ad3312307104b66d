"""`chancennetz ask`: questions and answers."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import (
    WORKSPACE,
    DefaultGraphOption,
    Form,
    FormOption,
    JsonOption,
    ReleaseOption,
    WorkspaceOption,
)


def ask(
    question: Annotated[str | None, typer.Argument(help="Name of a question; none: list them.")] = None,
    values: Annotated[list[str] | None, typer.Argument(metavar="[NAME=VALUE]...", help="Parameters.")] = None,
    sparql: Annotated[
        str | None,
        typer.Option("--sparql", help="A SPARQL query of your own, or its file; - reads standard input."),
    ] = None,
    limit: Annotated[
        float, typer.Option("--time-limit", min=0.1, help="Seconds after which a question is given up.")
    ] = 60,
    form: FormOption = Form.table,
    server: Annotated[
        str | None,
        typer.Option("--server", metavar="URL", help="Ask the SPARQL server at this address, not a release here."),
    ] = None,
    default_graph: DefaultGraphOption = None,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Ask the newest release a question, or list the questions it knows.

    On a terminal you are asked for the parameters that you did not give; elsewhere they keep their defaults.

    Examples:

    `chancennetz ask offices-for-group group=Alleinerziehende`

    `chancennetz ask --sparql "SELECT ?o { ?o a cn:Office }"` asks in SPARQL; the prefixes are there.

    `chancennetz ask hosts --server http://localhost:7878/query` asks what `chancennetz send` sent there.
    """
    from chancennetz.asking import Asked, answer, answer_from_server, list_questions

    asked, wished = Asked(question, values or (), sparql, limit, not json), "json" if json else form.value
    if question is None and sparql is None:
        list_questions(json=json)
    elif server is not None:
        answer_from_server(server, default_graph, asked, wished)
    else:
        answer(workspace, release, asked, wished)
