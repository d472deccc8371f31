"""Photos go up on their own, one at a time, after the words are safe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kmportal.telling import drafts
from kmportal.telling.forms import NoteForm
from kmportal.telling.models import Draft
from kmportal.telling.photos import add_photo

from .access import within_limit, writers_only

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from kmportal.telling.models import DraftPhoto


@writers_only
def add(request: HttpRequest, token: UUID) -> HttpResponse:
    """Without JavaScript a page of its own with as many files as were chosen; with it, one file at
    a time from the form, answered with the row to show there."""
    draft = drafts.draft_of(request.user, token)  # type: ignore[arg-type]  # signed in
    if request.method != "POST":
        return render(request, "telling/photos.html", {"draft": draft})
    draft = drafts.stored(draft)
    if request.headers.get("Accept", "").startswith("application/json"):
        return _one(request, draft)
    faults = [fault for _photo, fault in _taken_in(request, draft) if fault]
    for fault in faults:
        messages.error(request, fault)
    if not request.FILES:
        messages.warning(request, _("Choose a photo first."))
    return redirect("telling:photos", token=token) if faults else redirect(draft)


def _one(request: HttpRequest, draft: Draft) -> HttpResponse:
    photo, fault = next(_taken_in(request, draft), (None, _("Choose a photo first.")))
    if photo is None:
        return JsonResponse({"message": fault}, status=422)
    row = next(row for row in NoteForm(draft).photo_rows if row[0] == photo)
    return render(
        request, "telling/photo_row.html", {"photo": photo, "alt": row[1], "caption": row[2]}
    )


def _taken_in(request: HttpRequest, draft: Draft) -> Iterator[tuple[DraftPhoto | None, str]]:
    """Each file's photo, or what is wrong with it: one that fails does not stop the others."""
    for upload in request.FILES.getlist("photo"):
        yield _take_in(request, draft, upload)


def _take_in(
    request: HttpRequest, draft: Draft, upload: UploadedFile
) -> tuple[DraftPhoto | None, str]:
    if not within_limit(request, "photo"):
        return None, _("That was many photos in a short time. Wait a while and go on.")
    try:
        return add_photo(draft, upload, draft.member), ""
    except ValidationError as fault:
        return None, f"{str(upload.name)[:60]}: {fault.messages[0]}"


def remove_photo(draft: Draft, number: str) -> None:
    photo = draft.photos.filter(number=number).first() if number.isdecimal() else None
    if photo:
        image = photo.image
        photo.delete()
        drafts.remove_if_unused(image)
