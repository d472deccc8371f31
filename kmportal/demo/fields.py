"""From a page's text on disk to the values of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from wagtail.models import Page

from . import prose
from .shelf import Shelf

TEXTS = frozenset({"context", "body", "about", "history", "notes"})
STATEMENTS = frozenset(
    {"what_worked", "what_did_not", "advice", "objectives", "instruments", "processes"}
)
RICH_TEXTS = frozenset({"abstract", "findings", "recommendations"})
CELLS = ("method", "tools", "outcome")

Block = prose.Block


def value_of(name: str, written: Any, shelf: Shelf) -> Any:
    """What to set the page's field `name` to."""
    if name in TEXTS:
        return prose.blocks(written, shelf.marks)
    if name in STATEMENTS:
        return [("item", statement.strip()) for statement in written]
    if name in RICH_TEXTS:
        return prose.html(written)
    if name in STREAMS:
        return [STREAMS[name](block, shelf) for block in written]
    if name in REFERENCES:
        return REFERENCES[name](shelf)[written]
    return written.strip() if isinstance(written, str) else written


def _step(block: dict[str, Any], _shelf: Shelf) -> Block:
    cells = {name: prose.rich(block.get(name, "")) for name in CELLS}
    return "step", {"title": "", "state": "done", "period": ""} | block | cells


def _figure(block: dict[str, Any], _shelf: Shelf) -> Block:
    if "rows" in block:
        rows = [{"year": None} | row for row in block["rows"]]
        return "table", {"total": None, "source": ""} | block | {"rows": rows}
    return "figure", {"before": None, "unit": "", "year": None, "source": ""} | block


def _area(block: dict[str, Any], _shelf: Shelf) -> Block:
    return "area", {"outputs": [], "outcomes": [], "impacts": []} | block


def _attachment(block: dict[str, Any], shelf: Shelf) -> Block:
    return "document", shelf.document_block(block["file"], block.get("title", ""))


def _gallery_picture(block: dict[str, Any], shelf: Shelf) -> Block:
    return "picture", shelf.picture_block(block["picture"], block["alt"], block["caption"])


def _identifier(block: dict[str, Any], _shelf: Shelf) -> Block:
    return "identifier", block


def _criterion(block: dict[str, Any], shelf: Shelf) -> Block:
    (kind, value), *_rest = block.items()
    chosen: dict[str, Callable[[Any], Any]] = {"theme": shelf.themes.get, "place": shelf.place}
    return kind, chosen[kind](value) if kind in chosen else value


STREAMS: dict[str, Callable[[dict[str, Any], Shelf], Block]] = {
    "journal": _step,
    "figures": _figure,
    "outcomes": _area,
    "attachments": _attachment,
    "gallery": _gallery_picture,
    "identifiers": _identifier,
    "criteria": _criterion,
}
REFERENCES: dict[str, Callable[[Shelf], Mapping[str, models.Model]]] = {
    "lead_image": lambda shelf: shelf.pictures,
    "full_text": lambda shelf: shelf.files,
    "document": lambda shelf: shelf.files,
    "notebook": lambda shelf: shelf.notebooks,
    "series": lambda shelf: shelf.series,
}


def children_of(name: str, written: list[Any], page: Page, shelf: Shelf) -> list[models.Model]:
    """The rows of a child relation, in the order they are written."""
    model = page._meta.get_field(name).related_model
    rows = [CHILDREN[name](row, shelf) for row in written]
    return [model(sort_order=number, **row) for number, row in enumerate(rows)]


def _contributor(row: dict[str, Any], shelf: Shelf) -> dict[str, Any]:
    return row | {"member": shelf.users.get(row.get("member", ""))}


def _place_tag(row: str, shelf: Shelf) -> dict[str, Any]:
    return {"place": shelf.place(row)} if row.isalnum() and row.isascii() else {"as_written": row}


CHILDREN: dict[str, Callable[[Any, Shelf], dict[str, Any]]] = {
    "contributors": _contributor,
    "place_tags": _place_tag,
    "theme_tags": lambda row, shelf: {"theme": shelf.themes[row]},
}
