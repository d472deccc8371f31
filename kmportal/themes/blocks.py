"""Blocks that speak of themes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from kmportal.core.blocks import ParagraphBlock


class ThemeTextBlock(blocks.StructBlock):
    theme = SnippetChooserBlock("themes.Theme", label=_("Theme"))
    text = ParagraphBlock(label=_("Text"))

    class Meta:
        icon = "tag"
        label = _("Theme with text")
        description = _("What a text says about one theme, linked to the theme's page.")
        template = "blocks/theme_text.html"
