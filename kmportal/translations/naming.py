"""Where a text stands, in the words of the editor's form: “Seven-step journal › Step › Method”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from wagtail.blocks import ListBlock, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

if TYPE_CHECKING:
    from wagtail.models import Page

STEP = " › "


def name_of(path: str, page: Page) -> str:
    """`path` is wagtail-localize's own; of a block that the page no longer has, only the field is named."""
    name, *rest = path.split(".")
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    names = [str(getattr(field, "verbose_name", name)), *_labels(getattr(page, name, None), rest)]
    return STEP.join(text[:1].upper() + text[1:] for text in names)


def _labels(value: Any, path: list[str]) -> Iterator[str]:
    for step in path:
        if isinstance(value, StructValue):
            if step not in value:
                return
            block, value = value.block.child_blocks[step], value[step]
        elif isinstance(value, StreamValue | ListValue):
            children = value.bound_blocks if isinstance(value, ListValue) else value
            child = next((each for each in children if each.id == step), None)
            if child is None:
                return
            block, value = child.block, child.value
        else:
            return
        if not isinstance(block, ListBlock) or block.label:
            yield str(block.label)
