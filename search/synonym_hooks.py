"""The stewards' list of synonyms."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Synonym
from .synonym_preview import SynonymPreview


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "link"
    menu_label = _("Synonyms")
    menu_order = 720
    add_to_admin_menu = True
    list_display = [
        "__str__",  # as text, so that it leads to the form
        BooleanColumn("active", label=_("In use"), sort_key="active"),
        Column("updated_at", label=_("Changed"), sort_key="updated_at"),
    ]
    list_filter = ("kind", "active")
    list_per_page = 100
    search_fields = ("terms", "notes")
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("terms"),
            FieldPanel("kind"),
            HelpPanel(template="search/admin/synonym_panel.html", heading=_("Try it")),
            FieldPanel("notes"),
            FieldPanel("active"),
        ]
    )


register_snippet(SynonymViewSet)


@hooks.register("register_admin_urls")
def register_synonym_urls() -> list[URLPattern]:
    view = SynonymPreview.as_view()
    return [
        path("synonyms/effect/", view, name="synonym_effect"),
        path("synonyms/effect/<int:pk>/", view, name="synonym_effect"),
    ]
