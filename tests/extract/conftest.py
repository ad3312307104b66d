"""One reader for all tests of the room: it loads once and keeps nothing between pages."""

from collections.abc import Iterable

import pytest

from extract.bodies import BodyFinder
from extract.judge import NONE, Judge, Weights
from extract.reader import Reader
from extract.role_frames import ROLES


class Unmoved(Judge):
    """Finds every role as probable as any other: it takes no role away, gives none and changes none."""

    def chances(self, clues: Iterable[str]) -> dict[str, float]:
        """Return the same for every role, whatever the clues."""
        del clues
        return dict.fromkeys(ROLES, 0.5)


UNMOVED = Unmoved(Weights((*ROLES, NONE), 1.0, {}))
TRUSTING = Judge(Weights(("right", NONE), 0.0, {}))


@pytest.fixture(scope="session")
def shipped() -> Reader:
    """Return the reader as it is shipped, which leaves out relations that are not probable enough."""
    return Reader.load()


@pytest.fixture(scope="session")
def reader(shipped: Reader) -> Reader:
    """Return a reader that tells every relation that it finds, however probable: tests show what is found."""
    found = Reader(shipped.recogniser, panel=shipped.panel)
    found.recogniser = found.recogniser._replace(roles=found.recogniser.roles._replace(whole=TRUSTING))
    return found


@pytest.fixture(scope="session")
def finder(reader: Reader) -> BodyFinder:
    """Return the finder of bodies that the reader uses."""
    return reader.recogniser.bodies


@pytest.fixture(scope="session")
def literal(reader: Reader) -> Reader:
    """Return a reader that takes roles from constructions alone, as they stand, without judges."""
    found = Reader(reader.recogniser, panel=reader.panel)
    roles = reader.recogniser.roles._replace(judge=UNMOVED)
    found.recogniser = found.recogniser._replace(roles=roles)
    return found
