"""Wagtail's own screens and panels that ask no hook which pages they may show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.views.reports.aging_pages import AgingPagesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.models import Page

from kmportal.core.bin_tree import bin_path, outside_bin

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Search(SearchView):
    all_pages: QuerySet[Page]

    def annotate_queryset(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        """Called before the search itself, with the pages; those that are counted stand beside them."""
        self.all_pages = self.all_pages.filter(outside_bin())
        return super().annotate_queryset(pages.filter(outside_bin()))


class PagesOfType(ContentTypeUseView):
    def get_base_queryset(self) -> QuerySet[Page]:
        return super().get_base_queryset().filter(outside_bin())


class AgingPages(AgingPagesView):
    def get_queryset(self) -> QuerySet[Page]:
        return super().get_queryset().filter(outside_bin())


def _of_binned_pages(prefix: str = "") -> Q:
    """Rows that name a page as Wagtail's generic relations do: by type, and a key that is text."""
    pages = Page.objects.filter(~outside_bin()) if bin_path() else Page.objects.none()
    keys = pages.order_by().annotate(key=Cast("pk", CharField())).values("key")
    page_type = ContentType.objects.get_for_model(Page)
    return Q(**{f"{prefix}base_content_type": page_type, f"{prefix}object_id__in": keys})


class Workflows(WorkflowView):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().exclude(_of_binned_pages())


class WorkflowTasks(WorkflowTasksView):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().exclude(_of_binned_pages("workflow_state__"))


class PageTypes(PageTypesUsageReportView):
    def get_queryset(self) -> QuerySet[ContentType]:
        """Wagtail's numbers anew; below a chosen site there is no bin, so that filter needs nothing."""
        types = super().get_queryset().exclude(app_label="recycle_bin", model="binfolder")
        if not bin_path():
            return types
        chosen = self.filters.form.cleaned_data
        counted, edited = outside_bin("pages__"), outside_bin()
        if language := chosen.get("page_locale"):
            counted &= Q(pages__locale__language_code=language)
            edited &= Q(locale__language_code=language)
        if site := chosen.get("site"):
            counted &= Q(pages__path__startswith=site)
            edited &= Q(path__startswith=site)
        last = Page.objects.filter(edited, content_type=OuterRef("pk")).order_by(
            F("latest_revision_created_at").desc(nulls_last=True), "title", "-pk"
        )
        return types.annotate(
            count=Count("pages", filter=counted, distinct=True),
            last_edited_page_id=Subquery(last.values("pk")[:1]),
        )
