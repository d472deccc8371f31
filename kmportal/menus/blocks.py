"""What stewards put into the menu, the footer and the announcements; each word in both languages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from .addresses import validate_address

LABEL = 60
TEXT_FEATURES = ["bold", "italic", "link", "ul"]


class LinkBlock(blocks.StructBlock):
    """`may_lead_nowhere`: a heading of what is below it."""

    page = blocks.PageChooserBlock(
        label=gettext_lazy("Page"),
        required=False,
        help_text=gettext_lazy("In any language: readers are led to the one of theirs."),
    )
    address = blocks.CharBlock(
        label=gettext_lazy("Or an address"),
        required=False,
        max_length=500,
        validators=[validate_address],
        help_text=gettext_lazy("For example /th/places/ or https://www.codi.or.th"),
    )
    label_th = blocks.CharBlock(
        label=gettext_lazy("Words in Thai"), required=False, max_length=LABEL
    )
    label_en = blocks.CharBlock(
        label=gettext_lazy("Words in English"),
        required=False,
        max_length=LABEL,
        help_text=gettext_lazy("Empty: the title of the page."),
    )
    may_lead_nowhere = False

    class Meta:
        icon = "link"
        label = gettext_lazy("Link")
        label_format = "{label_th} {page}{address}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if wrong := self._wrong(cleaned):
            raise StructBlockValidationError(
                block_errors={name: ValidationError(text) for name, text in wrong.items()}
            )
        return cleaned

    def _wrong(self, value: Any) -> dict[str, str]:
        named = value["label_th"] or value["label_en"]
        if value["page"] and value["address"]:
            return {"address": _("Choose a page or write an address, not both.")}
        if value["page"]:
            return {}
        if not value["address"] and not self._is_heading(value):
            return {"page": _("Choose a page, or write an address below.")}
        return {} if named else {"label_th": _("Write what readers see, in one language at least.")}

    def _is_heading(self, value: Any) -> bool:
        return False


class MenuItemBlock(LinkBlock):
    children = blocks.ListBlock(
        LinkBlock(),
        label=gettext_lazy("Below it"),
        default=[],
        help_text=gettext_lazy("One level. The item itself may then be a heading without a page."),
    )

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Item of the menu")
        label_format = "{label_th} {page}{address}"

    def _is_heading(self, value: Any) -> bool:
        return bool(value["children"])


class FooterTextBlock(blocks.StructBlock):
    text_th = blocks.RichTextBlock(
        label=gettext_lazy("Text in Thai"), required=False, features=TEXT_FEATURES
    )
    text_en = blocks.RichTextBlock(
        label=gettext_lazy("Text in English"), required=False, features=TEXT_FEATURES
    )

    class Meta:
        icon = "pilcrow"
        label = gettext_lazy("Text")


class LogoBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=gettext_lazy("Picture"))
    name = blocks.CharBlock(label=gettext_lazy("Name of the partner"), max_length=120)
    address = blocks.CharBlock(
        label=gettext_lazy("Address"),
        required=False,
        max_length=500,
        validators=[validate_address],
    )

    class Meta:
        icon = "image"
        label = gettext_lazy("Logo")


class ColumnPartsBlock(blocks.StreamBlock):
    links = blocks.ListBlock(LinkBlock(), label=gettext_lazy("Links"), icon="link")
    text = FooterTextBlock()
    contact = blocks.StaticBlock(
        label=gettext_lazy("Contact"),
        icon="mail",
        admin_text=gettext_lazy("Telephone and e-mail of the site settings."),
    )
    logos = blocks.ListBlock(LogoBlock(), label=gettext_lazy("Logos of partners"), icon="image")


class ColumnBlock(blocks.StructBlock):
    heading_th = blocks.CharBlock(
        label=gettext_lazy("Heading in Thai"), required=False, max_length=LABEL
    )
    heading_en = blocks.CharBlock(
        label=gettext_lazy("Heading in English"), required=False, max_length=LABEL
    )
    parts = ColumnPartsBlock(label=gettext_lazy("What stands in it"))

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Column")
        label_format = "{heading_th}"


class AnnouncementBlock(blocks.StructBlock):
    text_th = blocks.TextBlock(
        label=gettext_lazy("Text in Thai"), required=False, max_length=300, rows=2
    )
    text_en = blocks.TextBlock(
        label=gettext_lazy("Text in English"), required=False, max_length=300, rows=2
    )
    page = blocks.PageChooserBlock(label=gettext_lazy("Page to read more"), required=False)
    address = blocks.CharBlock(
        label=gettext_lazy("Or an address"),
        required=False,
        max_length=500,
        validators=[validate_address],
    )
    shown_from = blocks.DateTimeBlock(label=gettext_lazy("Shown from"), required=False)
    shown_until = blocks.DateTimeBlock(label=gettext_lazy("Shown until"), required=False)
    urgent = blocks.BooleanBlock(
        label=gettext_lazy("Urgent"),
        required=False,
        help_text=gettext_lazy("In red: a flood, a day on which the site is closed."),
    )

    class Meta:
        icon = "info-circle"
        label = gettext_lazy("Announcement")
        label_format = "{text_th}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["text_th"] and not cleaned["text_en"]:
            wrong = {"text_th": _("Write what readers see, in one language at least.")}
        elif cleaned["page"] and cleaned["address"]:
            wrong = {"address": _("Choose a page or write an address, not both.")}
        elif _ends_before(cleaned["shown_from"], cleaned["shown_until"]):
            wrong = {"shown_until": _("The end is before the beginning.")}
        else:
            return cleaned
        raise StructBlockValidationError(
            block_errors={name: ValidationError(text) for name, text in wrong.items()}
        )


def _ends_before(start: Any, end: Any) -> bool:
    return bool(start and end and end <= start)
