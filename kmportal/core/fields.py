"""Fields of our models that differ from Wagtail's in how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """One whose text is read for search without reading the pictures, files and pages in it.

    Wagtail's asks the database for each kind of them, page by page, and then leaves them out.
    """

    if TYPE_CHECKING:  # a page's attribute is a stream, and takes a list

        def __get__(self, page: Any, owner: Any) -> Any: ...
        def __set__(self, page: Any, value: Any) -> None: ...

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As Wagtail's: the column is the same, and migrations need not know of this one."""
        name, _path, args, kwargs = super().deconstruct()
        return name, f"wagtail.fields.{WagtailStreamField.__name__}", args, kwargs

    def get_searchable_content(self, value: StreamValue) -> list[str]:
        if self._chooses:
            value = self.stream_block.to_python(unchosen(self.stream_block, list(value.raw_data)))
        texts: list[str] = super().get_searchable_content(value)
        return texts

    @cached_property
    def _chooses(self) -> bool:
        return any(isinstance(block, blocks.ChooserBlock) for block in _tree(self.stream_block))


def unchosen(block: blocks.Block, raw: Any) -> Any:
    """A block's value, as it is stored, with nothing chosen in any of its choosers."""
    match block:
        case blocks.ChooserBlock():
            return None
        case blocks.StreamBlock():
            known = [(block.child_blocks.get(child["type"]), child) for child in raw]
            return [c | {"value": unchosen(inner, c["value"])} for inner, c in known if inner]
        case blocks.StructBlock() if isinstance(raw, dict):
            inner = block.child_blocks
            return {name: unchosen(inner[name], raw[name]) for name in raw if name in inner}
        case blocks.ListBlock():
            return [_item(block, item) for item in raw]
    return raw


def _item(block: blocks.ListBlock, item: Any) -> Any:
    """Lists of old hold their values bare."""
    if isinstance(item, dict) and item.get("type") == "item" and "id" in item:
        return item | {"value": unchosen(block.child_block, item["value"])}
    return unchosen(block.child_block, item)


def _tree(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    inner = getattr(block, "child_blocks", {}).values()
    for child in (*inner, *filter(None, [getattr(block, "child_block", None)])):
        yield from _tree(child)
