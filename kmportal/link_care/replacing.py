"""One page in the place of another, wherever a page's fields and blocks link to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey
from modelcluster.models import get_all_child_relations
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

if TYPE_CHECKING:
    from django.db.models import Model

_LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
#: What makes a page's place in the tree and its language: no links.
NOT_LINKS = {"page_ptr", "alias_of"}


class Replacement:
    """`done` counts the links replaced; `left` those that only another type of page may take."""

    def __init__(self, old: int, new: Page) -> None:
        self.old, self.new = old, new.specific
        self.done = self.left = 0

    def in_page(self, page: Page) -> bool:
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
                setattr(thing, field.name, self._in_text(field.value_from_object(thing) or ""))
            elif isinstance(field, StreamField):
                self._in_stream(thing, field)
            elif isinstance(field, ForeignKey) and field.name not in NOT_LINKS:
                self._in_relation(thing, field)

    def _in_relation(self, thing: Model, field: ForeignKey) -> None:
        related: Any = field.related_model
        if not issubclass(related, Page) or getattr(thing, field.attname) != self.old:
            return
        if self._belongs(field, thing):
            return
        if isinstance(self.new, related):
            setattr(thing, field.name, self.new)
            self.done += 1
        else:
            self.left += 1

    @staticmethod
    def _belongs(field: ForeignKey, thing: Model) -> bool:
        """A row's own page, to which it belongs, is no link."""
        return not isinstance(thing, Page) and type(field).__name__ == "ParentalKey"

    def _in_stream(self, thing: Model, field: StreamField) -> None:
        value, before = getattr(thing, field.name), self.done
        raw = self._in_block(field.stream_block, field.stream_block.get_prep_value(value))
        if self.done > before:
            setattr(thing, field.name, field.to_python(raw))

    def _in_block(self, block: Block, raw: Any) -> Any:
        if isinstance(block, RichTextBlock):
            return self._in_text(raw or "")
        if isinstance(block, PageChooserBlock):
            return self._in_chooser(block, raw)
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

    def _in_chooser(self, block: PageChooserBlock, raw: Any) -> Any:
        if raw != self.old:
            return raw
        if issubclass(type(self.new), block.target_model):
            self.done += 1
            return self.new.pk
        self.left += 1
        return raw

    def _in_text(self, text: str) -> str:
        old, new = f'id="{self.old}"', f'id="{self.new.pk}"'

        def replace(tag: re.Match[str]) -> str:
            if old not in tag[0]:
                return tag[0]
            self.done += 1
            return tag[0].replace(old, new)

        return _LINK.sub(replace, text)
