"""Where stewards say who keeps the page of a centre."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from learning_centers.models import LearningCenterPage

from .forms import CoordinatorForm
from .groups import add_coordinator, coordinators_of, may_set_coordinators, remove_coordinator


class CoordinatorsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "learning_centers/admin/coordinators.html"
    page_title = gettext_lazy("Coordinators")
    header_icon = "group"
    _show_breadcrumbs = True

    @cached_property
    def center(self) -> LearningCenterPage:
        return get_object_or_404(LearningCenterPage, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_set_coordinators(request.user, self.center):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.center.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.center.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        kwargs.setdefault("form", CoordinatorForm())
        return super().get_context_data(
            center=self.center, coordinators=coordinators_of(self.center), **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "remove" in request.POST:
            return self._remove(request)
        form = CoordinatorForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        person = form.cleaned_data["person"]
        add_coordinator(self.center, person, by=request.user)
        messages.success(request, _("%(name)s now keeps this page.") % {"name": person})
        return redirect("center_coordinators", pk)

    def _remove(self, request: HttpRequest) -> HttpResponse:
        key = request.POST["remove"]
        person = coordinators_of(self.center).filter(pk=int(key)).first() if _is_key(key) else None
        if person:
            remove_coordinator(self.center, person, by=request.user)
            messages.success(request, _("%(name)s keeps this page no more.") % {"name": person})
        return redirect("center_coordinators", self.center.pk)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
