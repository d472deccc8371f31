"""What a moderator does with the chosen rows of the list of comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from kmportal.core.decisions import Decision, OnChosen, SeenForm

from .models import Comment, Standing
from .moderation import decide, moderation_policy, set_standing

if TYPE_CHECKING:
    from kmportal.members.models import User


class ReasonForm(SeenForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history."),
    )


class OfMyBranch:
    models: ClassVar = [Comment]
    policy: ClassVar = moderation_policy
    permission: ClassVar = "change"
    template_name = "discussion/admin/confirm_decision.html"


class CommentDecision(OfMyBranch, Decision):
    form_class: type[SeenForm] = ReasonForm

    @classmethod
    def decide(cls, seen: dict[int, str], user: User, reason: str) -> int:
        return decide(seen, cls.state, user, reason)

    def decided_message(self, number: int) -> str:
        said = ngettext("%(count)s comment decided.", "%(count)s comments decided.", number)
        return said % {"count": number}


class Publish(CommentDecision):
    display_name = _("Publish")
    aria_label = _("Publish the chosen comments")
    action_type = "publish"
    action_priority = 10
    form_class = SeenForm
    state = Comment.State.PUBLISHED


class Reject(CommentDecision):
    display_name = _("Reject")
    aria_label = _("Reject the chosen comments")
    action_type = "reject"
    action_priority = 20
    state = Comment.State.REJECTED


class Spam(CommentDecision):
    display_name = _("Spam")
    aria_label = _("Put the chosen comments with the spam")
    action_type = "spam"
    action_priority = 30
    state = Comment.State.SPAM


class Judge(OfMyBranch, OnChosen):
    """About the people who wrote the chosen rows; guests have no standing, and are left out."""

    kind = ""
    form_class = ReasonForm

    @classmethod
    def execute_action(
        cls, objects: Sequence[Comment], user: User, reason: str = "", **kwargs: object
    ) -> tuple[int, int]:
        people = {comment.member for comment in objects if comment.member}
        for member in people:
            set_standing(member, cls.kind, user, reason)
        return len(people), 0

    def get_success_message(self, number: int, _left: int) -> str:
        said = ngettext("%(count)s person: done.", "%(count)s people: done.", number)
        return said % {"count": number}


class Trust(Judge):
    display_name = _("Trust the writer")
    aria_label = _("Trust the writers of the chosen comments")
    action_type = "trust"
    action_priority = 40
    kind = Standing.Kind.TRUSTED


class Ban(Judge):
    display_name = _("Ban the writer")
    aria_label = _("Ban the writers of the chosen comments")
    action_type = "ban"
    action_priority = 50
    kind = Standing.Kind.BANNED


class Delete(DeleteBulkAction):
    """Wagtail's own asks only for a model permission; here nobody has it."""

    models: ClassVar = [Comment]

    def check_perm(self, snippet: Comment) -> bool:
        return False
