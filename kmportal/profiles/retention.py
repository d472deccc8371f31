"""What has had its time and goes: other apps add their own."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from kmportal.members.models import User

from .personal_data import delete_account

#: By what it erases: a function that does it and says how many there were.
expiries: dict[str, Callable[[], int]] = {}


def on_expiry(what: str, erase: Callable[[], int]) -> None:
    expiries[what] = erase


def sessions() -> int:
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def unconfirmed_accounts() -> int:
    """Those that signed up and never typed their code. Accounts a steward made have no such address."""
    before = timezone.now() - datetime.timedelta(days=settings.UNCONFIRMED_ACCOUNT_DAYS)
    waiting = EmailAddress.objects.filter(verified=False).values("user")
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    gone = User.objects.filter(
        pk__in=waiting, date_joined__lt=before, last_login=None, groups=None, is_superuser=False
    ).exclude(pk__in=confirmed)
    for user in gone:
        delete_account(user, keep=False)
    return len(gone)
