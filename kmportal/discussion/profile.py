"""A member's comments: on her profile, in the copy of her data, and when her account goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kmportal.core.models import ContentPage

from .models import Comment, Report
from .writing import take_back

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.members.models import User

#: The newest comments a profile shows.
SHOWN = 10


def said_by(member: User, _request: HttpRequest) -> dict[str, Any]:
    """Only what anyone may read: published, on pages that are open to all."""
    open_pages = ContentPage.objects.readable().values("pk")
    comments = Comment.objects.published().filter(member=member.pk, page__in=open_pages)
    newest = list(comments.select_related("page").order_by("-written_at", "-pk")[:SHOWN])
    return {"comments": newest} if newest else {}


def export(member: User) -> list[dict[str, Any]]:
    comments = Comment.objects.filter(member=member.pk).select_related("page").order_by("pk")
    return [
        {
            "page": comment.page.title,
            "text": comment.text,
            "state": comment.state,
            "reason": comment.reason,
            "written_at": comment.written_at and comment.written_at.isoformat(),
            "edited_at": comment.edited_at and comment.edited_at.isoformat(),
            "masked_address": comment.masked_address,
        }
        for comment in comments
    ]


def account_deleted(member: User, keep: bool) -> None:
    """What stays says only that a member wrote it; answers are taken back before their questions,
    so that only what others answered leaves its place."""
    Report.objects.filter(member=member.pk).delete()
    for comment in Comment.objects.filter(member=member.pk).order_by("-pk"):
        if keep and comment.is_published:
            comment.account_deleted = True
            comment.forget_writer()
            comment.save()
        else:
            take_back(comment)
