"""No editor's screen of a page shows one that lies in the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from kmportal.core.bin_tree import bin_path

from .models import BinnedBranch

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

#: What Wagtail and wagtail-localize call the pages in their addresses.
PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")


class BinnedPagesAreElsewhere:
    """Whoever follows an old address of the editor to a page that was thrown away (from the history,
    a bookmark, a list of a picture's uses) comes to its place in the bin. One question to the
    database for each address that names a page; rights given higher up reach into the bin, so no
    single screen could ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.editor = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(self.editor):
            return None
        keys = [kwargs[name] for name in PAGES if isinstance(kwargs.get(name), int)]
        if not keys or not (path := bin_path()):
            return None
        binned = Page.objects.filter(pk__in=keys, path__startswith=path).first()
        return _to_the_bin(request, binned) if binned else None


def _to_the_bin(request: HttpRequest, page: Page) -> HttpResponse:
    above = page.get_ancestors(inclusive=True)
    branch = BinnedBranch.objects.open_to(request.user).filter(page__in=above).first()
    if branch is None:
        raise Http404
    messages.info(request, _("“%(page)s” is in the recycle bin.") % {"page": page.title})
    return redirect("recycle_bin_entry", branch.pk)
