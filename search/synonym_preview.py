"""What a group of synonyms would change, before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from kmportal.core.models import ContentPage

from . import synonyms
from .models import Synonym

if TYPE_CHECKING:
    from .synonyms import Synonyms

LIST = "wagtailsnippets_search_synonym:list"
MOST_SHOWN = 5
LONGEST_QUERY = 300


class Found(NamedTuple):
    """What anyone finds, not what the steward may see: that is what the group is for."""

    total: int
    first: list[Model]


class SynonymPreview(WagtailAdminTemplateMixin, TemplateView):
    """Gets the form as it stands, unsaved, from a button of the form itself: no script needed."""

    template_name = "search/admin/synonym_preview.html"
    page_title = _("Effect of a synonym")
    header_icon = "search"
    _show_breadcrumbs = True
    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = ModelPermissionPolicy(Synonym)
        if not policy.user_has_any_permission(request.user, ("add", "change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        group = Synonym(terms=request.POST.get("terms", ""), kind=request.POST.get("kind", ""))
        query = request.POST.get("try_query", "")[:LONGEST_QUERY].strip()
        query = query or next(iter(group.as_list), "")
        context: dict[str, Any] = {"group": group, "query": query}
        try:
            group.clean()
        except ValidationError as error:
            context["error"] = error.messages[0]
        else:
            context |= _compared(query, group, pk)
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        url = reverse(LIST)
        return [
            *self.breadcrumbs_items,
            {"url": url, "label": str(Synonym._meta.verbose_name_plural)},
            {"url": "", "label": str(self.page_title)},
        ]


def _compared(query: str, group: Synonym, pk: int | None) -> dict[str, Found]:
    others = list(Synonym.objects.filter(~Q(pk=pk), active=True).order_by("pk"))
    return {
        "without": _found(query, synonyms.of(others)),
        "with_group": _found(query, synonyms.of([*others, group])),
    }


def _found(query: str, tried: Synonyms) -> Found:
    with synonyms.trying(tried):
        results = ContentPage.objects.readable().search(query)
        return Found(results.count(), list(results[:MOST_SHOWN]))
