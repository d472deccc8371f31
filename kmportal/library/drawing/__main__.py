"""The process that draws: a PDF from its standard input, pixels to its standard output."""

from __future__ import annotations

import json
import sys

from search.extraction.__main__ import confine
from search.extraction.limits import Limits

from .pixels import HEADER, fitted


def main() -> None:
    """Whatever goes wrong ends it without a picture; who started it asks no more than that."""
    confine(Limits(**json.loads(sys.argv[1])))
    import pypdfium2  # type: ignore[import-untyped]  # within the limits; it has no types

    # Without a password this opens what is only locked against printing or changing, too.
    page = pypdfium2.PdfDocument(sys.stdin.buffer.read())[0]
    scale = fitted(*page.get_size())
    # Four bytes a pixel leave no gaps between rows.
    bitmap = page.render(scale=scale, prefer_bgrx=True, limit_image_cache=True)
    sys.stdout.buffer.write(HEADER.pack(bitmap.width, bitmap.height))
    sys.stdout.buffer.write(bytes(bitmap.buffer))


if __name__ == "__main__":
    main()
