"""What a moderator does with the chosen rows of the list of comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from .models import Comment, Standing
from .moderation import decide, moderation_policy, set_standing

if TYPE_CHECKING:
    from kmportal.members.models import User


class SeenForm(forms.Form):
    """Carries which version of each comment the moderator had before her: `12:3 15:1`."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> dict[int, int]:
        pairs = (pair.partition(":") for pair in self.cleaned_data["seen"].split()[:1000])
        return {
            int(key): int(version)
            for key, _colon, version in pairs
            if key.isdecimal() and version.isdecimal() and len(key) < 19 and len(version) < 10
        }


class ReasonForm(SeenForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history."),
    )


class OfMyBranch:
    """Acts only on comments on pages that the moderator may publish."""

    request: Any
    models: ClassVar = [Comment]

    def check_perm(self, snippet: Comment) -> bool:
        return moderation_policy.user_has_permission_for_instance(
            self.request.user, "change", snippet
        )

    def get_all_objects_in_listing_query(self, parent_id: object) -> Iterable[int]:
        found = moderation_policy.instances_user_has_permission_for(self.request.user, "change")
        return found.values_list("pk", flat=True)


class Decision(OfMyBranch, SnippetBulkAction):
    """A decision on the chosen rows; `state` is what becomes of them."""

    state = ""
    template_name = "discussion/admin/confirm_decision.html"
    form_class: type[SeenForm] = ReasonForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        chosen = [item["item"] for item in context["items"]]
        context["form"].initial["seen"] = " ".join(f"{each.pk}:{each.version}" for each in chosen)
        return context

    def get_execution_context(self) -> dict[str, Any]:
        context: dict[str, Any] = super().get_execution_context()
        return context | {"user": self.request.user, **self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(
        cls,
        objects: Sequence[Comment],
        user: User,
        seen: dict[int, int],
        reason: str = "",
        **kwargs: object,
    ) -> tuple[int, int]:
        chosen = {comment.pk: seen.get(comment.pk, 0) for comment in objects}
        decided = decide(chosen, cls.state, user, reason)
        return decided, len(chosen) - decided

    def get_success_message(self, number: int, left: int) -> str:
        said = ngettext("%(count)s comment decided.", "%(count)s comments decided.", number)
        message = said % {"count": number}
        if left:
            again = ngettext(
                "%(count)s had been changed meanwhile: please look at it again.",
                "%(count)s had been changed meanwhile: please look at them again.",
                left,
            )
            message = f"{message} {again % {'count': left}}"
        return message


class Publish(Decision):
    display_name = _("Publish")
    aria_label = _("Publish the chosen comments")
    action_type = "publish"
    action_priority = 10
    form_class = SeenForm
    state = Comment.State.PUBLISHED


class Reject(Decision):
    display_name = _("Reject")
    aria_label = _("Reject the chosen comments")
    action_type = "reject"
    action_priority = 20
    state = Comment.State.REJECTED


class Spam(Decision):
    display_name = _("Spam")
    aria_label = _("Put the chosen comments with the spam")
    action_type = "spam"
    action_priority = 30
    state = Comment.State.SPAM


class Judge(OfMyBranch, SnippetBulkAction):
    """About the people who wrote the chosen rows; guests have no standing, and are left out."""

    kind = ""
    template_name = "discussion/admin/confirm_decision.html"
    form_class = ReasonForm

    def get_execution_context(self) -> dict[str, Any]:
        context: dict[str, Any] = super().get_execution_context()
        return context | {"user": self.request.user, **self.cleaned_form.cleaned_data}

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


class Delete(OfMyBranch, DeleteBulkAction):
    """Wagtail's own asks only for a model permission; here nobody has it."""

    def check_perm(self, snippet: Comment) -> bool:
        return False
