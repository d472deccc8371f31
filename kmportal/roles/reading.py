"""Drafts for those who read everything and change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def read_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Wagtail shows drafts only to those who can change or publish them."""
    page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=pk)
    if not page_permission_policy.user_has_permission_for_instance(request.user, "audit", page):
        raise PermissionDenied
    newest = page.get_latest_revision_as_object()
    response: HttpResponse = newest.make_preview_request(request, newest.default_preview_mode)
    return response
