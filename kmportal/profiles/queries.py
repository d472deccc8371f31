"""Questions about a member's part in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from kmportal.core.models import ContentPage

from .models import Profile

if TYPE_CHECKING:
    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User


def profile_of(user: User) -> Profile:
    """Hers, or an empty one that is not saved yet."""
    return Profile.objects.select_related("place").filter(user=user).first() or Profile(user=user)


def pages_of(user: User) -> ContentPageQuerySet:
    """Pages anyone may read that name her.

    Who only typed in another's story is its owner, not its author: an owner counts where the page
    names nobody.
    """
    hers = Q(contributors__member=user) | Q(owner=user, contributors=None)
    pages: ContentPageQuerySet = ContentPage.objects.readable().filter(hers).distinct()
    return pages


def everything_of(user: User) -> ContentPageQuerySet:
    """Pages she wrote or that name her, published or not."""
    pages: ContentPageQuerySet = ContentPage.objects.filter(
        Q(owner=user) | Q(contributors__member=user)
    ).distinct()
    return pages
