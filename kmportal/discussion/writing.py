"""Taking, changing and taking back a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from kmportal.core.models import ContentPage
from kmportal.guard.text import fingerprint

from .models import Comment, Report
from .rules import already_sent, state_for
from .signals import comment_published

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.members.models import User

#: So many readers' reports hide a comment until it has been looked at.
ENOUGH_REPORTS = 3


@transaction.atomic
def take(
    page: ContentPage, parent: Comment | None, text: str, name: str, request: HttpRequest
) -> Comment:
    """Store it; pressed twice, it is stored once."""
    # Two who write at once queue here, so that each gets a place of her own.
    ContentPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    comment = Comment(page=page, parent=parent, text=text, author_name=name)
    if request.user.is_authenticated:
        comment.member, comment.author_name = request.user, ""
    comment.remember_address(request)
    comment.place()
    if (sent := already_sent(comment)) is not None:
        return sent
    comment.state = state_for(comment, request)
    comment.save()
    announce(comment)
    return comment


@transaction.atomic
def change(comment: Comment, text: str, request: HttpRequest) -> None:
    """`comment` must be locked by the caller's transaction."""
    before = comment.state
    comment.text, comment.fingerprint = text, fingerprint(text)
    state = state_for(comment, request)
    comment.state, comment.edited_at = state, timezone.now()
    comment.version += 1
    comment.save()
    if before != Comment.State.PUBLISHED:
        announce(comment)


@transaction.atomic
def take_back(comment: Comment) -> None:
    """An answered one leaves its place behind, so that the answers still make sense."""
    if comment.replies.exists():
        comment.reports.all().delete()
        comment.forget()
        comment.save()
    else:
        comment.delete()


@transaction.atomic
def report(comment: Comment, why: str, details: str, request: HttpRequest) -> bool:
    """False if this reader has reported it before."""
    member: User | None = request.user if request.user.is_authenticated else None
    mine = Report(comment=comment, member=member, why=why, details=details)
    mine.remember_address(request)
    found = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    known = found.reports.filter(member=member)
    if member is None:
        known = known.filter(address_hash=mine.address_hash)
    if known.exists():
        return False
    mine.save()
    waiting = found.reports.filter(settled=False).count()
    if found.is_published and waiting >= ENOUGH_REPORTS:
        found.state = Comment.State.PENDING
        found.version += 1
        found.save()
    return True


def announce(comment: Comment) -> None:
    """Tell other apps once what made it public is stored for good."""
    if comment.is_published:
        transaction.on_commit(lambda: comment_published.send(Comment, comment=comment))
