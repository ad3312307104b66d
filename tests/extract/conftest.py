"""One reader for all tests of the room: it loads once and keeps nothing between pages."""

import pytest

from extract.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()
