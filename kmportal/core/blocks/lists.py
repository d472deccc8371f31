"""Lists of short statements, each a row an editor can move."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ItemStreamBlock(blocks.StreamBlock):
    """An ordered list of statements; the field says whether order matters to readers."""

    item = blocks.TextBlock(
        label=_("Item"), icon="list-ul", rows=2, max_length=2000, template="blocks/item.html"
    )
