"""A member's own notes: what state they are in, changing them, giving a draft up."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kmportal.telling import drafts
from kmportal.telling.states import tellings_of
from lessons.models import FieldNotePage

from .access import writers_only

PER_PAGE = 30


@writers_only
def mine(request: HttpRequest) -> HttpResponse:
    tellings = tellings_of(request.user)  # type: ignore[arg-type]  # signed in
    shown = Paginator(tellings, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "telling/mine.html", {"tellings": shown})


@require_POST
@writers_only
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other people's notes are not there, for editors neither: theirs is the editor."""
    page = get_object_or_404(FieldNotePage, pk=pk, owner=request.user, alias_of=None)
    if page.locked:
        messages.warning(request, _("An editor has locked this note. Ask before you change it."))
        return redirect("telling:mine")
    return redirect(drafts.to_edit(page, request.user))  # type: ignore[arg-type]  # signed in


@writers_only
def discard_draft(request: HttpRequest, token: UUID) -> HttpResponse:
    draft = drafts.draft_of(request.user, token)  # type: ignore[arg-type]  # signed in
    if not draft.pk:
        raise Http404
    if request.method != "POST":
        return render(request, "telling/discard.html", {"draft": draft})
    drafts.discard(draft)
    messages.success(request, _("The draft is gone."))
    return redirect("telling:mine")
