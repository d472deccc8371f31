"""The screens of a table. Each asks for permission, and for a run that is the person's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import runs
from .forms import UploadForm
from .models import ImportRow, ImportRun
from .writing import CSV, XLSX, as_csv, as_xlsx

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .viewset import TableViewSet

PER_PAGE = 100
RUNS_SHOWN = 10
WRITERS = {"csv": (as_csv, CSV), "xlsx": (as_xlsx, XLSX)}
State, Outcome = ImportRun.State, ImportRow.Outcome


class Permitted(View):
    """Lets in who may use the table; `viewset` is set by the table's own urls."""

    viewset: TableViewSet = None  # type: ignore[assignment]  # as_view sets it

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.viewset.may_use(request.user):
            raise PermissionDenied
        self.resource = self.viewset.resource()
        self.columns = self.viewset.columns(self.resource)
        return super().dispatch(request, *args, **kwargs)

    @property
    def person(self) -> User:
        """Signed in: `may_use` has let nobody else come so far."""
        return cast("User", self.request.user)

    def url(self, name: str, *args: Any) -> str:
        return reverse(self.viewset.get_url_name(name), args=args)

    def own_run(self) -> ImportRun:
        """Others' runs do not exist for a person, nor do another table's."""
        return get_object_or_404(
            ImportRun, pk=self.kwargs["run_id"], user=self.person, table=self.viewset.name
        )

    def to_run(self, run: ImportRun) -> HttpResponse:
        return redirect(self.url("run", run.pk))


class Screen(WagtailAdminTemplateMixin, Permitted):
    header_icon = ""
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return str(self.viewset.menu_label)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class UploadView(Screen, FormView):
    template_name = "tabular/upload.html"
    form_class = UploadForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"columns": self.columns}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = ImportRun.objects.filter(user=self.person, table=self.viewset.name)
        return super().get_context_data(**kwargs) | {
            "intro": self.viewset.intro,
            "headings": self.columns.labels(),
            "runs": [(run, self.url("run", run.pk)) for run in own[:RUNS_SHOWN]],
            "exports": [(kind.upper(), self.url("export", kind)) for kind in WRITERS],
        }

    def form_valid(self, form: UploadForm) -> HttpResponse:
        run = runs.start(
            form.sheet,
            self.columns,
            str(self.viewset.name),
            form.cleaned_data["file"].name,
            self.person,
        )
        return self.to_run(run)


class RunView(Screen, TemplateView):
    template_name = "tabular/run.html"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        items = [
            {"url": self.url("index"), "label": self.get_page_title()},
            {"url": "", "label": self.run.file_name},
        ]
        return [*self.breadcrumbs_items, *items]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.run = self.own_run()
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | self.context_of(self.run)

    def context_of(self, run: ImportRun) -> dict[str, Any]:
        counts = runs.counts(run)
        shown = self.request.GET.get("show", "")
        rows = run.rows.exclude(outcome="")
        if shown in Outcome.values:
            rows = rows.filter(outcome=shown)
        urls = ("run", "step", "confirm", "wrong", "discard")
        good = counts[Outcome.NEW] + counts[Outcome.CHANGED]
        return {
            "run": run,
            "working": run.state in (State.CHECKING, State.IMPORTING),
            "progress": self._progress(run, counts),
            "total": sum(counts.values()),
            "good": good,
            "wrong": counts[Outcome.WRONG],
            "outcomes": self._filters(counts, shown),
            "shown": shown if shown in Outcome.values else "",
            "rows": Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page")),
            "urls": {name: self.url(name, run.pk) for name in urls},
            "index_url": self.url("index"),
        }

    @staticmethod
    def _progress(run: ImportRun, counts: Any) -> int:
        """How many rows of the run's present state are behind it."""
        if run.state == State.IMPORTING:
            return sum(counts.values()) - runs.to_import(run).count()
        return int(sum(counts.values()) - counts[""])

    @staticmethod
    def _filters(counts: Any, shown: str) -> list[dict[str, Any]]:
        every = {"value": "", "label": _("All"), "count": sum(counts.values())}
        some = [
            {"value": value, "label": label, "count": counts[value]}
            for value, label in Outcome.choices
            if counts[value] or value == shown
        ]
        return [each | {"active": each["value"] == shown} for each in (every, *some)]


class StepView(RunView):
    """One step more. htmx asks for it again and again; without JavaScript a person presses a button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.run = runs.step(self.own_run(), self.resource, self.columns)
        if request.headers.get("HX-Request"):
            return render(request, "tabular/run_body.html", self.context_of(self.run))
        return self.to_run(self.run)


class ConfirmView(Permitted):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        run = self.own_run()
        runs.confirm(run)
        return self.to_run(run)


class DiscardView(Permitted):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.own_run().delete()
        return redirect(self.url("index"))


class WrongRowsView(Permitted):
    """The wrong rows as they were, with a column that says why: to be mended and uploaded again."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        run = self.own_run()
        kind = "xlsx" if request.GET.get("as") == "xlsx" else "csv"
        rows = run.rows.filter(outcome=Outcome.WRONG)
        headers = [*run.headers, _("What is wrong")]
        width = len(run.headers)
        cells = ([*row.cells, *[""] * (width - len(row.cells))][:width] for row in rows)
        lines = ([*some, _sentence(row)] for some, row in zip(cells, rows, strict=True))
        return _file(kind, headers, lines, "wrong-rows")


def _sentence(row: ImportRow) -> str:
    return "\n".join(f"{column}: {text}" if column else text for column, text in row.reasons)


class ExportView(Permitted):
    http_method_names = ["get"]

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        if kind not in WRITERS:
            raise Http404
        name = str(self.viewset.name)
        return _file(kind, self.columns.labels(), self._rows(request), name)

    def _rows(self, request: HttpRequest) -> Iterator[list[str]]:
        fields = self.columns.fields.values()
        for instance in self.viewset.export_queryset(self.person):
            values = (self.resource.export_field(field, instance) for field in fields)
            yield ["" if value is None else str(value) for value in values]


def _file(kind: str, headers: list[str], rows: Any, name: str) -> HttpResponse:
    write, content_type = WRITERS[kind]
    response = HttpResponse(write([capfirst(each) for each in headers], rows), content_type)
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
