"""The text of a PDF by pypdf, line wraps joined into paragraphs; a PDF without text gives an empty page text."""

from __future__ import annotations

import io
import logging
import re

from extract.blocks import PageText
from extract.plain import read_plain

HYPHEN = re.compile(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])")
WRAP = re.compile(r"(?<=[\wäöüß,–“\"])\n(?=[a-zäöüß(„])")
MOST_PAGES = 300


def read_pdf(body: bytes) -> PageText:
    """Return the text of the first 300 pages; raises ValueError when the bytes are no readable PDF."""
    from pypdf import PdfReader  # noqa: PLC0415 - heavy, and only few pages are PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(body))
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError, IndexError) as error:
        message = f"the PDF cannot be read ({type(error).__name__}: {error})"
        raise ValueError(message) from error
    return read_plain(WRAP.sub(" ", HYPHEN.sub("", "\n\n".join(pages))))
