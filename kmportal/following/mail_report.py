"""The stewards' report of mail that did not arrive, or may not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from .models import Mail

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


class MailFilterSet(WagtailFilterSet):
    class Meta:
        model = Mail
        fields = ["state", "scope"]


class UndeliveredMail(ReportView):
    """To read only: what was given up is told on the site, and sending again might send twice."""

    page_title = _("Mail that did not arrive")
    header_icon = "mail"
    index_url_name = "undelivered_mail"
    index_results_url_name = "undelivered_mail_results"
    filterset_class = MailFilterSet
    default_ordering = "-due_at"
    is_searchable = False
    columns = [
        Column("member", label=_("To")),
        Column("get_scope_display", label=_("Kind")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("attempts", label=_("Attempts"), sort_key="attempts"),
        Column("last_error", label=_("Last error")),
        DateColumn("due_at", label=_("Last tried"), sort_key="due_at"),
    ]
    list_export = ["member", "scope", "state", "attempts", "last_error", "due_at"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Mail]:
        lost = (Mail.State.GIVEN_UP, Mail.State.UNCERTAIN)
        return Mail.objects.filter(state__in=lost).select_related("member")


class StewardsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)


def urls() -> list[URLPattern]:
    whole, rows = UndeliveredMail.as_view(), UndeliveredMail.as_view(results_only=True)
    return [
        path("reports/mail/", whole, name=UndeliveredMail.index_url_name),
        path("reports/mail/results/", rows, name=UndeliveredMail.index_results_url_name),
    ]


def menu_item() -> MenuItem:
    address = reverse(UndeliveredMail.index_url_name)
    return StewardsMenuItem(
        UndeliveredMail.page_title, address, name="undelivered-mail", icon_name="mail", order=950
    )


hooks.register("register_admin_urls", urls)
hooks.register("register_reports_menu_item", menu_item)
