"""What a reviewer does with the chosen rows of the list of applications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from kmportal.core.decisions import Decision, OfMyBranch, SeenForm

from .models import Application
from .reviewing import decide, review_policy

if TYPE_CHECKING:
    from kmportal.members.models import User


class ReasonForm(SeenForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person who told it reads this. Say what would make it fit to publish."),
    )


class ApplicationDecision(Decision):
    models: ClassVar = [Application]
    policy: ClassVar = review_policy
    template_name = "lessons/admin/confirm_decision.html"

    @classmethod
    def decide(cls, seen: dict[int, str], user: User, reason: str) -> int:
        return decide(seen, cls.state, user, reason)


class Publish(ApplicationDecision):
    display_name = _("Publish")
    aria_label = _("Publish the chosen applications")
    action_type = "publish"
    action_priority = 10
    state = Application.State.PUBLISHED

    def decided_message(self, number: int) -> str:
        return ngettext(
            "%(count)s application published.", "%(count)s applications published.", number
        ) % {"count": number}


class Reject(ApplicationDecision):
    display_name = _("Reject")
    aria_label = _("Reject the chosen applications")
    action_type = "reject"
    action_priority = 20
    form_class = ReasonForm
    state = Application.State.REJECTED

    def decided_message(self, number: int) -> str:
        return ngettext(
            "%(count)s application rejected.", "%(count)s applications rejected.", number
        ) % {"count": number}


class Delete(OfMyBranch, DeleteBulkAction):
    """Wagtail's own asks only whether a person may delete any application at all."""

    models: ClassVar = [Application]
    policy: ClassVar = review_policy
    permission: ClassVar[str] = "delete"

    @classmethod
    def execute_action(cls, objects: Sequence[Application], **kwargs: object) -> tuple[int, int]:
        for application in objects:
            application.delete()
        return len(objects), 0
