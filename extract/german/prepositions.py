"""German prepositions: what they govern is no subject of a sentence.

Clues of judges leave out those that their weights were trained without.
"""

PREPOSITIONS = frozenset(
    {"mit", "von", "durch", "bei", "für", "an", "in", "aus", "über", "neben", "zu", "nach", "seit", "vor", "auf"}
    | {"unter", "um", "gegen", "ohne", "zwischen"}
)
CONTRACTED = frozenset({"am", "ans", "im", "vom", "beim", "zum", "zur"})
