"""Who may write here: members who are signed in and not banned."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from kmportal.discussion.trust import is_banned
from kmportal.guard.limits import allowed

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

View = Callable[..., "HttpResponse"]

HOUR = 3600
#: How often one member may do a thing in an hour; addresses are shared by whole villages.
LIMITS = {"photo": 60, "send": 20, "draft": 40}


def writers_only(view: View) -> View:
    """Strangers are asked to sign in; who was banned is told so, with a way out."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_banned(request.user):
            return render(request, "telling/banned.html", status=403)
        return view(request, *args, **kwargs)

    return login_required(guarded)


def within_limit(request: HttpRequest, what: str) -> bool:
    most = LIMITS[what]
    return allowed(f"telling-{what}", request, per_address=10 * most, per_member=most, seconds=HOUR)
