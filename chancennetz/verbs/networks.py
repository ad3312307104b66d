"""`chancennetz networks`: which networks there are."""

from __future__ import annotations

from chancennetz.options import JsonOption


def networks(*, json: JsonOption = False) -> None:
    """List the networks with the question that each answers, what its edges and weights mean, and the formats.

    Example: `chancennetz networks --json`
    """
    from chancennetz.exporting import list_networks
    from chancennetz.telling import Teller

    list_networks(Teller(json=json))
