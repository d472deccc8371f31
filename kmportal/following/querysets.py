"""Which notifications a member may see: asked anew each time, since pages come and go."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kmportal.core.querysets import portal_roots

if TYPE_CHECKING:
    from .models import Notification  # noqa: F401  # named in the base class

PUBLISHED = "published"  # what comments and applications both call it


class NotificationQuerySet(models.QuerySet["Notification"]):
    def readable(self) -> NotificationQuerySet:
        """Those whose member may read the page now, and whose comment or application still stands.

        The rules of `search.readers.readable_by`, as one condition that works for any number of
        members and pages: a digest for a thousand people asks once.
        """
        roots = portal_roots()
        if not roots:
            return self.none()
        below = reduce(or_, (Q(event__page__path__startswith=root) for root in roots))
        unexpired = Q(event__page__expire_at=None) | Q(event__page__expire_at__gt=timezone.now())
        said = Q(event__comment=None) | Q(event__comment__state=PUBLISHED)
        used = Q(event__application=None) | Q(event__application__state=PUBLISHED)
        return self.filter(
            below, unexpired, said, used, ~Exists(_barring()), event__page__live=True
        )

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)


def _barring() -> models.QuerySet:
    """Restrictions on the page or above it that do not admit the member of the outer query."""
    path = ExpressionWrapper(OuterRef("event__page__path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(below=path)
    above = restrictions.filter(below__startswith=F("page__path"))
    return above.exclude(restriction_type=PageViewRestriction.LOGIN).exclude(
        Q(restriction_type=PageViewRestriction.GROUPS)
        & (Q(Exists(_membership())) | Q(Exists(_steward())))
    )


def _membership() -> models.QuerySet:
    """That the member is in a group the restriction lets in."""
    members = get_user_model().groups.through.objects
    return members.filter(
        user=OuterRef(OuterRef("member")), group__pageviewrestriction=OuterRef("pk")
    )


def _steward() -> models.QuerySet:
    return get_user_model().objects.filter(pk=OuterRef(OuterRef("member")), is_superuser=True)
