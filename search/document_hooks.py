"""The report on documents whose text is not searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents.permissions import permission_policy

from .models import DocumentText

if TYPE_CHECKING:
    from django.db.models import QuerySet

NAME = "unsearched_documents"


def _may_look(request: HttpRequest) -> bool:
    return bool(permission_policy.user_has_permission(request.user, "change"))


def _edit_url(text: DocumentText) -> str:
    return reverse("wagtaildocs:edit", args=[quote(text.pk)])


class UnsearchedDocuments(ReportView):
    """Those that whoever looks may edit: a title may say too much to others."""

    page_title = _("Documents not searched by their text")
    header_icon = "doc-full-inverse"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    columns = [
        TitleColumn("document", label=_("Document"), get_url=_edit_url),
        Column("get_status_display", label=_("Text"), sort_key="status"),
        Column("advice", label=_("What to do")),
        DateColumn("extracted_at", label=_("Read on")),
    ]
    default_ordering = "status"
    list_export = ["document.title", "get_status_display", "reason", "extracted_at"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _may_look(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[DocumentText]:
        mine = permission_policy.instances_user_has_permission_for(self.request.user, "change")
        texts = DocumentText.objects.exclude(status=DocumentText.Status.DONE)
        return texts.filter(document__in=mine).select_related("document").defer("text")


class UnsearchedMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return _may_look(request)


@hooks.register("register_admin_urls")
def register_unsearched_urls() -> list[URLPattern]:
    view = UnsearchedDocuments
    return [
        path("reports/documents/", view.as_view(), name=NAME),
        path("reports/documents/results/", view.as_view(results_only=True), name=f"{NAME}_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_unsearched_menu_item() -> MenuItem:
    return UnsearchedMenuItem(
        _("Documents not searched"),
        reverse(NAME),
        name="unsearched-documents",
        icon_name="doc-full-inverse",
        order=1200,
    )
