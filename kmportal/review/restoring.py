"""An older version brought back as the newest draft, with the reason, which stands in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access
from wagtail.log_actions import log
from wagtail.models import Page

from .forms import ReasonForm

if TYPE_CHECKING:
    from wagtail.models import Revision

    from kmportal.members.models import User

#: The name in the audit log.
RESTORED = "review.restore"


@transaction.atomic
def restore(page: Page, revision: Revision, user: User, reason: str) -> Revision:
    """What is public stays as it is until somebody publishes the draft."""
    newest: Revision = revision.as_object().save_revision(
        user=user, previous_revision=revision, log_action=False, clean=False
    )
    data: dict[str, Any] = {
        "revision": {"id": revision.pk, "created": revision.created_at.isoformat()},
        "comment": reason,
    }
    log(page, RESTORED, user=user, data=data, revision=newest, content_changed=True)
    return newest


@require_admin_access
@require_http_methods(["GET", "POST"])
def restore_view(request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
    """In the place of Wagtail's own screen, which asks for no reason."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit() or page.alias_of_id:
        raise PermissionDenied
    revision = get_object_or_404(page.revisions, pk=revision_id)
    lock = page.get_lock()
    if lock and lock.for_user(request.user):
        messages.error(request, lock.get_message(request.user))
        return redirect("wagtailadmin_pages:edit", page.pk)
    form = ReasonForm(request.POST or None)
    form.fields["comment"].help_text = _("Whoever looks at the history later reads it.")
    if request.method == "POST" and form.is_valid():
        restore(page, revision, cast("User", request.user), form.cleaned_data["comment"])
        messages.success(
            request, _("The older version is now the newest draft. Nothing public has changed.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, "revision": revision, "form": form}
    return render(
        request, "review/editor/restore.html", context, status=422 if form.is_bound else 200
    )
