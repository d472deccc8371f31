"""Which pages a person may find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import PageViewRestriction

from kmportal.core.models import ContentPage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User


def readable_by(user: User | AnonymousUser | None) -> ContentPageQuerySet:
    """Live pages that are open to everyone, and those that this person is let in to.

    Pages behind a shared password stay out: who has typed it is known to a session, not to a user.
    """
    if user is None or not user.is_authenticated:
        return ContentPage.objects.readable()
    pages = ContentPage.objects.current()
    mine = set(user.groups.values_list("pk", flat=True))
    restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    for restriction in restrictions:
        if not _admits(restriction, user, mine):
            pages = pages.not_descendant_of(restriction.page, inclusive=True)
    return pages


def _admits(restriction: PageViewRestriction, user: User, groups: set[int]) -> bool:
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        return user.is_superuser or not groups.isdisjoint(g.pk for g in restriction.groups.all())
    return bool(restriction.restriction_type == PageViewRestriction.LOGIN)
