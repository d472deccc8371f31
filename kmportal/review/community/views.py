"""The storyteller's page: the lesson as it will be read, and one question. No account, no other page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kmportal.guard.limits import allowed
from kmportal.guard.text import clean
from kmportal.review.mail import ask

from .answering import answer
from .forms import LONGEST, AnswerForm
from .tokens import voice_from

if TYPE_CHECKING:
    from kmportal.review.models import CommunityCheck, Voice

FOLDER = "review/community"
#: A village shares one telephone and one address: plenty for people, little for a program.
ANSWERS = {"per_member": 20, "per_address": 60, "seconds": 3600}
GUESSES = {"per_member": 20, "per_address": 30, "seconds": 3600}
NEW_LINKS = {"per_member": 5, "per_address": 10, "seconds": 3600}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    voice = voice_from(token)
    response = _answered(request, token, voice) if voice else _broken(request)
    # The address is the key: it goes to no other site, and into no index.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def _answered(request: HttpRequest, token: str, voice: Voice) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, voice, AnswerForm(initial={"seen": voice.check_of.revision_id}))
    if "new_link" in request.POST:
        return _new_link(request, token, voice)
    form = AnswerForm(request.POST)
    check = voice.check_of
    if form.is_valid():
        if not allowed("community-check", request, **ANSWERS):
            form.add_error(None, _("That is a lot for one hour. Please send it a little later."))
        elif check.is_open and form.cleaned_data["seen"] != str(check.revision_id):
            return _renewed(request, voice, form)
        else:
            return _take(request, token, voice, form)
    return _shown(request, voice, form, 422)


def _take(request: HttpRequest, token: str, voice: Voice, form: AnswerForm) -> HttpResponse:
    data = form.cleaned_data
    given = answer(voice, data["verdict"], data["words"], voice.check_of.revision_id)
    said = _("Thank you. Your answer has been kept.")
    if given.late:
        said = _(
            "Thank you. It came after the time, so it is not counted; the editors will read it."
        )
    messages.success(request, said)
    return redirect("community_check:answer", token=token)


def _renewed(request: HttpRequest, voice: Voice, form: AnswerForm) -> HttpResponse:
    """What she typed is kept; she answers about what stands there now."""
    form.data = {**form.data.dict(), "seen": str(voice.check_of.revision_id)}  # type: ignore[attr-defined]  # of a request
    form.add_error(
        None,
        _(
            "The text was changed while you read it. Please look at it once more; your words are kept."
        ),
    )
    return _shown(request, voice, form, 409)


def _new_link(request: HttpRequest, token: str, voice: Voice) -> HttpResponse:
    """Only to the address that is known already, so that a found link gets nobody a fresh one."""
    if not (voice.is_expired and voice.check_of.is_open and voice.email):
        return redirect("community_check:answer", token=token)
    if allowed("community-link", request, **NEW_LINKS):
        ask(voice, anew=True)
    return render(request, f"{FOLDER}/link_sent.html")


def _broken(request: HttpRequest) -> HttpResponse:
    """What was typed is given back: it belongs to whoever typed it, though it cannot be kept."""
    if not allowed("community-guess", request, **GUESSES):
        return render(request, f"{FOLDER}/broken_link.html", {"often": True}, status=429)
    typed = clean(request.POST.get("words", "")[: 2 * LONGEST])
    return render(request, f"{FOLDER}/broken_link.html", {"typed": typed}, status=404)


def _shown(request: HttpRequest, voice: Voice, form: AnswerForm, status: int = 200) -> HttpResponse:
    check = voice.check_of
    context: dict[str, Any] = {
        "voice": voice,
        "check": check,
        "form": form,
        "may_answer": check.is_open and not voice.is_expired,
        "said": voice.answers.last(),
    }
    lesson = _lesson(request, check) if context["may_answer"] else None
    if lesson is None:
        return render(request, f"{FOLDER}/over.html", context, status=status)
    return render(request, f"{FOLDER}/lesson.html", lesson | context, status=status)


def _lesson(request: HttpRequest, check: CommunityCheck) -> dict[str, Any] | None:
    """The version asked about; None if it has gone meanwhile."""
    if check.revision is None:
        return None
    page = check.revision.as_object()
    context: dict[str, Any] = page.get_context(request)
    return context
