"""The form of a field note. Every press saves first, and then does what the button says."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kmportal.telling import drafts
from kmportal.telling.forms import LONGEST_TYPED, NoteForm, is_too_long, typed_in
from kmportal.telling.models import Draft

from .access import within_limit, writers_only
from .photos import remove_photo
from .sending import LOOK_AT_FAULTS, send

if TYPE_CHECKING:
    from kmportal.members.models import User

#: Where words wait that a visitor sent after having been signed out.
WAITING = "told_while_signed_out"


@writers_only
def new(request: HttpRequest) -> HttpResponse:
    return redirect("telling:write", token=uuid.uuid4())


def write(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    if request.method == "POST" and not request.user.is_authenticated:
        return _sign_in_keeping(request, token)
    return _write(request, token)


def _sign_in_keeping(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    if _wants_json(request):
        message = _("You are signed out. Press “Save” to sign in; nothing you wrote is lost.")
        return JsonResponse({"message": message}, status=403)
    if not is_too_long(typed):
        request.session[WAITING] = {"token": str(token), "typed": typed}
    return redirect_to_login(request.path)


@writers_only
def _write(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    draft = drafts.draft_of(_member(request), token)
    waiting = request.session.pop(WAITING, None) if request.method == "GET" else None
    if waiting and waiting["token"] == str(token):
        return _save(request, draft, waiting["typed"])
    if request.method == "POST":
        return _save(request, draft, request.POST)
    look = LOOK_AT_FAULTS in request.GET and draft.pk
    return _show(request, draft, NoteForm(draft, draft.typed if look else None))


def show_filled(request: HttpRequest, token: uuid.UUID, typed: dict[str, str]) -> HttpResponse:
    """A note begun with words from elsewhere; one that is saved already shows its own."""
    draft = drafts.draft_of(_member(request), token)
    return _show(request, draft, NoteForm(draft) if draft.pk else _holding(draft, typed))


def _save(request: HttpRequest, draft: Draft, data: Any) -> HttpResponse:
    typed = typed_in(NoteForm(draft), data)
    if is_too_long(typed):
        return _refused(request, draft, typed, _too_long(), 422)
    if not draft.pk and not within_limit(request, "draft"):
        later = _("You began many notes in a short time. Wait a while, then press “Save” again.")
        return _refused(request, draft, typed, later, 429)
    try:
        draft = drafts.save(draft, typed, _version(data))
    except drafts.Overtaken:
        return _overtaken(request, draft, typed)
    if _wants_json(request):
        return JsonResponse({"version": draft.version, "message": saved_message()})
    return _go_on(request, draft, str(data.get("action", "save")))


def _go_on(request: HttpRequest, draft: Draft, action: str) -> HttpResponse:
    if action == "send":
        return send(request, draft)
    if action in ("photos", "preview"):
        return redirect(f"telling:{action}", token=draft.token)
    if action.startswith("remove-"):
        remove_photo(draft, action.removeprefix("remove-"))
    else:
        messages.success(request, saved_message())
    return redirect(draft)


def _show(request: HttpRequest, draft: Draft, form: NoteForm, **more: Any) -> HttpResponse:
    context = {"draft": draft, "form": form, "version": draft.version, "unfinished": 0} | more
    if not draft.pk and not form.is_bound:
        context["unfinished"] = drafts.unfinished(_member(request)).count()
    return render(request, "telling/write.html", context, status=more.get("status", 200))


def _refused(
    request: HttpRequest, draft: Draft, typed: dict[str, str], message: str, status: int
) -> HttpResponse:
    """Nothing was stored, so what was typed goes back into the form."""
    if _wants_json(request):
        return JsonResponse({"message": message}, status=status)
    messages.error(request, message)
    return _show(request, draft, _holding(draft, typed), status=status)


def _overtaken(request: HttpRequest, draft: Draft, typed: dict[str, str]) -> HttpResponse:
    """Both texts are shown; the next press keeps this one, at the version the writer has now seen."""
    draft = drafts.stored(draft)
    draft.refresh_from_db()
    message = _(
        "This note was saved in another window after you opened it here. Your words are still in "
        "the form, and the other text stands below it. Put together what you need, then save again."
    )
    if _wants_json(request):
        return JsonResponse({"message": message}, status=409)
    messages.warning(request, message)
    return _show(request, draft, _holding(draft, typed), other=draft.typed, status=409)


def _holding(draft: Draft, typed: dict[str, str]) -> NoteForm:
    form = NoteForm(draft)
    form.initial = typed
    return form


def saved_message() -> str:
    time = date_format(timezone.localtime(), "H:i")
    return _("Saved at %(time)s. Only you can see it.") % {"time": time}


def _too_long() -> str:
    return _(
        "The text is longer than the %(count)s letters a draft can hold, so it was not saved. "
        "Shorten it, or tell it as several notes."
    ) % {"count": f"{LONGEST_TYPED:,}"}


def _version(data: Any) -> int:
    text = str(data.get("version", ""))
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _member(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]  # writers_only has seen to it
