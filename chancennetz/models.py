"""The models that a user asked for by name; what they do with the pages is said before the first one is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extract.extractors import Extractor


def asked_for(wishes: Sequence[str]) -> tuple[Extractor, ...]:
    """Return the models of `--with`, having told on standard error what each of them does with the pages."""
    from extract.extractors import extractors

    models = extractors(wishes)
    for model in models:
        if model.notice:
            typer.echo(f"chancennetz: {model.name}: {model.notice}", err=True)
    return models
