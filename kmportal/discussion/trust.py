"""Whose words are shown at once, and whose are not taken at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models import Comment, Standing

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

#: So many published comments make a member one who needs no reading beforehand.
ENOUGH = 2


def is_banned(user: User | AnonymousUser) -> bool:
    return Standing.objects.filter(member=user.pk, kind=Standing.Kind.BANNED).exists()


def is_trusted(user: User | AnonymousUser) -> bool:
    """By her published comments, or because a moderator said so; never a guest, never who is banned."""
    if not user.is_authenticated or not user.is_active:
        return False
    kind = Standing.objects.filter(member=user.pk).values_list("kind", flat=True).first()
    if kind is not None:
        return kind == Standing.Kind.TRUSTED
    if user.is_superuser:
        return True
    published = Comment.objects.published().filter(member=user.pk)[:ENOUGH]
    return published.count() >= ENOUGH
