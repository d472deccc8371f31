"""Asking a centre whether a group may come. No account is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kmportal.guard.limits import allowed
from learning_centers.models import LearningCenterPage
from learning_centers.visits import capacity
from learning_centers.visits.forms import AskForm
from learning_centers.visits.requests import take
from learning_centers.visits.tokens import token_of

if TYPE_CHECKING:
    from kmportal.members.models import User

#: How many requests one member, or one network address, sends in an hour.
LIMIT = {"per_member": 6, "per_address": 15, "seconds": 3600}


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, center: int) -> HttpResponse:
    """Only where anyone may read the page, and groups may come."""
    open_ones = LearningCenterPage.objects.readable().filter(open_to_visits=True)
    page = get_object_or_404(open_ones.select_related("locale"), pk=center)
    user: User | None = request.user if request.user.is_authenticated else None
    form = AskForm(request.POST or None, center=page, user=user)
    if request.method == "POST" and form.is_valid():
        if not form.has_seen_warnings:
            return _warned(request, form, page)
        if allowed("visit", request, **LIMIT):
            return _taken(request, form, page)
        form.add_error(None, _("That is a lot for one hour. Please send this one a little later."))
    return _form(request, form, page, 422 if form.is_bound else 200)


def _taken(request: HttpRequest, form: AskForm, page: LearningCenterPage) -> HttpResponse:
    visit = take(page, form.cleaned_data, request)
    messages.success(request, _("Thank you. Your request has been sent."))
    return redirect("visits:visit", token=token_of(visit))


def _warned(request: HttpRequest, form: AskForm, page: LearningCenterPage) -> HttpResponse:
    warnings = form.warnings
    form.show_warnings()
    return _form(request, form, page, 200, warnings)


def _form(
    request: HttpRequest,
    form: AskForm,
    page: LearningCenterPage,
    status: int,
    warnings: list[str] | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "center": page,
        "taken": capacity.taken_days(page),
        "warnings": warnings or [],
    }
    return render(request, "learning_centers/visits/ask.html", context, status=status)
