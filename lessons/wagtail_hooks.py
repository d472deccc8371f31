"""What the editor has for lessons beside their pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import ListingButton
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from . import bulk_actions, report_hooks  # noqa: F401  # the reports register themselves
from .application_viewset import ApplicationViewSet
from .models import Application
from .reviewing import LOGGED, review_policy

if TYPE_CHECKING:
    from django.db.models import Model

    from kmportal.members.models import User

register_snippet(ApplicationViewSet)

for action in (bulk_actions.Publish, bulk_actions.Reject):
    hooks.register("register_bulk_action", action)
# After Wagtail's own of the same name, whose place it takes.
hooks.register("register_bulk_action", bulk_actions.Delete, order=1)


@hooks.register("register_log_actions")
def name_decisions(actions: LogActionRegistry) -> None:
    published, rejected = LOGGED[Application.State.PUBLISHED], LOGGED[Application.State.REJECTED]
    actions.register_action(published, _("Publish an application"), _("Published"))
    actions.register_action(
        rejected, _("Reject an application"), pgettext_lazy("what was told", "Rejected")
    )


@hooks.register("register_snippet_listing_buttons")
def decisions(snippet: Model, user: User, next_url: str | None = None) -> Iterator[ListingButton]:
    """Each row's own: a press on a phone is easier than a tick and a press."""
    if not isinstance(snippet, Application):
        return
    if not review_policy.user_has_permission_for_instance(user, "publish", snippet):
        return
    for action in (bulk_actions.Publish, bulk_actions.Reject):
        if snippet.state != action.state:
            name = ("lessons", "application", action.action_type)
            query = {"id": snippet.pk} | ({"next": next_url} if next_url else {})
            yield ListingButton(
                action.display_name,
                f"{reverse('wagtail_bulk_action', args=name)}?{urlencode(query)}",
                icon_name="check" if action is bulk_actions.Publish else "cross",
                priority=action.action_priority,
            )
