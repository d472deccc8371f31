"""What a reviewer does with the chosen rows of the list of applications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from .models import Application
from .reviewing import decide, review_policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from kmportal.members.models import User


class SeenForm(forms.Form):
    """Carries which edition of each application the reviewer had before her: `12:9f2c… 15:04be…`."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> dict[int, str]:
        pairs = (pair.partition(":") for pair in self.cleaned_data["seen"].split()[:1000])
        return {
            int(key): edition
            for key, _colon, edition in pairs
            if key.isascii() and key.isdecimal() and len(key) < 19
        }


class ReasonForm(SeenForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person who told it reads this. Say what would make it fit to publish."),
    )


class OfMyBranch:
    """Acts only on applications to lessons that the reviewer may publish."""

    request: HttpRequest
    models: ClassVar = [Application]

    def check_perm(self, snippet: Application) -> bool:
        user = cast("User", self.request.user)
        return review_policy.user_has_permission_for_instance(user, "publish", snippet)

    def get_all_objects_in_listing_query(self, parent_id: object) -> Iterable[int]:
        user = cast("User", self.request.user)
        found = review_policy.instances_user_has_permission_for(user, "publish")
        return found.values_list("pk", flat=True)


class Decision(OfMyBranch, SnippetBulkAction):
    """A decision on the chosen rows; `state` is what becomes of them."""

    state = ""
    template_name = "lessons/admin/confirm_decision.html"
    form_class: type[SeenForm] = SeenForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        chosen = [item["item"] for item in context["items"]]
        context["form"].initial["seen"] = " ".join(f"{each.pk}:{each.edition}" for each in chosen)
        return context

    def get_execution_context(self) -> dict[str, object]:
        return (
            super().get_execution_context()
            | {"user": self.request.user}
            | self.cleaned_form.cleaned_data
        )

    @classmethod
    def execute_action(
        cls,
        objects: Sequence[Application],
        user: User,
        seen: dict[int, str],
        reason: str = "",
        **kwargs: object,
    ) -> tuple[int, int]:
        chosen = {application.pk: seen.get(application.pk, "") for application in objects}
        decided = decide(chosen, cls.state, user, reason)
        return decided, len(chosen) - decided

    def decided_message(self, number: int) -> str:
        raise NotImplementedError

    def get_success_message(self, number: int, left: int) -> str:
        message = self.decided_message(number)
        if left:
            message += " " + ngettext(
                "%(count)s was left: somebody changed or decided it meanwhile.",
                "%(count)s were left: somebody changed or decided them meanwhile.",
                left,
            ) % {"count": left}
        return message


class Publish(Decision):
    display_name = _("Publish")
    aria_label = _("Publish the chosen applications")
    action_type = "publish"
    action_priority = 10
    state = Application.State.PUBLISHED

    def decided_message(self, number: int) -> str:
        return ngettext(
            "%(count)s application published.", "%(count)s applications published.", number
        ) % {"count": number}


class Reject(Decision):
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

    @classmethod
    def execute_action(cls, objects: Sequence[Application], **kwargs: object) -> tuple[int, int]:
        for application in objects:
            application.delete()
        return len(objects), 0
