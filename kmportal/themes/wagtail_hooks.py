from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from kmportal.core.suggest import MAX_SUGGESTIONS, suggestions_response

from .forms import ThemeField
from .models import Theme
from .querysets import ThemeQuerySet


class ThemeIndexView(IndexView):
    """Lists the tree in its order, so that a steward sees what belongs to what."""

    def order_queryset(self, queryset: ThemeQuerySet) -> Any:
        if self.is_explicitly_ordered or self.is_searching:
            return super().order_queryset(queryset)
        return queryset.in_tree_order()


class ThemeChooserViewSet(SnippetChooserViewSet):
    # Foreign keys to themes are chosen by typing; this chooser serves blocks in texts.
    register_widget = False


def branch_name(theme: Theme) -> str:
    return "— " * getattr(theme, "depth", len(theme.ancestors)) + theme.name_th


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    menu_order = 700
    add_to_admin_menu = True
    index_view_class = ThemeIndexView
    chooser_viewset_class = ThemeChooserViewSet
    list_display = [
        Column(branch_name, label=_("Thai name")),
        "name_en",
        "slug",
    ]
    list_per_page = 100
    search_fields = ("name_th", "name_en", "slug")
    search_backend_name = None


register_snippet(ThemeViewSet)


def suggestions(request: HttpRequest) -> JsonResponse:
    field = ThemeField(Theme.objects.all())
    found = Theme.objects.with_ancestors().matching(request.GET.get("q", "")[:100])
    return suggestions_response(
        [
            {
                "value": field.text_of(theme),
                "label": theme.name,
                "detail": theme.parent.name if theme.parent else "",
            }
            for theme in found[:MAX_SUGGESTIONS]
        ]
    )


@hooks.register("register_admin_urls")
def register_theme_urls() -> list[URLPattern]:
    return [path("themes/suggestions/", suggestions, name="theme_suggestions")]
