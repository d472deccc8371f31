"""One answer alone, question by question: a row of the table is wider than a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kmportal.forms.models import FormAnswer, FormPage

from .answers import answers_for, seen_by
from .frame import header
from .table import Table

if TYPE_CHECKING:
    from django.db.models import QuerySet


def show_answer(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    page, user = get_object_or_404(FormPage, pk=pk), request.user
    if not user.is_authenticated or not seen_by(user, page):
        raise PermissionDenied
    answers = answers_for(user, page)
    shown = get_object_or_404(answers, pk=answer)
    table = Table(page, [shown])
    labels = [label for _name, label in table.headers]
    context = {"page": page, "said": list(zip(labels, table.row(shown), strict=True))}
    context |= _beside(shown, answers) | header(page, _("One answer"), "form")
    return render(request, "forms/results/one.html", context)


def _beside(shown: FormAnswer, answers: QuerySet[FormAnswer]) -> dict[str, Any]:
    """In the order of the table, newest first."""
    return {
        "newer": answers.filter(pk__gt=shown.pk).order_by("pk").first(),
        "older": answers.filter(pk__lt=shown.pk).order_by("-pk").first(),
    }
