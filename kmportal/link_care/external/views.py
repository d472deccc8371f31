"""What a person decides about a link: the new address, that it is fine, or to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from kmportal.link_care.mending import mend_pages
from kmportal.link_care.models import ExternalLink
from kmportal.link_care.views import LARGEST, tell

from .addresses import NewAddress

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kmportal.members.models import User


@require_POST
def take_new_address(request: HttpRequest, link: int) -> HttpResponse:
    """On all pages that this person may edit. The address is the one that was shown, not one that a
    later check found."""
    found = _link(request, link)
    new = request.POST.get("moved_to", "")
    if not found.moved_to or new != found.moved_to:
        messages.warning(request, _("This has changed meanwhile. Please look again."))
        return _back(request)
    user = cast("User", request.user)
    tell(request, mend_pages(_pages(user, found), lambda: NewAddress(found.address, new), user))
    return _back(request)


@require_POST
def mark_as_fine(request: HttpRequest, link: int) -> HttpResponse:
    """By somebody who has looked: programs are kept out where people are not."""
    found = _link(request, link)
    ExternalLink.objects.filter(pk=found.pk).update(fine_by_hand=True)
    messages.success(request, _("The link counts as fine until somebody has it looked at again."))
    return _back(request)


@require_POST
def look_again(request: HttpRequest, link: int) -> HttpResponse:
    found = _link(request, link)
    ExternalLink.objects.filter(pk=found.pk).update(
        fine_by_hand=False, failures=0, failed_on=None, next_check=timezone.now()
    )
    messages.success(request, _("The link is looked at again with the next ones."))
    return _back(request)


def _link(request: HttpRequest, key: int) -> ExternalLink:
    """Of a page this person may edit; of others nobody learns what they link to."""
    if key > LARGEST:
        raise PermissionDenied
    found = get_object_or_404(ExternalLink, pk=key)
    if not _pages(cast("User", request.user), found).exists():
        raise PermissionDenied
    return found


def _pages(user: User, link: ExternalLink) -> QuerySet[Page]:
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages: QuerySet[Page] = link.pages.filter(outside_bin(), live=True)
    return pages.filter(pk__in=mine.order_by().values("pk")).order_by("title", "pk")


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or reverse("external_links"))
