"""Rows of a collection, or of a query of its own, within the text of another page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Locale

from kmportal.core.blocks import text
from kmportal.core.querysets import open_to_all

from .choices import Column, Show, Sort
from .criteria import Criteria
from .criteria_blocks import CriteriaBlock
from .queries import Query
from .showing import Shown

if TYPE_CHECKING:
    from .models import CollectionPage

MOST_ROWS = 12
USUAL_ROWS = 4
USUAL_COLUMNS = (Column.TYPE, Column.PLACES, Column.DATE)


def title_block() -> blocks.CharBlock:
    return blocks.CharBlock(label=_("Heading"), max_length=160, required=False)


def rows_block() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        label=_("How many"), min_value=1, max_value=MOST_ROWS, default=USUAL_ROWS
    )


class RowsBlock(blocks.StructBlock):
    """What both kinds share: the first rows of something found, as the reader of the page finds it."""

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        shown = self.shown(value, getattr(context.get("request"), "user", None))
        if shown:
            shown.title = value["title"] or shown.title
        return context | {"shown": shown}

    def shown(self, value: Any, user: Any) -> Shown | None:
        raise NotImplementedError


class CollectionBlock(RowsBlock):
    title = title_block()
    collection = blocks.PageChooserBlock(
        "collections.CollectionPage", label=pgettext_lazy("saved query", "Collection")
    )
    show = blocks.ChoiceBlock(
        label=_("Shown as"), choices=Show.choices, default=Show.LIST, search_index=False
    )
    rows = rows_block()

    class Meta:
        icon = "list-ul"
        group = pgettext_lazy("saved query", "Collections")
        label = pgettext_lazy("saved query", "Collection")
        description = _("The first rows of a collection, with a link to all of it.")
        template = "blocks/collection.html"
        label_format = "{title} {collection}"

    def get_preview_value(self) -> blocks.StructValue:
        """The first collection that anyone may read."""
        pages = open_to_all(apps.get_model("collections", "CollectionPage").objects.all())
        return self.to_python({"collection": pages.values_list("pk", flat=True).first()})

    def shown(self, value: Any, user: Any) -> Shown | None:
        page = open_collection(value["collection"])
        url = page.get_url() if page else None
        if page is None or url is None:  # outside the site: it has been put away
            return None
        found = page.query.found_by(user)
        shown = Shown(
            found,
            value["show"],
            page.table_columns,
            {},
            rows=value["rows"] or USUAL_ROWS,
            url=url,
            key=f"collection-{page.pk}-{value['show']}",
        )
        shown.title = page.title
        return shown


def open_collection(page: Any) -> CollectionPage | None:
    """In the reader's language if it is there; one that not everyone may open shows nothing."""
    if page is None:
        return None
    page = page.localized.specific
    return page if page.live and not page.get_view_restrictions() else None


class QueryBlock(RowsBlock):
    title = title_block()
    criteria = CriteriaBlock(label=_("Criteria"), required=False, search_index=False)
    sort = blocks.ChoiceBlock(
        label=_("Order"), choices=Sort.choices, default=Sort.NEWEST, search_index=False
    )
    show = blocks.ChoiceBlock(
        label=_("Shown as"), choices=Show.choices, default=Show.LIST, search_index=False
    )
    rows = rows_block()

    class Meta:
        icon = "search"
        group = pgettext_lazy("saved query", "Collections")
        label = _("Pages that fit")
        description = _("A few pages found by criteria, always up to date.")
        template = "blocks/collection.html"
        label_format = "{title}"
        preview_value = {"title": "", "criteria": [], "sort": "newest", "show": "cards", "rows": 2}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["sort"] == Sort.MATCH and not Criteria.of(cleaned["criteria"]).text:
            message = _("This order needs words among the criteria. Add some, or choose another.")
            raise StructBlockValidationError(block_errors={"sort": ValidationError(message)})
        return cleaned

    def shown(self, value: Any, user: Any) -> Shown:
        query = Query(Criteria.of(value["criteria"]), Locale.get_active(), value["sort"])
        key = f"query-{crc32(repr(self.get_prep_value(value)).encode()):x}"
        found = query.found_by(user)
        rows = value["rows"] or USUAL_ROWS
        return Shown(found, value["show"], USUAL_COLUMNS, {}, rows=rows, url=None, key=key)


text.added.update(collection=CollectionBlock(), query=QueryBlock())
