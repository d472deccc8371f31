"""Which comments are a reader's own: by her account, or for a guest, by her browser's session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import Comment

KEY = "own_comments"
#: A guest's earlier ones than these are hers no longer; a session must not grow without end.
MOST = 50


def remember_own(request: HttpRequest, comment: Comment) -> None:
    if comment.member_id is None:
        request.session[KEY] = [*_keys(request), comment.pk][-MOST:]


def own_comments(request: HttpRequest) -> Q | None:
    """None if there can be none, so that nothing is asked for a passer-by."""
    if request.user.is_authenticated:
        return Q(member=request.user.pk)
    keys = _keys(request)
    return Q(pk__in=keys, member=None) if keys else None


def is_own(request: HttpRequest, comment: Comment) -> bool:
    if request.user.is_authenticated:
        return comment.member_id == request.user.pk
    return comment.member_id is None and comment.pk in _keys(request)


def _keys(request: HttpRequest) -> list[int]:
    keys = request.session.get(KEY, [])
    return keys if isinstance(keys, list) else []
