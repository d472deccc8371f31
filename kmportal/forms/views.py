"""The page of one answer, behind its signed address: thanks, how it stands, and the way to withdraw it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .models import FormAnswer
from .taking import withdraw
from .tokens import answer_from

GONE = "forms/broken_link.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    found = answer_from(token)
    if found is None:
        return render(request, GONE, status=404)
    if request.method == "POST":
        withdraw(found)
        messages.success(request, _("Your answer is withdrawn, and nothing of it is kept."))
        return redirect("form_withdrawn")
    response = render(request, "forms/answer.html", _context(found))
    # The address is the key: it goes to no other site, and into no index.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def _context(answer: FormAnswer) -> dict[str, Any]:
    """Of a form that is not open any more nothing is shown but that there was an answer."""
    form: Any = answer.page.specific
    waiting = answer.state == FormAnswer.State.WAITING
    before = FormAnswer.objects.filter(
        page__translation_key=form.translation_key, state=answer.state, pk__lte=answer.pk
    )
    return {
        "answer": answer,
        "form_page": form if form.live else None,
        "waiting": waiting,
        "number": before.count() if waiting else 0,
        "mailed": answer.mails.exists(),
    }


@never_cache
@require_http_methods(["GET", "HEAD"])
def withdrawn(request: HttpRequest) -> HttpResponse:
    return render(request, "forms/withdrawn.html")
