from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from .admin_views import PlacesToLookAt, suggestions
from .models import Place
from .querysets import PlaceQuerySet
from .unresolved import tags_to_look_at

if TYPE_CHECKING:
    from kmportal.members.models import User


class PlacesToLookAtMenuItem(MenuItem):
    """Shown while there is something to look at, with how much."""

    def is_shown(self, request: HttpRequest) -> bool:
        return tags_to_look_at(request.user).exists()

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = tags_to_look_at(request.user).count()
        label = _("Places to look at (%(count)s)") % {"count": count}
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class ViewOnly(ModelPermissionPolicy):
    """Official places come from the data, so nobody changes them here, not even a superuser."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, "view")


class PlaceIndexView(IndexView):
    any_permission_required = ("view",)
    is_searchable = True

    def get_base_queryset(self) -> PlaceQuerySet:
        return super().get_base_queryset().with_ancestors()

    def search_queryset(self, queryset: PlaceQuerySet) -> PlaceQuerySet:
        return queryset.matching(self.search_query) if self.is_searching else queryset


class PlaceViewSet(ModelViewSet):
    model = Place
    name = "places"
    icon = "site"
    menu_label = gettext_lazy("Places")
    menu_order = 710
    add_to_admin_menu = True
    index_view_class = PlaceIndexView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = ("full_name", "code", "get_level_display", "abolished")
    list_filter = ("level", "abolished")
    list_per_page = 50
    exclude_form_fields = ()
    inspect_view_fields = (
        "name_th",
        "name_en",
        "code",
        "level",
        "parent",
        "region",
        "abolished",
        "successor",
    )

    @property
    def permission_policy(self) -> ViewOnly:
        return ViewOnly(self.model)


@hooks.register("register_admin_viewset")
def register_places() -> PlaceViewSet:
    return PlaceViewSet()


@hooks.register("register_admin_urls")
def register_place_urls() -> list[URLPattern]:
    return [
        path("places/suggestions/", suggestions, name="place_suggestions"),
        path("places-to-look-at/", PlacesToLookAt.as_view(), name="places_to_look_at"),
    ]


@hooks.register("register_admin_menu_item")
def register_places_to_look_at() -> MenuItem:
    return PlacesToLookAtMenuItem(
        gettext_lazy("Places to look at"),
        reverse("places_to_look_at"),
        name="look-at-places",
        icon_name="warning",
        order=720,
    )
