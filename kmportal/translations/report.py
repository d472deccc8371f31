"""What is to be translated: pages without a translation, and translations behind their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page, get_page_models
from wagtail.permissions import page_permission_policy

from kmportal.core.querysets import open_to_all

from .permissions import SEND, may_look
from .waiting import State, waiting_for

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

#: Home pages have depth 2; those below them are what people call the parts of the site.
BRANCH_DEPTH = 3


def _branches(_request: HttpRequest) -> QuerySet[Page]:
    return Page.objects.filter(depth=BRANCH_DEPTH).order_by("path")


def _types(_request: HttpRequest) -> QuerySet[ContentType]:
    models = [model for model in get_page_models() if not model._meta.abstract]
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False)
    return ContentType.objects.filter(pk__in=[each.pk for each in types.values()]).order_by("model")


class WaitingFilterSet(WagtailFilterSet):
    into = django_filters.ChoiceFilter(
        label=_("Into"), choices=settings.WAGTAIL_CONTENT_LANGUAGES, method="as_they_are"
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices)
    branch = django_filters.ModelChoiceFilter(label=_("Branch"), queryset=_branches, method="below")
    content_type = ContentTypeFilter(label=_("Type"), queryset=_types)

    class Meta:
        model = Page
        fields: list[str] = []

    def as_they_are(self, pages: QuerySet, _name: str, _value: str) -> QuerySet:
        """The language decides what the rows are in the first place."""
        return pages

    def below(self, pages: QuerySet, _name: str, branch: Page) -> QuerySet:
        return pages.filter(path__startswith=branch.path)


def _label(state: str) -> str:
    return str(State(state).label)


class StateColumn(Column):
    def get_value(self, instance: Any) -> str:
        return _label(instance.state)


class ShareColumn(Column):
    def get_value(self, instance: Any) -> str:
        """A dash where a translation was written by hand, so that nobody knows."""
        return "–" if instance.share is None else f"{instance.share} %"


def _next_step(row: Any) -> str:
    """To the translation, where there is one; else to sending the page."""
    if row.target:
        return reverse("wagtailadmin_pages:edit", args=[row.target])
    return reverse("wagtail_localize:submit_page_translation", args=[row.pk])


class WaitingReport(ReportView):
    page_title = _("To translate")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations_waiting"
    index_results_url_name = "translations_waiting_results"
    filterset_class = WaitingFilterSet
    default_ordering = "-last_published_at"
    is_searchable = False
    paginate_by = 50
    columns = [
        TitleColumn("title", label=_("Page"), get_url=_next_step, sort_key="title"),
        Column("page_type_display_name", label=_("Type")),
        Column("locale", label=_("Written in"), accessor="locale.get_display_name"),
        StateColumn("state", label=_("State"), sort_key="state"),
        ShareColumn("share", label=_("Translated"), sort_key="share"),
        DateColumn("last_published_at", label=_("Published"), sort_key="last_published_at"),
    ]
    list_export = [
        "title",
        "full_url",
        "page_type_display_name",
        "locale",
        "state",
        "texts",
        "translated",
        "last_published_at",
    ]
    export_headings = {
        "title": _("Page"),
        "full_url": _("Address"),
        "page_type_display_name": _("Type"),
        "locale": _("Written in"),
        "state": _("State"),
        "texts": _("Texts"),
        "translated": _("Texts translated"),
        "last_published_at": _("Published"),
    }

    custom_field_preprocess = {"state": {"csv": _label, "xlsx": _label}}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Page]:
        """What is open to everyone, for translators; what is closed, for those who have it in the editor."""
        policy, user = page_permission_policy, self.request.user
        mine = policy.instances_user_has_any_permission_for(user, {"add", "change", "publish"})
        pages = waiting_for(self.locale_asked())
        shown = mine
        if user.has_perm(SEND):
            shown = shown | open_to_all(Page.objects.all())
        rows = pages.filter(pk__in=shown.order_by().values("pk"))
        return rows.select_related("content_type", "locale")

    def locale_asked(self) -> Locale:
        """Into the first language that is not the site's own, unless another is chosen."""
        code = self.request.GET.get("into", "")
        known = [each for each, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        if code not in known:
            code = next((each for each in known if each != settings.LANGUAGE_CODE), known[0])
        return Locale.objects.get_or_create(language_code=code)[0]
