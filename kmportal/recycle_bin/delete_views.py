"""Wagtail's screen that asks before a page is deleted, in the bin's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from .binning import AlreadyBinnedError, put_in_bin
from .companions import holds_a_site, translations_to_delete
from .forms import DeleteForm

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .models import Deletion


def delete(request: HttpRequest, page: Page) -> HttpResponse:
    """Called by Wagtail's own view, which has asked whether this person may delete the page."""
    back = get_valid_next_url_from_request(request) or reverse(
        "wagtailadmin_explore", args=[page.get_parent().pk]
    )
    if holds_a_site(page):
        messages.error(request, _("This is the first page of a site, which cannot be deleted."))
        return redirect(back)
    user = cast("User", request.user)
    may, stay = translations_to_delete(page, user)
    form = DeleteForm(request.POST if request.method == "POST" else None, translations=may)
    if request.method == "POST" and form.is_valid():
        _delete(request, page, form.chosen)
        return redirect(back)
    return TemplateResponse(
        request, "recycle_bin/delete.html", _context(page, may, stay, form) | {"back": back}
    )


def _delete(request: HttpRequest, page: Page, translations: list[Page]) -> None:
    try:
        deletion = put_in_bin([page, *translations], cast("User", request.user))
    except AlreadyBinnedError:
        messages.warning(request, _("Somebody else has just deleted it."))
    else:
        _tell_deleted(request, page, deletion)


def _context(page: Page, may: list[Page], stay: list[Page], form: DeleteForm) -> dict[str, Any]:
    return {
        "page": page,
        "form": form,
        "stay": stay,
        "below": page.get_descendant_count(),
        "below_translations": sum(other.get_descendant_count() for other in may),
        "days": settings.BIN_DAYS,
    }


def _tell_deleted(request: HttpRequest, page: Page, deletion: Deletion) -> None:
    branch = deletion.branches.get(page=page.pk)
    undo = messages.button(reverse("recycle_bin_entry", args=[branch.pk]), _("Put it back"))
    text = _("“%(page)s” is in the recycle bin.") % {"page": page.get_admin_display_title()}
    messages.success(request, text, buttons=[undo])
