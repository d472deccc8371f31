"""One page in the place of another, wherever a page's fields and blocks link to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from .walking import PageWalk

if TYPE_CHECKING:
    from django.db.models import ForeignKey, Model
    from wagtail.blocks import PageChooserBlock

_LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")


class Replacement(PageWalk):
    """`done` counts the links replaced; `left` those that only another type of page may take."""

    def __init__(self, old: int, new: Page) -> None:
        super().__init__()
        self.old, self.new = old, new.specific
        self.left = 0

    def in_relation(self, thing: Model, field: ForeignKey) -> None:
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

    def in_chooser(self, block: PageChooserBlock, key: Any) -> Any:
        if key != self.old:
            return key
        if issubclass(type(self.new), block.target_model):
            self.done += 1
            return self.new.pk
        self.left += 1
        return key

    def in_text(self, text: str) -> str:
        old, new = f'id="{self.old}"', f'id="{self.new.pk}"'

        def replace(tag: re.Match[str]) -> str:
            if old not in tag[0]:
                return tag[0]
            self.done += 1
            return tag[0].replace(old, new)

        return _LINK.sub(replace, text)
