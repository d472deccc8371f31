"""The steward's worklist: totals of sources that are not the sum of our figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import sums
from .grid_views import may_fill

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class MismatchView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "figures/admin/mismatches.html"
    page_title = gettext_lazy("Figures that do not add up")
    header_icon = "warning"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_fill(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(checks=sums.mismatches(), **kwargs)
