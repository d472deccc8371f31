"""From the Markdown of a guide to HTML: pictures and links lead where the portal serves them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import nh3
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from PIL import Image

from .texts import KEYS, anchor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PICTURES = Path(settings.BASE_DIR) / "docs" / "pictures"
#: Below /static/: see STATICFILES_DIRS.
PREFIX = "guides"

_GUIDE = re.compile(r"(?P<key>[\w-]+)\.(?:th|en)\.md(?P<anchor>#.*)?")
_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "code", "a", "img", "blockquote", "hr"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "br"}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
}


def render(text: str, first_heading: str = "", screen: str = "guide") -> SafeString:
    """`first_heading` becomes the part's own heading, with the anchor that links to it name.
    `screen` names the address at which other guides are shown."""
    return _rendered(text, first_heading, screen, get_language() or "")


@lru_cache(maxsize=512)
def _rendered(text: str, first_heading: str, screen: str, _language: str) -> SafeString:
    """Addresses that people read begin with the language of now, whatever that of the text."""
    source = f"## {first_heading}\n{text}" if first_heading else text
    parser = _parser()
    tokens = parser.parse(source)
    _lead_to_the_portal(tokens, screen)
    html = parser.renderer.render(tokens, parser.options, {})
    # Our own text, cleaned all the same: whoever may change a file of the docs runs no script here.
    return mark_safe(nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None))  # noqa: S308


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Loaded with the first guide: most processes never show one.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _lead_to_the_portal(tokens: Sequence[Token], screen: str) -> None:
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor_of(tokens[number + 1].content))
        elif token.type == "image":
            _show(token, PICTURES / Path(str(token.attrGet("src"))).name)
        elif token.type == "link_open":
            token.attrSet("href", _address(str(token.attrGet("href")), screen))
        if token.children:
            _lead_to_the_portal(token.children, screen)
            token.children = [part for child in token.children for part in _opening(child)]


def _opening(token: Token) -> list[Token]:
    """A picture leads to itself: on a telephone it is looked at alone, and larger."""
    if token.type != "image":
        return [token]
    start, end = type(token)("link_open", "a", 1), type(token)("link_close", "a", -1)
    start.attrSet("href", str(token.attrGet("src")))
    return [start, token, end]


def _show(image: Token, file: Path) -> None:
    """With its size, so that the text does not jump while pictures load; one that is missing is told."""
    if not file.is_file():
        image.type = "text"
        return
    width, height = _size(file)
    address = static(f"{PREFIX}/{file.name}")
    image.attrs.update(src=address, width=width, height=height, loading="lazy")


@lru_cache(maxsize=256)
def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def _address(href: str, screen: str) -> str:
    found = _GUIDE.fullmatch(href)
    if not found or found["key"] not in KEYS:
        return href
    return reverse(screen, args=[found["key"]]) + (found["anchor"] or "")
