"""The stewards' list of words that keep a text waiting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ListedWord


class ListedWordViewSet(SnippetViewSet):
    model = ListedWord
    icon = "warning"
    menu_label = _("Listed words")
    menu_order = 730
    add_to_admin_menu = True
    list_display = ("__str__", Column("get_effect_display", label=_("What happens")), "notes")
    list_filter = ("effect",)
    list_per_page = 100
    search_fields = ("text", "notes")
    search_backend_name = None
    panels = (FieldPanel("text"), FieldPanel("effect"), FieldPanel("notes"))


register_snippet(ListedWordViewSet)
