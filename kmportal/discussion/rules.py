"""Who may write where, and what becomes of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from kmportal.guard.models import ListedWord
from kmportal.guard.text import link_count
from kmportal.guard.words import verdict

from .models import Comment, DiscussionSettings
from .own import own_comments
from .trust import ENOUGH, is_banned, is_trusted

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.models import ContentPage

    from .querysets import CommentQuerySet

#: More links than these let even a trusted member's comment wait, and make others' spam.
MOST_LINKS, SPAM_LINKS = 3, 8
#: Letters from which the same words on another page are no coincidence.
LONG = 40
RECENT = datetime.timedelta(days=7)


def why_not(request: HttpRequest, page: ContentPage) -> str:
    """A sentence for who may not write here, empty for who may."""
    rules = DiscussionSettings.for_request(request)
    if not rules.open or not page.allow_comments:
        return _("Comments are closed here. What has been said stays to be read.")
    if request.user.is_authenticated:
        if is_banned(request.user):
            return _(
                "A moderator has closed your account for writing. "
                "If you think this is a mistake, please write to the address at the foot of the page."
            )
    elif not (rules.guests_may_comment and page.allow_guest_comments):
        return _("Please sign in to write here.")
    return ""


def state_for(comment: Comment, request: HttpRequest) -> str:
    """What a comment begins as, or becomes when its writer has changed it."""
    states = Comment.State
    links, listed = link_count(comment.text), verdict(f"{comment.author_name}\n{comment.text}")
    trusted = _is_trusted(request)
    if listed == ListedWord.Effect.SPAM or (links > SPAM_LINKS and not trusted):
        return states.SPAM
    if comment.fingerprint and _elsewhere(comment).filter(state=states.SPAM).exists():
        return states.SPAM
    if not trusted or listed or links > MOST_LINKS or _is_repeated(comment):
        return states.PENDING
    return states.PUBLISHED


def already_sent(comment: Comment) -> Comment | None:
    """The same words of the same person on the same page: a button pressed twice."""
    if not comment.fingerprint:
        return None
    same = _by_same_person(comment, comment.page_comments.filter(fingerprint=comment.fingerprint))
    return same.filter(parent=comment.parent_id, text=comment.text).first()


def _is_trusted(request: HttpRequest) -> bool:
    if request.user.is_authenticated:
        return is_trusted(request.user)
    own = own_comments(request)
    return own is not None and Comment.objects.published().filter(own).count() >= ENOUGH


def _is_repeated(comment: Comment) -> bool:
    return len(comment.text) >= LONG and _by_same_person(comment, _elsewhere(comment)).exists()


def _elsewhere(comment: Comment) -> CommentQuerySet:
    same = Comment.objects.filter(
        fingerprint=comment.fingerprint, written_at__gte=timezone.now() - RECENT
    )
    return same.exclude(page=comment.page_id)


def _by_same_person(comment: Comment, comments: CommentQuerySet) -> CommentQuerySet:
    recent = comments.filter(written_at__gte=timezone.now() - RECENT)
    if comment.member_id:
        return recent.filter(member=comment.member_id)
    if not comment.address_hash:
        return recent.none()
    return recent.filter(member=None, address_hash=comment.address_hash)
