"""What a member was told, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kmportal.following.models import Notification
from kmportal.following.wording import address, lines_of, with_what_is_said

if TYPE_CHECKING:
    from kmportal.following.querysets import NotificationQuerySet
    from kmportal.members.models import User

PER_PAGE = 20


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    mine = with_what_is_said(_mine(request).readable())
    pages = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "pages": pages,
        "lines": lines_of(pages.object_list),
        "unread": mine.unread().exists(),
    }
    return render(request, "following/notifications.html", context)


@require_safe
@login_required
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """To what it tells of, which counts as having read it."""
    mine = _mine(request).readable()
    found = get_object_or_404(mine.select_related("event__page__locale", "event__comment"), pk=pk)
    if found.read_at is None:
        found.read_at = timezone.now()
        found.save(update_fields=["read_at"])
    return redirect(address(found.event))


@require_POST
@login_required
def mark_read(request: HttpRequest) -> HttpResponse:
    _mine(request).unread().update(read_at=timezone.now())
    return redirect("notifications")


def _mine(request: HttpRequest) -> NotificationQuerySet:
    return Notification.objects.filter(member=cast("User", request.user))
