"""The stewards' reports: lessons nobody comes to, and what has no lesson yet."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from kmportal.places.models import Place
from kmportal.themes.models import Theme
from lessons.models import LessonPage

if TYPE_CHECKING:
    from django.db.models import QuerySet

YEARS = (1, 2, 3, 5, 10)


def may_look(request: HttpRequest) -> bool:
    return bool(page_permission_policy.user_has_permission(request.user, "publish"))


class LessonsFilterSet(WagtailFilterSet):
    applied = django_filters.ChoiceFilter(
        label=_("Used"),
        method="by_use",
        choices=[("never", _("Never")), ("once", _("At least once"))],
    )
    read = django_filters.ChoiceFilter(
        label=_("Read"), method="by_reads", choices=[("never", _("Never"))]
    )
    older = django_filters.ChoiceFilter(
        label=_("Older than"),
        method="by_age",
        choices=[(str(years), _("%(years)s years") % {"years": years}) for years in YEARS],
    )

    class Meta:
        model = LessonPage
        fields = ["applied", "read", "older", "checked"]

    def by_use(self, lessons: QuerySet, _name: str, value: str) -> QuerySet:
        return (
            lessons.filter(applied_count=0)
            if value == "never"
            else lessons.filter(applied_count__gt=0)
        )

    def by_reads(self, lessons: QuerySet, _name: str, _value: str) -> QuerySet:
        return lessons.filter(reads=0)

    def by_age(self, lessons: QuerySet, _name: str, value: str) -> QuerySet:
        oldest = timezone.localdate() - datetime.timedelta(days=365.25 * int(value))
        return lessons.filter(content_date__lt=oldest)


class LessonReport(ReportView):
    """For whoever publishes pages; each sees the lessons of his own branch."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def _edit_url(lesson: LessonPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[lesson.pk])


class LessonsStanding(LessonReport):
    page_title = _("Lessons and their standing")
    header_icon = "doc-full"
    index_url_name = "lessons_standing"
    index_results_url_name = "lessons_standing_results"
    filterset_class = LessonsFilterSet
    default_ordering = "applied_count"
    is_searchable = False
    columns = [
        TitleColumn("title", label=_("Lesson"), get_url=_edit_url, sort_key="title"),
        Column("applied_count", label=_("Times used"), sort_key="applied_count"),
        Column("reads", label=_("Times read"), sort_key="reads"),
        BooleanColumn("checked", label=_("Checked"), sort_key="checked"),
        BooleanColumn("superseded_by_id", label=_("Superseded")),
        DateColumn("content_date", label=_("Date"), sort_key="content_date"),
    ]
    list_export = [
        "title",
        "full_url",
        "applied_count",
        "reads",
        "checked",
        "superseded_by",
        "content_date",
    ]

    def get_base_queryset(self) -> QuerySet[LessonPage]:
        mine = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "publish"
        )
        lessons = LessonPage.objects.live().filter(pk__in=mine.values("pk"))
        return lessons.annotate(reads=Coalesce("total_reads__count", 0)).defer_streamfields()


def _own_page(row: Theme | Place) -> str:
    return row.get_absolute_url()


class ThemesWithout(LessonReport):
    page_title = _("Themes without a lesson")
    header_icon = "tag"
    index_url_name = "themes_without_lessons"
    index_results_url_name = "themes_without_lessons_results"
    default_ordering = "sort_order"
    is_searchable = False
    columns = [
        TitleColumn("name", label=_("Theme"), get_url=_own_page),
        Column("pages", label=_("Pages of other kinds")),
    ]
    list_export = ["name_th", "name_en", "slug", "pages"]

    def get_base_queryset(self) -> QuerySet[Theme]:
        """A base is not without where one of its branches has a lesson."""
        lessons = LessonPage.objects.readable()
        told = Q(page_tags__page__in=lessons.values("pk"))
        return (
            Theme.objects.exclude(pk__in=Theme.objects.filter(told).values("pk"))
            .exclude(pk__in=Theme.objects.filter(told).values("parent"))
            .annotate(pages=Count("page_tags", distinct=True))
        )


class PlacesWithout(LessonReport):
    """Amphoes: seven thousand tambons would be a list that nobody reads."""

    page_title = _("Amphoes without a lesson")
    header_icon = "site"
    index_url_name = "places_without_lessons"
    index_results_url_name = "places_without_lessons_results"
    default_ordering = "code"
    is_searchable = False
    columns = [
        TitleColumn("full_name", label=_("Place"), get_url=_own_page),
        Column("code", label=_("Code"), sort_key="code"),
    ]
    list_export = ["code", "name_th", "name_en", "parent.name_th"]

    def get_base_queryset(self) -> QuerySet[Place]:
        lessons = LessonPage.objects.readable()
        told = Place.objects.filter(page_tags__page__in=lessons.values("pk"))
        codes = {code[:4] for code in told.values_list("code", flat=True) if len(code) >= 4}
        amphoes = Place.objects.current().filter(level=Place.Level.AMPHOE)
        return amphoes.exclude(code__in=codes).with_ancestors()
