"""Addresses of storytellers: in a member's copy, gone with her account, and after a time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from kmportal.review.models import CommunityCheck, ReviewMail, Voice

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kmportal.members.models import User

#: What comes late is still kept for so long; then the address goes, and the link with it.
KEPT = datetime.timedelta(days=90)


def export(user: User) -> list[dict[str, Any]]:
    voices = Voice.objects.filter(member=user).select_related("check_of__page")
    return [
        {
            "lesson": voice.check_of.page.title,
            "name": voice.name,
            "email": voice.email,
            "asked": voice.check_of.opened_at,
            "answers": list(voice.answers.values("verdict", "words", "late", "given_at")),
        }
        for voice in voices.prefetch_related("answers")
    ]


def erase(user: User, keep: bool) -> None:
    """Her name in the lesson is the lesson's; what she answered stays where what she wrote stays."""
    mine = Voice.objects.filter(member=user)
    if keep:
        forget(mine)
    else:
        mine.delete()


def forget_old() -> int:
    before = timezone.now() - KEPT
    old = CommunityCheck.objects.filter(closed_at__lt=before)
    never_closed = Q(check_of__closed_at=None, expires_at__lt=before)
    voices = Voice.objects.filter(Q(check_of__in=old.values("pk")) | never_closed)
    return forget(voices.filter(~Q(email="") | ~Q(key=None)))


def forget(voices: QuerySet[Voice]) -> int:
    keys = list(voices.values_list("pk", flat=True))
    ReviewMail.objects.filter(voice__in=keys).delete()
    return Voice.objects.filter(pk__in=keys).update(email="", key=None, member=None)
