"""Keeping what is typed: by version, so that two windows never overwrite each other unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import ReferenceIndex

from kmportal.places.forms import PlaceField
from kmportal.places.models import Place
from lessons.models import FieldNotePage

from .forms import SEVERAL
from .markup import kept_line, key_of, photo_line, text_of
from .models import Draft, DraftPhoto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from kmportal.core.models import PortalImage
    from kmportal.members.models import User


class Overtaken(Exception):
    """Another window has saved the draft since this one read it."""


def draft_of(member: User, token: UUID) -> Draft:
    """The member's draft, or a new one that is not saved yet; nobody else's is there at all."""
    draft = Draft.objects.select_related("page").filter(token=token).first()
    if draft is None:
        return Draft(token=token, member=member, language=get_language() or "th")
    if draft.member_id != member.pk:
        raise Http404
    return draft


def stored(draft: Draft) -> Draft:
    """The draft's row, made if this is its first press: at version 0, with nothing typed."""
    if draft.pk:
        return draft
    values = {"member": draft.member, "language": draft.language}
    found, _made = Draft.objects.get_or_create(token=draft.token, defaults=values)
    return found


def save(draft: Draft, typed: dict[str, str], version: int) -> Draft:
    """The draft with what was typed, one version on. Raises `Overtaken` where `version` is not the
    one that is stored, unless the same is stored already (an answer that got lost)."""
    draft = stored(draft)
    unchanged = Draft.objects.filter(pk=draft.pk, version=version)
    values = {"typed": typed, "version": version + 1, "saved_at": timezone.now()}
    moved_on = not unchanged.update(**values)
    draft.refresh_from_db()
    if moved_on and draft.typed != typed:
        raise Overtaken
    return draft


def to_edit(page: FieldNotePage, member: User) -> Draft:
    """The draft that changes a page: the one begun before, unless the page has changed since then."""
    draft = Draft.objects.filter(page=page, member=member).first()
    if draft and draft.base_revision == page.latest_revision_id:
        return draft
    with transaction.atomic():
        Draft.objects.filter(page=page).delete()
        latest = page.get_latest_revision_as_object()
        draft = Draft.objects.create(
            member=member,
            page=page,
            base_revision=page.latest_revision_id,
            language=page.locale.language_code,
        )
        draft.typed = typed_of(latest, draft)
        draft.version = 1
        draft.save()
    return draft


def typed_of(page: FieldNotePage, draft: Draft) -> dict[str, str]:
    """A page as it would have been typed; its pictures become the draft's photos."""
    typed = {"title": page.title, "series": str(page.series or "")}
    typed["notebook"] = str(page.notebook_id or "")
    typed["licence"] = page.licence
    field = PlaceField(Place.objects.all())
    for number, tag in zip(SEVERAL, page.place_tags.all(), strict=False):
        typed[f"place_{number}"] = field.text_of(tag.place) if tag.place else tag.as_written
    for number, tag in zip(SEVERAL, page.theme_tags.all(), strict=False):
        typed[f"theme_{number}"] = tag.theme.slug
    lines = list(_lines(page.body.raw_data, draft, typed))
    while lines and lines[-1].startswith(("[รูป ", "[photo ")):
        lines.pop()  # photos at the end stand there without being called
    typed["text"] = "\n\n".join(lines)
    return typed


def _lines(blocks: Iterable[dict[str, Any]], draft: Draft, typed: dict[str, str]) -> Iterator[str]:
    thai, number = draft.language == "th", 0
    for block in blocks:
        kind, value = block["type"], block["value"]
        text = text_of(value) if kind == "paragraph" else None
        if kind == "heading" and value["text"].strip():
            yield "#" * (int(value["level"]) - 1) + " " + value["text"]
        elif kind == "picture" and number < Draft.MAX_PHOTOS and value["image"]:
            number += 1
            DraftPhoto.objects.create(draft=draft, image_id=value["image"], number=number)
            draft.last_photo = number
            typed[f"alt_{number}"] = value.get("alt_text") or ""
            typed[f"caption_{number}"] = value.get("caption") or ""
            yield photo_line(number, thai=thai)
        elif text is not None:
            yield text
        else:
            yield kept_line(key_of(block), thai=thai)


def unfinished(member: User) -> models.QuerySet[Draft]:
    return Draft.objects.filter(member=member).select_related("page")


def discard(draft: Draft) -> None:
    """The draft goes with its photos, except those that a page shows or might show again."""
    images = [photo.image for photo in draft.photos.select_related("image")]
    draft.delete()
    for image in images:
        remove_if_unused(image)


def remove_if_unused(image: PortalImage) -> None:
    """A photo nothing refers to any more leaves the portal's disk as well."""
    in_drafts = DraftPhoto.objects.filter(image=image).exists()
    if not in_drafts and not ReferenceIndex.get_references_to(image).exists():
        image.delete()
