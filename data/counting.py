"""Numbers in sentences."""


def counted(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: `1 page`, `2 pages`, `0 addresses` (whose plural is given).

    >>> counted(1, "row"), counted(2, "address", "addresses")
    ('1 row', '2 addresses')
    """
    return f"{number} {thing if number == 1 else things or thing + 's'}"
