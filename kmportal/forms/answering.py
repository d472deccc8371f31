"""A form as its readers meet it: filled in, sent, refused with everything kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from kmportal.guard import limits

from .listing import event_of
from .notice import notice_of
from .standing import Standing, standing_of
from .summary import public_summary
from .taking import TooLate, take
from .tokens import token_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .building import AnswerForm
    from .models import FormPage

HOUR = 3600
PER_MEMBER, PER_ADDRESS = 20, 200  #: a whole village may answer through one address


def serve(page: FormPage, request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        response = _receive(page, request)
    else:
        response = _show(page, request, page.get_form(page=page, user=request.user))
    add_never_cache_headers(response)
    return response


def preview(page: FormPage, request: HttpRequest) -> HttpResponse:
    return _show(page, request, page.get_form(page=page, user=request.user))


def _receive(page: FormPage, request: HttpRequest) -> HttpResponse:
    form = page.get_form(request.POST, page=page, user=request.user)
    valid = form.is_valid()
    if not page.admits(request.user):
        form.add_error(None, _("Only members may answer this. Sign in and send it again."))
        return _show(page, request, form, 403)
    if not valid:
        return _show(page, request, form, 422)
    if not limits.allowed(
        "forms", request, per_address=PER_ADDRESS, per_member=PER_MEMBER, seconds=HOUR
    ):
        form.add_error(None, _("That was a great many in a short time. Try again in an hour."))
        return _show(page, request, form, 429)
    try:
        answer = take(page, form, request.user)
    except TooLate as late:
        form.add_error(None, _late(late.standing))
        return _show(page, request, form, 409)
    return redirect("form_answer", token=token_of(answer))


def _late(standing: Standing) -> str:
    if standing.opens_later:
        return _("This does not take answers yet.")
    if standing.is_full and not standing.is_over:
        return _("The last place was taken a moment ago. What you wrote stands below.")
    return _("This has been closed since you opened it. What you wrote stands below.")


def _show(
    page: FormPage, request: HttpRequest, form: AnswerForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = page.get_context(request) | {
        "form": form,
        "standing": standing_of(page),
        "notice": notice_of(page),
        "event": event_of(page),
        "admitted": page.admits(request.user),
        "summary": public_summary(page),
    }
    return TemplateResponse(request, page.template, context, status=status)
