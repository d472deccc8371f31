"""What a member has told of uses of lessons and which briefs she keeps: on her profile, in the copy of
her data, at her leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kmportal.profiles import registry
from lessons.models import Application, LessonPage

from .models import SavedBrief

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.members.models import User

MOST_SHOWN = 10


def section(member: User, request: HttpRequest) -> dict[str, Any]:
    """Published ones of lessons that anyone may read."""
    lessons = LessonPage.objects.readable().order_by().values("pk")
    uses = Application.objects.published().filter(member=member, lesson__in=lessons)
    shown = list(uses.with_places()[:MOST_SHOWN])
    return {"uses": shown} if shown else {}


def export(member: User) -> list[dict[str, str]]:
    """All of them, also those that wait or were not published."""
    return [
        {
            "lesson": use.lesson.title,
            "applied_by": use.applied_by,
            "place": use.place.full_name,
            "when": use.when,
            "what_changed": use.what_changed,
            "what_happened": use.what_happened,
            "photo": use.photo.file.name if use.photo else "",
            "state": use.state,
            "told": use.created_at.isoformat(),
        }
        for use in Application.objects.filter(member=member).with_places()
    ]


def erase(member: User, keep: bool) -> None:
    """What is kept stays the group's, without the account; what only waited goes in any case."""
    mine = Application.objects.filter(member=member)
    gone = mine.exclude(state=Application.State.PUBLISHED) if keep else mine
    for application in gone:
        photo = application.photo
        application.delete()
        if photo:
            photo.delete()
    mine.update(member=None)


def own_briefs(member: User, request: HttpRequest) -> dict[str, Any] | None:
    """Only before her own eyes; they make no profile public."""
    briefs = SavedBrief.objects.of(member)[:MOST_SHOWN] if request.user == member else []
    return {"briefs": list(briefs), "is_content": False} if briefs else None


def export_briefs(member: User) -> list[dict[str, str]]:
    return [
        {
            "name": saved.name,
            "address": saved.get_absolute_url(),
            "saved": saved.created.isoformat(),
        }
        for saved in SavedBrief.objects.of(member)
    ]


def erase_briefs(member: User, keep: bool) -> None:
    """None of them is public, so there is nothing to keep."""
    SavedBrief.objects.filter(owner=member).delete()


def register() -> None:
    registry.contribute_section("applying/profile_section.html", section)
    registry.contribute_export("applications_of_lessons", export)
    registry.on_account_deletion(erase)
    registry.contribute_section("applying/saved/profile_section.html", own_briefs)
    registry.contribute_export("saved_briefs", export_briefs)
    registry.on_account_deletion(erase_briefs)
