"""What other apps' templates show of following."""

from __future__ import annotations

from typing import Any

from django import template

from kmportal.following.models import Follow

register = template.Library()

MOST_SHOWN = 99


@register.inclusion_tag("following/button.html", takes_context=True)
def follow_button(context: template.Context, kind: str, key: object) -> dict[str, Any]:
    """A plain form. A stranger's press leads to sign-in and back to this page."""
    request = context.get("request")
    user = getattr(request, "user", None)
    followed = bool(
        user
        and user.is_authenticated
        and Follow.objects.filter(member=user, kind=kind, key=str(key)).exists()
    )
    return {
        "kind": kind,
        "key": str(key),
        "followed": followed,
        "next": request.get_full_path() if request else "",
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("following/bell.html", takes_context=True)
def notification_bell(context: template.Context) -> dict[str, Any]:
    """The link in the header: one query, and none for who is not signed in."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return {"shown": False}
    unread = user.notifications.readable().unread().order_by()[: MOST_SHOWN + 1].count()
    return {"shown": True, "unread": unread, "many": unread > MOST_SHOWN, "most": MOST_SHOWN}
