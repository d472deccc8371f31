"""Ending mail from a link in it, without signing in: the signed link says who and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kmportal.members.models import User

from .models import Follow, Frequency, Mail, MailChoice, Notification
from .targets import label, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SALT = "kmportal.following.unsubscribe"
ALL = "all"
OWN = "own"
FOLLOW = "follow"


@dataclass(frozen=True)
class Subscription:
    """The part of a member's mail that a link ends: one follow, what is her own, a digest, or all."""

    member: User
    scope: str
    follow_id: int | None = None

    @property
    def token(self) -> str:
        """Never expires: a mail may be opened after years, and must still be easy to stop."""
        return signing.dumps([self.member.pk, self.scope, self.follow_id], salt=SALT)

    @property
    def path(self) -> str:
        return reverse("unsubscribe", args=[self.token])

    @property
    def label(self) -> str:
        match self.scope:
            case Mail.Scope.DAILY:
                return _("the daily digest")
            case Mail.Scope.WEEKLY:
                return _("the weekly digest")
            case "own":
                return _("answers to you and uses of what you told")
            case "follow":
                return self._followed
        return _("all mail about what you follow")

    @property
    def _followed(self) -> str:
        rows = list(rows_of(self._follows()).values())
        return label(rows[0]) if rows else _("this page")

    def end(self) -> None:
        """Everything stays on the site; what waits to be mailed is not mailed any more."""
        with transaction.atomic():
            if self.scope in (OWN, ALL, Mail.Scope.DAILY, Mail.Scope.WEEKLY):
                self._end_own()
            follows = self._follows()
            waiting = self._waiting(follows)
            waiting.update(frequency=Frequency.SITE)
            follows.update(frequency=Frequency.SITE)

    def _follows(self) -> QuerySet[Follow]:
        mine = Follow.objects.filter(member=self.member)
        match self.scope:
            case "follow":
                return mine.filter(pk=self.follow_id or 0)
            case "own":
                return mine.none()
            case "all":
                return mine
        return mine.filter(frequency=self.scope)

    def _end_own(self) -> None:
        choice, _new = MailChoice.objects.get_or_create(member=self.member)
        if self.scope in (OWN, ALL) or choice.own == self.scope:
            choice.own = Frequency.SITE
            choice.save(update_fields=["own"])

    def _waiting(self, follows: QuerySet[Follow]) -> QuerySet[Notification]:
        unsent = unsent_of(self.member)
        match self.scope:
            case "follow":
                return unsent.filter(follow__in=follows)
            case "own":
                return unsent.exclude(reason=Notification.Reason.FOLLOW)
            case "all":
                return unsent
        return unsent.filter(frequency=self.scope)


def unsent_of(member: User) -> QuerySet[Notification]:
    """What mail has not told yet."""
    untold = Q(mail=None) | Q(mail__state=Mail.State.WAITING)
    return Notification.objects.filter(untold, member=member)


def subscription_for(mail: Mail, notifications: Sequence[Notification]) -> Subscription:
    """What the unsubscribe link of a mail ends: that which caused it."""
    if mail.scope != Mail.Scope.ONE:
        return Subscription(mail.member, mail.scope)
    first = notifications[0]
    if first.follow_id:
        return Subscription(mail.member, FOLLOW, first.follow_id)
    return Subscription(mail.member, OWN)


def read(token: str) -> Subscription | None:
    """None for a link that was cut off, changed, or whose member is gone."""
    try:
        content = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    match content:
        case [int(member_id), str(scope), int() | None as follow_id]:
            member = User.objects.filter(pk=member_id).first()
            return Subscription(member, scope, follow_id) if member else None
    return None
