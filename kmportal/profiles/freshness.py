"""What cannot be undone, or shows all there is, needs proof that it is she who holds the telephone."""

from __future__ import annotations

import datetime
from functools import wraps
from typing import TYPE_CHECKING, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from kmportal.members.models import User

    View = Callable[[HttpRequest], HttpResponse]

FRESH = datetime.timedelta(minutes=10)


def freshly_confirmed(view: View) -> View:
    """Asks for the password or second factor once more. Who has neither signs in anew: by a code in
    her e-mail, or by LINE or Google, which allauth alone would let pass."""
    confirmed = reauthentication_required(view)

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        user = cast("User", request.user)
        if get_reauthentication_flows(user):
            return confirmed(request)
        if user.last_login and timezone.now() - user.last_login < FRESH:
            return view(request)
        return render(request, "profiles/sign_in_again.html", {"back": request.path})

    return wrapped
