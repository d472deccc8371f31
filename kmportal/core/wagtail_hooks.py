"""What the portal adds to every screen of the editor."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def thai_face() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))
