"""Links that lead out of the portal and need somebody: broken, moved, or not to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from kmportal.core.dates import readable_date
from kmportal.core.posting_column import PostingColumn
from kmportal.link_care.models import FAILURES_TO_BE_BROKEN, ExternalLink, LinkUse
from kmportal.link_care.views import may_mend
from kmportal.tabular.cells import defused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

State = ExternalLink.State
BROKEN, MOVED, FAILING, UNSURE, BY_HAND = "broken", "moved", "failing", "unsure", "by_hand"
STANDINGS = {
    BROKEN: _("Broken"),
    MOVED: _("Moved for good"),
    FAILING: _("Did not answer well, is looked at again"),
    UNSURE: _("Cannot be checked by a program"),
    BY_HAND: _("Marked as fine by hand"),
}
#: Depth of the pages that branches are chosen from: the lists right below a site's first page.
BRANCH_DEPTH = 3


def links_to_care_for(user: Any) -> QuerySet[LinkUse]:
    """On published pages this person may edit; one row a page, for each is mended by its people."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    uses = LinkUse.objects.filter(
        outside_bin("page__"), page__live=True, page__in=mine.order_by().values("pk")
    )
    is_broken = Q(link__failures__gte=FAILURES_TO_BE_BROKEN)
    standing = Case(
        When(link__fine_by_hand=True, then=Value(BY_HAND)),
        When(is_broken, then=Value(BROKEN)),
        When(link__state=State.FAILING, then=Value(FAILING)),
        When(link__state=State.UNSURE, then=Value(UNSURE)),
        When(link__state=State.FINE, link__moved_to__gt="", then=Value(MOVED)),
        output_field=CharField(),
    )
    return uses.annotate(standing=standing).exclude(standing=None).select_related("link", "page")


def _branches(request: HttpRequest | None) -> QuerySet[Page]:
    if request is None:
        return Page.objects.none()
    seen = page_permission_policy.explorable_instances(request.user)
    return seen.filter(outside_bin(), depth=BRANCH_DEPTH, numchild__gt=0).order_by("path")


class ExternalLinksFilterSet(WagtailFilterSet):
    standing = django_filters.ChoiceFilter(
        label=_("How it stands"), choices=list(STANDINGS.items())
    )
    branch = django_filters.ModelChoiceFilter(
        label=_("Branch"), queryset=_branches, method="by_branch"
    )

    class Meta:
        model = LinkUse
        fields: list[str] = []

    def by_branch(self, uses: QuerySet, _name: str, branch: Page) -> QuerySet:
        return uses.filter(page__path__startswith=branch.path)


def _edit_url(use: LinkUse) -> str:
    return reverse("wagtailadmin_pages:edit", args=[use.page_id])


class AddressColumn(Column):
    cell_template_name = "link_care/external/address_cell.html"


class StandingColumn(Column):
    def get_value(self, instance: Any) -> str:
        """With the reason, where there is one."""
        reason = instance.link.get_reason_display()
        standing = str(STANDINGS[instance.standing])
        return f"{standing}: {reason}" if reason else standing


class CheckedColumn(Column):
    def get_value(self, instance: Any) -> str:
        return readable_date(instance.link.checked_at)


class DecideColumn(PostingColumn):
    cell_template_name = "link_care/external/decide_cell.html"


class ExternalLinks(ReportView):
    page_title = _("Links to other sites")
    verbose_name_plural = _("links to other sites")
    header_icon = "link-external"
    index_url_name = "external_links"
    index_results_url_name = "external_links_results"
    filterset_class = ExternalLinksFilterSet
    default_ordering = "page__title"
    is_searchable = False
    columns = [
        TitleColumn(
            "page__title",
            label=_("On the page"),
            accessor="page",
            get_url=_edit_url,
            sort_key="page__title",
        ),
        AddressColumn("link", label=_("Leads to"), sort_key="link__address"),
        StandingColumn("standing", label=_("How it stands"), sort_key="standing"),
        CheckedColumn("checked", label=_("Looked at"), sort_key="link__checked_at"),
        DecideColumn("pk", label=""),
    ]
    custom_value_preprocess: ClassVar = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: defused, ReportView.FORMAT_XLSX: defused},
    }
    list_export = [
        "page_id",
        "page.title",
        "link.address",
        "standing",
        "link.reason",
        "link.status",
        "link.moved_to",
        "link.failures",
        "link.checked_at",
    ]
    export_headings = {
        "page_id": _("Page's number"),
        "page.title": _("On the page"),
        "link.address": _("Leads to"),
        "standing": _("How it stands"),
        "link.reason": _("What is wrong"),
        "link.status": _("Answer"),
        "link.moved_to": _("Moved to"),
        "link.failures": _("Days it failed"),
        "link.checked_at": _("Looked at"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_mend(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[LinkUse]:
        return links_to_care_for(self.request.user)
