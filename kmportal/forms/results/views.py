"""The answers to a form, for whoever may change it: added up, one by one, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton
from wagtail.contrib.forms.views import DeleteSubmissionsView, SubmissionsListView

from kmportal.forms.models import FormAnswer, FormPage
from kmportal.forms.sums import sums_of
from kmportal.forms.taking import remove
from kmportal.tabular.writing import CSV, XLSX, as_csv, as_xlsx

from .answers import answers_for, seen_by
from .frame import header
from .table import Table
from .write_up import WriteUpForm, places_for, write_up

if TYPE_CHECKING:
    from django.db.models import QuerySet

LONGEST_ID = 18


class ResultsView(SubmissionsListView):
    """Wagtail's list of what a form was sent, with charts above it and safe files."""

    page_title = gettext_lazy("Answers")
    results_template_name = "forms/results/results.html"
    template_name = "forms/results/index.html"

    def get_base_queryset(self) -> QuerySet[FormAnswer]:
        return answers_for(self.request.user, self.form_page)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not places_for(self.request.user, self.form_page):
            return []
        label, url = _("Write it up"), reverse("form_write_up", args=[self.form_page.pk])
        return [HeaderButton(label, url=url, icon_name="edit", priority=10)]

    def as_spreadsheet(self, queryset: QuerySet[FormAnswer], spreadsheet_format: str) -> Any:
        answers = list(queryset)
        table = Table(self.form_page, answers)
        headers = [label for _name, label in table.headers]
        is_csv = spreadsheet_format == self.FORMAT_CSV
        content = (as_csv if is_csv else as_xlsx)(headers, map(table.row, answers))
        name = f"answers-{self.form_page.pk}.{spreadsheet_format}"
        response = HttpResponse(content, content_type=CSV if is_csv else XLSX)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.is_export:
            return context
        shown = list(context["submissions"])
        table = Table(self.form_page, shown)
        by_name = {each["name"]: each for each in context["data_headings"]}
        context["data_headings"] = [
            {"order": None, **by_name.get(name, {}), "name": name, "label": label}
            for name, label in table.headers
        ]
        context["data_rows"] = [
            {"model_id": answer.pk, "fields": table.row(answer)} for answer in shown
        ]
        data = self.object_list.order_by().values_list("page", "form_data")
        narrowed = bool(self.is_filtering)
        family = [] if narrowed else seen_by(self.request.user, self.form_page)
        context["sums"] = sums_of(self.form_page, data, family)
        context["total"] = len(data)
        return context


class RemoveAnswers(DeleteSubmissionsView):
    """Of an answer with a place the next on the waiting list gets it."""

    template_name = "forms/results/remove.html"

    def get_queryset(self) -> QuerySet[FormAnswer]:
        if not isinstance(self.page, FormPage):
            raise PermissionDenied
        chosen = self.request.GET.getlist("selected-submissions")
        keys = [key for key in chosen if key.isdecimal() and len(key) <= LONGEST_ID]
        return answers_for(self.request.user, self.page).filter(pk__in=keys)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | header(self.page, _("Delete answers"), "bin")

    def handle_delete(self, submissions: QuerySet[FormAnswer]) -> None:
        count = remove(self.page, submissions)
        said = ngettext(
            "%(count)s answer has been deleted.", "%(count)s answers have been deleted.", count
        )
        messages.success(self.request, said % {"count": count})


def start_write_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what it becomes; then a draft with the answers in it is opened."""
    page, user = get_object_or_404(FormPage, pk=pk), request.user
    if not user.is_authenticated or not seen_by(user, page):
        raise PermissionDenied
    answers, places = answers_for(user, page), places_for(user, page)
    if not places:
        raise PermissionDenied
    form = WriteUpForm(request.POST or None, places=places, title=page.title)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        draft = write_up(page, answers, places[data["place"]], data["title"], user)
        messages.success(request, _("A draft with the answers is ready. Only you see it yet."))
        return redirect("wagtailadmin_pages:edit", draft.pk)
    context = {"form": form, "page": page, "count": answers.count()}
    context |= header(page, _("Start a write-up from these answers"), "edit")
    return render(request, "forms/results/write_up.html", context)
