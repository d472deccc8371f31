"""Seeing a note as readers will, and sending it in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kmportal.telling import drafts, publishing
from kmportal.telling.forms import NoteForm

from .access import within_limit, writers_only

if TYPE_CHECKING:
    from kmportal.telling.models import Draft

#: In the address of the form: show what keeps the note from being sent.
LOOK_AT_FAULTS = "faults"


@writers_only
def preview(request: HttpRequest, token: UUID) -> HttpResponse:
    draft = drafts.draft_of(request.user, token)  # type: ignore[arg-type]  # signed in
    form = NoteForm(draft, draft.typed)
    if not draft.pk or not form.is_valid():
        return redirect(f"{draft.get_absolute_url()}?{LOOK_AT_FAULTS}=1")
    shown = publishing.compose(draft, form)
    trusted = publishing.may_publish(draft.member, publishing.parent_of(draft))
    # Not named `page`: it has no address yet for the links of the page's head.
    return render(
        request, "telling/preview.html", {"draft": draft, "shown": shown, "trusted": trusted}
    )


@require_POST
@writers_only
def send_saved(request: HttpRequest, token: UUID) -> HttpResponse:
    """From the preview: what was looked at is what is sent, or it is looked at again."""
    draft = drafts.draft_of(request.user, token)  # type: ignore[arg-type]  # signed in
    if not draft.pk:
        raise Http404
    if request.POST.get("version") != str(draft.version):
        messages.warning(request, _("The note has changed since you looked at it. Look once more."))
        return redirect("telling:preview", token=token)
    return send(request, draft)


def send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Publish or submit what is saved; what is missing is said beside its field."""
    form = NoteForm(draft, draft.typed)
    if not form.is_valid():
        return redirect(f"{draft.get_absolute_url()}?{LOOK_AT_FAULTS}=1")
    if _changed_by_an_editor(draft):
        message = _(
            "An editor has changed this note while you were writing. If you send yours now it "
            "takes the place of theirs; their text stays in the note's history."
        )
        messages.warning(request, message)
        return redirect(draft)
    if not within_limit(request, "send"):
        messages.error(request, _("That was many notes in a short time. Your draft is saved."))
        return redirect("telling:mine")
    return _sent(request, draft, form)


def _sent(request: HttpRequest, draft: Draft, form: NoteForm) -> HttpResponse:
    try:
        page = publishing.send_in(draft, form)
    except publishing.NowhereToPublish:
        messages.error(request, _("This site has no list of field notes. Your draft is saved."))
        return redirect("telling:mine")
    if page.live and not page.has_unpublished_changes:
        messages.success(request, _("Your note is published. Thank you for telling."))
        return redirect(page.get_url(request))
    messages.success(
        request,
        _("Your note has been sent. Someone will read it soon, and then everyone can see it."),
    )
    return redirect("telling:mine")


def _changed_by_an_editor(draft: Draft) -> bool:
    """Said once: the draft then counts as made with that change in view."""
    latest = draft.page.latest_revision_id if draft.page else None
    if latest == draft.base_revision:
        return False
    draft.base_revision = latest
    draft.save(update_fields=["base_revision"])
    return True
