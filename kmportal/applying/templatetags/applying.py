"""Uses of lessons on pages that do not know of them: of a lesson's own reader, of a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django import template
from django.urls import NoReverseMatch, reverse
from wagtail.models import Locale

from kmportal.applying import brief, nearby
from kmportal.applying.models import SavedBrief
from lessons.models import Application, LessonPage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User
    from kmportal.places.models import Place
    from lessons.querysets import ApplicationQuerySet

register = template.Library()

register.filter(brief.nearness_label)

MOST_SHOWN = 6


@dataclass(frozen=True)
class Uses:
    """The latest of them, and how many there are."""

    shown: list[Application]
    count: int


def readable_uses() -> ApplicationQuerySet:
    """Of lessons that anyone may read."""
    return Application.objects.published().filter(
        lesson__in=LessonPage.objects.readable().order_by().values("pk")
    )


@register.simple_tag
def own_waiting(lesson: LessonPage, user: User | AnonymousUser) -> list[Application]:
    """What this reader has told of the lesson and is not shown yet."""
    if not user.is_authenticated:
        return []
    mine = Application.objects.of(lesson).filter(member=user)
    return list(mine.exclude(state=Application.State.PUBLISHED).with_places())


@register.simple_tag
def applied_in(place: Place) -> Uses:
    uses = readable_uses().in_place(place)
    return Uses(list(uses.with_places()[:MOST_SHOWN]), uses.count())


@register.simple_tag
def lessons_for(place: Place) -> list[LessonPage]:
    return nearby.lessons_for(place, Locale.get_active())


@register.simple_tag
def saved_as(page: brief.Brief, user: User | AnonymousUser) -> SavedBrief | None:
    """What this reader has kept it as."""
    if not user.is_authenticated:
        return None
    mine = SavedBrief.objects.filter(owner=user)
    return mine.filter(theme=page.theme, place=page.place).first()


@register.simple_tag(takes_context=True)
def mail_link(context: template.Context, subject: str, url: str) -> str:
    """Opens the reader's own mail program; spaces as %20, since some programs show a plus."""
    address = context["request"].build_absolute_uri(url)
    return f"mailto:?subject={quote(subject)}&body={quote(address)}"


@register.filter
def profile_url(member: User | None) -> str:
    """Where a contributor with an account is met."""
    if member is None:
        return ""
    try:
        return reverse("profile", kwargs={"id": member.pk})
    except NoReverseMatch:
        return ""
