"""Which pages a person may find."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from wagtail.models import PageQuerySet, PageViewRestriction

from kmportal.core.models import ContentPage
from kmportal.core.querysets import on_the_portal

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User

Pages = TypeVar("Pages", bound=PageQuerySet)


def readable_by(user: User | AnonymousUser | None) -> ContentPageQuerySet:
    """Live pages with content that are open to everyone, and those that this person is let in to."""
    return pages_for(user, ContentPage.objects.all())


def pages_for(user: User | AnonymousUser | None, pages: Pages) -> Pages:
    """The same of pages of any type.

    Pages behind a shared password stay out: who has typed it is known to a session, not to a user.
    """
    pages = on_the_portal(pages)
    if user is None or not user.is_authenticated:
        return pages.public()
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
