"""The buttons at the end of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from kmportal.reactions.buttons import ANCHOR, buttons
from kmportal.reactions.pressing import is_own

if TYPE_CHECKING:
    from kmportal.core.models import ContentPage

register = template.Library()


@register.inclusion_tag("reactions/reactions.html", takes_context=True)
def reactions(context: template.Context, page: ContentPage) -> dict[str, Any]:
    """A stranger gets links to sign-in instead of a form."""
    request = context.get("request")
    user = getattr(request, "user", None) or AnonymousUser()
    back = f"{page.get_url(request)}#{ANCHOR}"
    return {
        "page": page,
        "shown": bool(page.pk and page.live),
        "member": user.is_authenticated,
        "own": is_own(page, user),
        "buttons": buttons(page, user) if page.pk else [],
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}",
        "csrf_token": context.get("csrf_token"),
    }
