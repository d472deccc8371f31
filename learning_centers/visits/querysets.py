"""Questions about visits."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User
    from learning_centers.models import LearningCenterPage


class VisitQuerySet(models.QuerySet):
    def of_center(self, center: LearningCenterPage) -> Self:
        """Asked on its page in whichever language: the courtyard is the same."""
        return self.filter(center__translation_key=center.translation_key)

    def kept_by(self, user: User | AnonymousUser) -> Self:
        """Of the centres whose page `user` may change, by Wagtail's own permissions."""
        if not user.has_perm("wagtailadmin.access_admin"):
            return self.none()
        pages = page_permission_policy.instances_user_has_permission_for(user, "change")
        pages = pages.filter(outside_bin())
        return self.filter(center__translation_key__in=pages.order_by().values("translation_key"))

    def new(self) -> Self:
        return self.filter(state="new")

    def agreed(self) -> Self:
        return self.filter(state="agreed")

    def upcoming(self) -> Self:
        return self.filter(last_day__gte=timezone.localdate())

    def overlapping(self, first: datetime.date, last: datetime.date) -> Self:
        return self.filter(first_day__lte=last, last_day__gte=first)

    def with_center(self) -> Self:
        return self.select_related("center__locale")
