"""The requester's own pages, behind the signed link she was given: no account, and no guessing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learning_centers.models import Visit
from learning_centers.visits import calendars, requests
from learning_centers.visits.forms import FeedbackForm, RequestForm, WithdrawForm
from learning_centers.visits.stories import story_url
from learning_centers.visits.tokens import visit_from

View = Callable[..., HttpResponse]
FOLDER = "learning_centers/visits"


def link_only(view: View) -> View:
    """A link that is cut off, changed or over gets a page that says so, and what to do."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        visit = visit_from(token)
        if visit is None:
            return render(request, f"{FOLDER}/broken_link.html", status=404)
        response = view(request, token, visit)
        # The address is the key: it goes to no other site, and into no index.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


@link_only
def visit(request: HttpRequest, token: str, visit: Visit) -> HttpResponse:
    return _page(request, "visit", token, visit, told=list(visit.messages.all()))


@link_only
def change(request: HttpRequest, token: str, visit: Visit) -> HttpResponse:
    if not visit.is_open or _is_over(visit):
        return _closed(request, token)
    form = RequestForm(request.POST or None, center=visit.center, visit=visit)
    if request.method == "POST" and form.is_valid():
        if not form.has_seen_warnings:
            warnings = form.warnings
            form.show_warnings()
            return _page(request, "change", token, visit, form=form, warnings=warnings)
        return _changed(request, token, visit, form)
    return _page(request, "change", token, visit, 422 if form.is_bound else 200, form=form)


def _changed(request: HttpRequest, token: str, visit: Visit, form: RequestForm) -> HttpResponse:
    try:
        changed = requests.change(visit, form.cleaned_data, form.cleaned_data["version"] or 0)
    except requests.Overtaken:
        return _overtaken(request, token, visit, form)
    said = _("Your request has been changed.")
    if changed.state == Visit.State.NEW:
        said = _("Your request has been changed. The centre answers you anew.")
    messages.success(request, said)
    return redirect("visits:visit", token=token)


def _overtaken(request: HttpRequest, token: str, visit: Visit, form: RequestForm) -> HttpResponse:
    """What stands there now is shown, what she typed is kept, and the next press counts."""
    visit.refresh_from_db()
    form.data = {**form.data.dict(), "version": str(visit.version)}  # type: ignore[attr-defined]  # of a request
    form.add_error(
        None,
        _("It has been changed or answered meanwhile. Above is how it stands now; yours is kept."),
    )
    told = list(visit.messages.all())
    return _page(request, "change", token, visit, 409, form=form, meanwhile=True, told=told)


@link_only
def withdraw(request: HttpRequest, token: str, visit: Visit) -> HttpResponse:
    if not visit.is_open or _is_over(visit):
        return _closed(request, token)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        requests.withdraw(visit, form.cleaned_data["text"])
        messages.success(request, _("Your request is withdrawn. Thank you for saying so."))
        return redirect("visits:visit", token=token)
    return _page(request, "withdraw", token, visit, 422 if form.is_bound else 200, form=form)


@link_only
def feedback(request: HttpRequest, token: str, visit: Visit) -> HttpResponse:
    came = visit.state in (Visit.State.AGREED, Visit.State.DONE)
    if not came or visit.first_day > timezone.localdate():
        return _closed(request, token)
    told = getattr(visit, "feedback", None)
    form = FeedbackForm(request.POST or None, told=told)
    if request.method == "POST" and form.is_valid():
        requests.tell_how_it_was(visit, form.cleaned_data)
        messages.success(request, _("Thank you. The people who received you will read it."))
        return redirect("visits:visit", token=token)
    return _page(request, "feedback", token, visit, 422 if form.is_bound else 200, form=form)


@link_only
def calendar(request: HttpRequest, token: str, visit: Visit) -> HttpResponse:
    if visit.state != Visit.State.AGREED:
        return _closed(request, token)
    response = HttpResponse(
        calendars.of_request(visit), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="visit.ics"'
    return response


def _closed(request: HttpRequest, token: str) -> HttpResponse:
    messages.warning(request, _("This cannot be done any more: see how your request stands."))
    return redirect("visits:visit", token=token)


def _is_over(visit: Visit) -> bool:
    return visit.last_day < timezone.localdate()


def _page(
    request: HttpRequest, name: str, token: str, visit: Visit, status: int = 200, **more: Any
) -> HttpResponse:
    over = _is_over(visit)
    came = visit.state in (Visit.State.AGREED, Visit.State.DONE)
    context = {
        "visit": visit,
        "token": token,
        "center": visit.center,
        "may_change": visit.is_open and not over,
        "may_tell": came and visit.first_day <= timezone.localdate(),
        "feedback": getattr(visit, "feedback", None),
        "story_url": story_url(visit, token),
        "center_is_shown": type(visit.center)
        .objects.readable()
        .filter(pk=visit.center_id)
        .exists(),
    }
    return render(request, f"{FOLDER}/{name}.html", context | more, status=status)
