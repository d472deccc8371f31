"""Every text, link and chooser in a page's fields, in its blocks and in the rows that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey, URLField
from modelcluster.models import get_all_child_relations
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    URLBlock,
)
from wagtail.fields import RichTextField, StreamField

if TYPE_CHECKING:
    from django.db.models import Model
    from wagtail.models import Page

#: What makes a page's place in the tree and its language: no links.
NOT_LINKS = {"page_ptr", "alias_of"}


class PageWalk:
    """What is met may be given back changed; a subclass counts in `done` what it changed."""

    def __init__(self) -> None:
        self.done = 0

    def in_text(self, text: str) -> str:
        """A field or block of rich text, as it is stored."""
        return text

    def in_address(self, address: str) -> str:
        """A field or block for an address on the web."""
        return address

    def in_chooser(self, block: PageChooserBlock, key: Any) -> Any:
        return key

    def in_relation(self, thing: Model, field: ForeignKey) -> None:
        """A page's own, not what makes a row belong to its page."""

    def in_page(self, page: Page) -> bool:
        """Whether anything was changed. Rows are set anew only then: that costs a query a relation."""
        before = self.done
        self._in_fields(page)
        for relation in get_all_child_relations(page):
            manager = getattr(page, relation.get_accessor_name())
            rows, done = list(manager.all()), self.done
            for row in rows:
                self._in_fields(row)
            if self.done > done:
                manager.set(rows)
        return self.done > before

    def _in_fields(self, thing: Model) -> None:
        for field in thing._meta.get_fields():
            if isinstance(field, RichTextField):
                setattr(thing, field.name, self.in_text(field.value_from_object(thing) or ""))
            elif isinstance(field, StreamField):
                self._in_stream(thing, field)
            elif isinstance(field, URLField):
                setattr(thing, field.name, self.in_address(field.value_from_object(thing) or ""))
            elif isinstance(field, ForeignKey) and field.name not in NOT_LINKS:
                self.in_relation(thing, field)

    def _in_stream(self, thing: Model, field: StreamField) -> None:
        value, before = getattr(thing, field.name), self.done
        raw = self._in_block(field.stream_block, field.stream_block.get_prep_value(value))
        if self.done > before:
            setattr(thing, field.name, field.to_python(raw))

    def _in_block(self, block: Block, raw: Any) -> Any:
        if isinstance(block, RichTextBlock):
            return self.in_text(raw or "")
        if isinstance(block, URLBlock):  # embedded videos are one
            return self.in_address(raw or "")
        if isinstance(block, PageChooserBlock):
            return self.in_chooser(block, raw)
        if isinstance(block, BaseStreamBlock):
            children = block.child_blocks
            return [
                item | {"value": self._in_block(children[item["type"]], item["value"])}
                for item in raw
                if item["type"] in children
            ]
        if isinstance(block, BaseStructBlock):
            known = {
                name: self._in_block(b, raw.get(name)) for name, b in block.child_blocks.items()
            }
            return raw | known
        if isinstance(block, ListBlock):
            child = block.child_block
            return [item | {"value": self._in_block(child, item["value"])} for item in raw]
        return raw
