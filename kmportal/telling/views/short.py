"""A short note (อนุทิน): a few lines and a photo on one screen, sent by one press."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kmportal.telling import drafts
from kmportal.telling.forms import ShortNoteForm
from kmportal.telling.photos import add_photo
from kmportal.telling.titles import first_words

from .access import within_limit, writers_only
from .sending import send


@writers_only
def write_short(request: HttpRequest) -> HttpResponse:
    form = ShortNoteForm(request.POST or None, request.FILES or None)
    token = _token(request)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"form": form, "token": token}
        return render(request, "telling/short.html", context, status=status)
    if not within_limit(request, "send"):
        form.add_error(None, _("That was many notes in a short time. Wait a while, then send it."))
        return render(request, "telling/short.html", {"form": form, "token": token}, status=429)
    return _tell(request, form, token)


def _tell(request: HttpRequest, form: ShortNoteForm, token: uuid.UUID) -> HttpResponse:
    """The words are saved as a draft first: whatever the photo does, they stay."""
    text, photo = form.cleaned_data["text"], form.cleaned_data["photo"]
    typed = {"title": first_words(text), "text": text, "place_1": form.cleaned_data["place_1"]}
    draft = drafts.draft_of(request.user, token)  # type: ignore[arg-type]  # signed in
    draft = drafts.save(draft, typed, draft.version)
    if photo:
        try:
            add_photo(draft, photo, draft.member)
        except ValidationError as fault:
            form.add_error("photo", fault)
            messages.warning(request, _("Your words are saved. Only the photo is missing."))
            context = {"form": form, "token": token, "draft": draft}
            return render(request, "telling/short.html", context, status=422)
    return send(request, draft)


def _token(request: HttpRequest) -> uuid.UUID:
    """The same for every try of one note, so that a second press makes no second draft."""
    try:
        return uuid.UUID(request.POST.get("token", ""))
    except ValueError:
        return uuid.uuid4()
