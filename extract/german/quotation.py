"""Quotation marks as pages write them, German, French and typewritten; German closes with what English opens with."""

OPENING = '„“"»'
CLOSING = '“”"«'
MARKS = "".join(sorted({*OPENING, *CLOSING}))
