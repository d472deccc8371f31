"""What rules have to tell somebody, on her home in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component

from kmportal.core.bin_tree import outside_bin

from .models import RuleNotice
from .whom import known_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kmportal.members.models import User

MOST_SHOWN = 8


def unseen(user: Any) -> QuerySet[RuleNotice]:
    mine = RuleNotice.objects.filter(outside_bin("run__page__"), member=user, seen_at=None)
    return mine.select_related("run__page", "run__rule", "run__doer")


class Notices(Component):
    """Pages that she may no longer see are left out, also if she was told of them."""

    name = "rule_notices"
    template_name = "rules/admin/home_panel.html"
    order = 145

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/rules-editor.css"]})

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        rows = list(unseen(request.user)[:MOST_SHOWN])
        known = (
            known_to(cast("User", request.user), [row.run.page for row in rows]) if rows else set()
        )
        return {
            "notices": [row for row in rows if row.run.page_id in known],
            "request": request,
        }


@require_POST
def mark_seen(request: HttpRequest) -> HttpResponse:
    """Those that were shown, and only her own."""
    keys = [key for key in request.POST.getlist("notice") if key.isdecimal() and len(key) < 12]
    unseen(request.user).filter(pk__in=keys).update(seen_at=timezone.now())
    return redirect("wagtailadmin_home")
