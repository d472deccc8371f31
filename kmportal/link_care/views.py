"""The screen on which links to a page are led elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .forms import MendForm
from .mending import Mended, mend
from .references import links_to, seen_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

#: `IntegerField` of SQLite and PostgreSQL holds no larger key.
LARGEST = 2**31


def may_mend(user: User | AnonymousUser) -> bool:
    return bool(page_permission_policy.user_has_permission(user, "change"))


def mend_links(request: HttpRequest, target: int) -> HttpResponse:
    """`target` may be a page that is gone. What is changed are pages that this person may edit."""
    if not may_mend(request.user) or target > LARGEST:
        raise PermissionDenied
    user = cast("User", request.user)
    back = get_valid_next_url_from_request(request) or reverse("broken_links")
    form = MendForm(request.POST if request.method == "POST" else None, target=target)
    if request.method == "POST" and form.is_valid():
        tell(request, mend(target, form.cleaned_data["page"], user))
        return redirect(back)
    links = links_to(target, user)
    context = {
        "page": seen_by(user, Page.objects.filter(pk=target)).first(),
        "mendable": [source.page for source in links.sources if source.may_edit],
        "others": [source.page for source in links.sources if not source.may_edit],
        "hidden": links.hidden,
        "form": form,
        "back": back,
    }
    return TemplateResponse(request, "link_care/mend.html", context)


def tell(request: HttpRequest, mended: Mended) -> None:
    if count := len(mended.pages):
        text = ngettext("Mended on %(count)s page.", "Mended on %(count)s pages.", count)
        messages.success(request, text % {"count": count})
    if mended.drafts:
        text = _("Mended in the draft, for somebody else to publish: %(pages)s")
        messages.warning(request, text % {"pages": _titles(mended.drafts)})
    if mended.left:
        messages.warning(
            request, _("Left as they were: %(pages)s") % {"pages": _titles(mended.left)}
        )


def _titles(pages: list[Page]) -> str:
    return ", ".join(page.get_admin_display_title() for page in pages)
