"""Links on published pages that lead to nothing a reader could see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import bin_path, outside_bin

from .references import of_pages, seen_by
from .views import may_mend

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

GONE, BINNED, UNPUBLISHED = "gone", "binned", "unpublished"
REASONS = {
    GONE: _("No longer there"),
    BINNED: _("In the recycle bin"),
    UNPUBLISHED: _("Not published"),
}


def broken_links(user: Any) -> QuerySet[ReferenceIndex]:
    """On published pages this person may edit, with what is needed to show them in one query."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    sources = Page.objects.live().filter(outside_bin(), pk__in=mine.order_by().values("pk"))
    links = of_pages().annotate(source=_key("object_id"), target=_key("to_object_id"))
    links = links.annotate(
        source_title=Subquery(sources.filter(pk=OuterRef("source")).values("title")[:1])
    ).exclude(source_title=None)
    found = Page.objects.filter(pk=OuterRef("target"))
    well = found.filter(outside_bin(), live=True)
    binned = found.filter(path__startswith=bin_path() or "-")
    seen = seen_by(user, found)
    return links.filter(~Exists(well)).annotate(
        target_title=Subquery(seen.values("title")[:1]),
        reason=Case(
            When(~Exists(found), then=Value(GONE)),
            When(Exists(binned), then=Value(BINNED)),
            default=Value(UNPUBLISHED),
            output_field=CharField(),
        ),
    )


def _key(name: str) -> Case:
    """Only rows about pages hold numbers, and a database may look at others first."""
    page_type = ContentType.objects.get_for_model(Page)
    number = Cast(name, IntegerField())
    return Case(When(base_content_type=page_type, to_content_type=page_type, then=number))


class BrokenLinksFilterSet(WagtailFilterSet):
    reason = django_filters.ChoiceFilter(label=_("What is wrong"), choices=list(REASONS.items()))

    class Meta:
        model = ReferenceIndex
        fields: list[str] = []


class ReasonColumn(Column):
    def get_value(self, instance: Any) -> str:
        return str(REASONS[instance.reason])


def _edit_url(link: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[link.source])


def _mend_url(link: Any) -> str:
    return f"{reverse('mend_links', args=[link.target])}?next={reverse('broken_links')}"


def _target(link: Any) -> str:
    return link.target_title or str(_("Page %(key)s")) % {"key": link.target}


class BrokenLinks(ReportView):
    page_title = _("Broken links")
    verbose_name_plural = _("broken links")
    header_icon = "link"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    filterset_class = BrokenLinksFilterSet
    default_ordering = "source_title"
    is_searchable = False
    columns = [
        TitleColumn(
            "source_title", label=_("On the page"), get_url=_edit_url, sort_key="source_title"
        ),
        TitleColumn("target", label=_("Leads to"), accessor=_target, get_url=_mend_url),
        ReasonColumn("reason", label=_("What is wrong"), sort_key="reason"),
    ]
    list_export = ["source", "source_title", "target", "target_title", "reason", "content_path"]
    export_headings = {
        "source": _("Page's number"),
        "source_title": _("On the page"),
        "target": _("Leads to number"),
        "target_title": _("Leads to"),
        "reason": _("What is wrong"),
        "content_path": _("Where on the page"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_mend(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[ReferenceIndex]:
        return broken_links(self.request.user)
