"""What a block says, as plain text with its lines: what a reader of a comparison needs of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.rich_text import RichText
from wagtail.utils.text import text_from_html

from kmportal.core.dates import readable_date

_LINE_END = re.compile(r"<br\s*/?>|</(?:p|li|h[1-6]|tr|div|dd|dt|figcaption)>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)


def text_of(block: blocks.Block, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(block, blocks.StructBlock):
        return "\n".join(f"{label}: {text}" for label, text in cells_of(block, value) if text)
    if isinstance(block, blocks.ListBlock):
        return "\n".join(f"• {text_of(block.child_block, item)}" for item in value)
    if isinstance(block, blocks.StreamBlock):
        return "\n".join(text_of(child.block, child.value) for child in value)
    return _leaf(block, value)


def cells_of(block: blocks.StructBlock, value: Any) -> Iterator[tuple[str, str]]:
    for name, child in block.child_blocks.items():
        yield str(child.label), text_of(child, value.get(name))


def plain_text(value: object) -> str:
    """A value that is no text, as readers write it; nothing where there is none.

    >>> plain_text(datetime.date(2021, 3, 12)), plain_text(None), plain_text(0)
    ('12 มี.ค. 2564', '', '0')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime.date):
        return readable_date(value)
    return str(value)


def _leaf(block: blocks.Block, value: Any) -> str:
    if isinstance(block, blocks.ChoiceBlock):
        return str(dict(_flat(block.field.choices)).get(value, value))
    if isinstance(value, bool | datetime.date):
        return plain_text(value)
    if isinstance(value, RichText):
        return lines_of(value.source)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RawHTMLBlock):
        return str(value)
    if isinstance(block, blocks.ChooserBlock):
        return str(value)
    return lines_of(str(block.render_basic(value)))


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def lines_of(html: str) -> str:
    """
    >>> lines_of("<ol><li>เดินชวน</li><li>นั่งคุย</li></ol>")
    '• เดินชวน\\n• นั่งคุย'
    """
    parted = _ITEM.sub(lambda found: f"{found[0]}• ", _LINE_END.sub("\\g<0>\n", html))
    lines = (text_from_html(line).strip() for line in parted.split("\n"))
    return "\n".join(line for line in lines if line)
