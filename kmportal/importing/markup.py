"""Rich text for page fields. Made here from plain text alone, so nothing a file holds gets through
as markup except bold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


def inline(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", escape(text.strip(), quote=False))


def plain(text: str) -> str:
    """The words alone, without the asterisks of bold text."""
    return _BOLD.sub(r"\1", text).strip()


def paragraph(text: str) -> str:
    return f"<p>{inline(text)}</p>"


def listing(items: Iterable[str], *, ordered: bool) -> str:
    """A list of items that are markup already."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"
