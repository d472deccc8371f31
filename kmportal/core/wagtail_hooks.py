"""What the portal adds to every screen of the editor."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def thai_face() -> SafeString:
    # Asked for early: Chromium does not paint every label again when the font comes late.
    font = static("fonts/ibm-plex-sans-thai-looped-thai-400-normal.woff2")
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>'
        '<link rel="stylesheet" href="{}">',
        font,
        static("css/editor.css"),
    )
