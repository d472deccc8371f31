"""Running text: headings, paragraphs, quotations, tables."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail.contrib.table_block.blocks import TableInput as WagtailTableInput

from kmportal.core.translating import TranslatedCells

from .media import DocumentBlock, PictureBlock

#: What rich text may hold. No headings: those are blocks, so that contents lists can be made.
PROSE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "superscript", "subscript"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Names the section that follows; it also appears in the contents list.")
        template = "blocks/heading.html"
        preview_value = {"text": "เริ่มจากคนที่ทำอยู่แล้ว", "level": "2"}


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**({"features": PROSE_FEATURES} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists.")
        template = "blocks/paragraph.html"
        preview_value = "<p>กลุ่มนัดคุยทุกวันที่ห้าของเดือน ใครขายได้เท่าไรก็บอกกันตรง ๆ</p>"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("What was said"), max_length=600)
    speaker = blocks.CharBlock(label=_("Who said it"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words someone said, in large type.")
        template = "blocks/quote.html"
        preview_value = {"text": "เงินน้อยไม่กลัว กลัวไม่ได้คุยกัน", "speaker": "สมาชิกกลุ่ม"}


class TableInput(WagtailTableInput):
    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["js/table-words.js"])


class TableBlock(TranslatedCells, WagtailTableBlock):
    @cached_property
    def field(self) -> forms.CharField:
        widget = TableInput(table_options=self.table_options)
        return forms.CharField(widget=widget, **self.field_options)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns of short text.")
        template = "blocks/table.html"
        preview_value = {
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "",
            "data": [["ปี", "ตำบล"], ["2562", "121"], ["2563", "608"]],
        }


class TextStreamBlock(blocks.StreamBlock):
    """The blocks any long text may use."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    table = TableBlock()
    document = DocumentBlock()


#: Blocks of apps that know more than this one, by name: plain pages may use them too.
added: dict[str, blocks.Block] = {}


class PageBodyBlock(TextStreamBlock):
    """Give a field the class, not an instance: apps add their blocks after this one is read."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__([*added.items(), *(local_blocks or [])], **kwargs)
