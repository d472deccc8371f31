"""Batches, as far as a person looks after the pages in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import PageQuerySet

    from kmportal.members.models import User

    from .models import Batch


#: Any of these on a page lets a person change it or put back what was changed.
CHANGING = {"add", "change", "publish"}


def pages_of(user: User | AnonymousUser) -> PageQuerySet:
    """Those a person may find in the editor, without the recycle bin."""
    mine = page_permission_policy.explorable_instances(user)
    pages: PageQuerySet = Page.objects.filter(outside_bin(), depth__gt=1)
    return pages.filter(pk__in=mine.order_by().values("pk"))


def may_change_any(user: User | AnonymousUser) -> bool:
    return bool(page_permission_policy.user_has_any_permission(user, CHANGING))


class BatchQuerySet(models.QuerySet["Batch"]):
    def in_sight_of(self, user: User) -> models.QuerySet[Batch]:
        """With `count`, the number of pages in it that this person may find."""
        pages = pages_of(user).order_by().values("pk")
        counted = Count("pages", filter=Q(pages__page__in=pages), distinct=True)
        return self.annotate(count=counted).filter(count__gt=0)
