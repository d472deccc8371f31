"""Beside the results: saving the search, and its feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse

from search.models.saved_search import LONGEST_NAME

if TYPE_CHECKING:
    from search.queries import Search

register = template.Library()


@register.inclusion_tag("search/saved/save.html", takes_context=True)
def save_search(context: template.Context, search: Search) -> dict[str, Any]:
    """A form for who is signed in, a way to sign in and come back for everyone else."""
    query = search.address.query
    shown: dict[str, Any] = {"query": query, "feed_url": f"{reverse('search_feed')}?{query}"}
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        back = f"{reverse('search')}?{query}"
        return shown | {"sign_in": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"}
    saved = user.saved_searches.filter(query=query).first()
    return shown | {
        "saved": saved,
        "name": "" if saved else search.in_words[:LONGEST_NAME],
        "most": LONGEST_NAME,
        "csrf_token": context.get("csrf_token"),
    }
