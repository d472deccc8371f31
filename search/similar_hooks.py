"""The box beside the editor's form of a page."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_editor_js")
def similar_box() -> SafeString:
    return format_html(
        '<script src="{}" data-similar="{}" defer></script>',
        static("js/similar-box.js"),
        reverse("similar_to_text"),
    )
