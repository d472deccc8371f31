"""The report, on the screen and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from kmportal.tabular.writing import CSV, XLSX, as_csv, as_xlsx

from . import searches
from .dimensions import DIMENSIONS, MONTHS
from .forms import LISTS, WORDS, StatisticsForm
from .lists import PageLists
from .measures import MEASURES, READS
from .overview import Overview
from .scope import Scope, may_look
from .tables import Table

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.members.models import User

WRITERS = {"csv": (as_csv, CSV), "xlsx": (as_xlsx, XLSX)}


class StatisticsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "statistics/report.html"
    page_title = gettext_lazy("Statistics")
    header_icon = "table"
    _show_breadcrumbs = True
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if writer := WRITERS.get(request.GET.get("export", "")):
            return self._file(*writer)
        return super().get(request, *args, **kwargs)

    @cached_property
    def scope(self) -> Scope:
        return Scope.of(cast("User", self.request.user))

    @cached_property
    def form(self) -> StatisticsForm:
        return StatisticsForm(self.request.GET, self.scope)

    @cached_property
    def table(self) -> Table:
        """The months where what was asked for is nothing to show."""
        show, drawn, period = self.form.chosen("show"), self.form.chosen("drawn"), self.form.period
        if show in dict(LISTS):
            return cast("Table", getattr(PageLists(period, self.scope), show)())
        if show in dict(WORDS):
            return searches.words(period, without_results=show == "missed")
        dimension = next((each for each in DIMENSIONS if each.key == show), MONTHS)
        measure = next((each for each in MEASURES if each.key == drawn), READS)
        return Overview(dimension, period, self.scope).table(measure)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            table=self.table,
            form=self.form,
            period=self.form.period,
            before=self.form.period.before,
            files=self._files(),
            **kwargs,
        )

    def _files(self) -> list[tuple[str, str]]:
        """The same address, as a file."""
        asked = self.request.GET.copy()
        links = []
        for kind, name in (("csv", "CSV"), ("xlsx", "XLSX")):
            asked["export"] = kind
            links.append((name, f"{reverse('statistics')}?{asked.urlencode()}"))
        return links

    def _file(self, write: Any, content_type: str) -> HttpResponse:
        """What a file cannot say beside its table, its name says: which months."""
        kind = "csv" if content_type == CSV else "xlsx"
        period, show = self.form.period, self.form.chosen("show") or MONTHS.key
        name = f"statistics-{show}-{period.first:%Y-%m}-{period.last:%Y-%m}.{kind}"
        table = self.table
        response = HttpResponse(
            write(table.flat_headings, table.flat_rows), content_type=content_type
        )
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
