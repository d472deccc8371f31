"""Turning a draft into a page: at once for members who are trusted, through review for others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Locale

from kmportal.core.models import PageContributor
from kmportal.core.slugs import readable_slug
from kmportal.discussion.trust import is_trusted
from kmportal.places.models import PagePlace, Place
from kmportal.themes.models import PageTheme
from lessons.models import FieldNoteIndexPage, FieldNotePage

from .forms import SEVERAL, NoteForm
from .markup import blocks_of, key_of

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .models import Draft, DraftPhoto


class NowhereToPublish(Exception):
    """The site has no list of field notes."""


def parent_of(draft: Draft) -> FieldNoteIndexPage:
    """The list of notes in the language the draft was begun in, or whichever there is."""
    lists = FieldNoteIndexPage.objects.live()
    locale = Locale.objects.filter(language_code=draft.language).first()
    found = lists.filter(locale=locale).first() or lists.first()
    if found is None:
        raise NowhereToPublish
    return found


def compose(draft: Draft, form: NoteForm) -> FieldNotePage:
    """The page as the valid form has it; not saved. What only editors can set stays as it was."""
    data = form.cleaned_data
    draft.language = data.get("language") or draft.language
    page = _page_of(draft)
    before = {block["value"].get("image") for block in _pictures(page)}
    kept = {key_of(block): block for block in page.body.raw_data}
    body = _body(data, {photo.number: photo for photo in form.photos}, kept)
    page.title, page.notebook = data["title"].strip(), data.get("notebook")
    page.body = json.dumps(body)
    if "licence" in form.data:
        page.licence = data["licence"]
    _tag(page, data)
    pictures = [block["value"]["image"] for block in body if block["type"] == "picture"]
    if page.lead_image_id is None or page.lead_image_id in before:
        page.lead_image_id = pictures[0] if pictures else None
    return page


def _page_of(draft: Draft) -> FieldNotePage:
    if draft.page:
        return draft.page.get_latest_revision_as_object()
    parent = parent_of(draft)
    page = FieldNotePage(owner=draft.member, locale=parent.locale, live=False)
    page.contributors = [PageContributor(member=draft.member, role=PageContributor.Role.AUTHOR)]
    return page


def _pictures(page: FieldNotePage) -> list[dict[str, Any]]:
    return [block for block in page.body.raw_data if block["type"] == "picture"]


def _body(
    data: dict[str, Any], photos: dict[int, DraftPhoto], kept: dict[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """The text's blocks; photos it does not place follow it in their order."""
    body, waiting = [], dict(photos)
    for kind, value in blocks_of(data["text"]):
        if kind == "kept":
            block = kept.pop(str(value), None)
            body += [block] if block else []
        elif kind != "photo":
            body.append({"type": kind, "value": value})
        elif photo := waiting.pop(int(str(value)), None):
            body.append(_picture(photo, data))
    return body + [_picture(photo, data) for photo in waiting.values()]


def _picture(photo: DraftPhoto, data: dict[str, Any]) -> dict[str, Any]:
    value = {
        "image": photo.image_id,
        "alt_text": data.get(f"alt_{photo.number}", ""),
        "caption": data.get(f"caption_{photo.number}", ""),
    }
    return {"type": "picture", "value": value}


def _tag(page: FieldNotePage, data: dict[str, Any]) -> None:
    """The tags that were chosen; further ones that an editor set stay."""
    shown = len(SEVERAL)
    places = [_place_tag(place) for place in data["places"] if place]
    themes = [PageTheme(theme=theme) for theme in data["themes"]]
    page.place_tags = _in_order(places + list(page.place_tags.all())[shown:])
    page.theme_tags = _in_order(themes + list(page.theme_tags.all())[shown:])


def _in_order(tags: list[Any]) -> list[Any]:
    for number, tag in enumerate(tags):
        tag.sort_order = number
    return tags


def _place_tag(place: Place | str) -> PagePlace:
    return PagePlace(place=place) if isinstance(place, Place) else PagePlace(as_written=place)


@transaction.atomic
def send_in(draft: Draft, form: NoteForm) -> FieldNotePage:
    """Publish the draft, or hand it to the reviewers. The draft is gone afterwards."""
    page = compose(draft, form)
    _join_series(page, form)
    if page.first_published_at:
        page.edited_at = timezone.now()
    if page.pk is None:
        if not readable_slug(page.title):
            page.slug = f"note-{draft.token.hex[:8]}"
        parent_of(draft).add_child(instance=page)
    revision = page.save_revision(user=draft.member, log_action=True)
    if may_publish(draft.member, page):
        revision.publish(user=draft.member, skip_permission_checks=True)
    else:
        _submit(page, draft.member)
    draft.delete()
    page.refresh_from_db()
    return page


def may_publish(member: User, page: FieldNotePage) -> bool:
    return is_trusted(member) or bool(page.permissions_for_user(member).can_publish())


def _join_series(page: FieldNotePage, form: NoteForm) -> None:
    """The next part of its series, unless it is a part of it already."""
    series = form.cleaned_data["series"]
    if series is None:
        page.series = page.part = None
        return
    if page.series == series and page.part:
        return
    if series.pk is None:
        series.save()
    last = FieldNotePage.objects.filter(series=series).aggregate(last=Max("part"))["last"]
    page.series, page.part = series, (last or 0) + 1


def _submit(page: FieldNotePage, member: User) -> None:
    """To the reviewers. A review that had begun starts again, since it was of another text."""
    under_way = page.current_workflow_state
    if under_way and under_way.status == under_way.STATUS_NEEDS_CHANGES:
        under_way.resume(member)
        return
    if under_way:
        under_way.cancel(user=member)
    if workflow := page.get_workflow():
        workflow.start(page, member)
