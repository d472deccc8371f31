"""The moderators' part of the editor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from . import bulk_actions
from .comment_viewset import CommentViewSet

register_snippet(CommentViewSet)

for action in (
    bulk_actions.Publish,
    bulk_actions.Reject,
    bulk_actions.Spam,
    bulk_actions.Trust,
    bulk_actions.Ban,
):
    hooks.register("register_bulk_action", action)
# After Wagtail's own of the same name, whose place it takes.
hooks.register("register_bulk_action", bulk_actions.Delete, order=1)


@hooks.register("register_log_actions")
def name_decisions(actions: LogActionRegistry) -> None:
    actions.register_action("discussion.publish", _("Publish comment"), _("Comment published"))
    actions.register_action("discussion.reject", _("Reject comment"), _("Comment rejected"))
    actions.register_action("discussion.spam", _("Mark as spam"), _("Comment put with the spam"))
    actions.register_action("discussion.trust", _("Trust"), _("Trusted in discussions"))
    actions.register_action("discussion.ban", _("Ban"), _("Banned from discussions"))
