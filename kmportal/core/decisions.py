"""What a reviewer decides about chosen rows of a list: in her own branch, as she has read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

if TYPE_CHECKING:
    from django.db.models import Model

    from kmportal.members.models import User

    from .branch_policy import BranchPolicy


class SeenForm(forms.Form):
    """Carries which edition of each row the reviewer had before her: `12:3 15:1`."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> dict[int, str]:
        pairs = (pair.partition(":") for pair in self.cleaned_data["seen"].split()[:1000])
        return {
            int(key): edition
            for key, _colon, edition in pairs
            if key.isascii() and key.isdecimal() and len(key) < 19
        }


class OfMyBranch:
    """Acts only on rows that the policy leaves to this person."""

    request: Any
    policy: ClassVar[BranchPolicy]
    permission: ClassVar[str] = "publish"

    def check_perm(self, snippet: Model) -> bool:
        return self.policy.user_has_permission_for_instance(
            self.request.user, self.permission, snippet
        )

    def get_all_objects_in_listing_query(self, parent_id: object) -> Iterable[int]:
        found = self.policy.instances_user_has_permission_for(self.request.user, self.permission)
        return found.values_list("pk", flat=True)


class OnChosen(OfMyBranch, SnippetBulkAction):
    """An action that is told who acts and what was filled in."""

    form_class: type[forms.Form]

    def get_execution_context(self) -> dict[str, Any]:
        context: dict[str, Any] = super().get_execution_context()
        return context | {"user": self.request.user, **self.cleaned_form.cleaned_data}


class Decision(OnChosen):
    """`state` is what becomes of the chosen rows. A row whose `edition` is no longer the one that
    was read is left: nobody publishes words she has not seen."""

    state = ""
    form_class: type[SeenForm] = SeenForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        chosen = [item["item"] for item in context["items"]]
        context["form"].initial["seen"] = " ".join(f"{row.pk}:{row.edition}" for row in chosen)
        return context

    @classmethod
    def decide(cls, seen: dict[int, str], user: User, reason: str) -> int:
        """How many were decided about."""
        raise NotImplementedError

    @classmethod
    def execute_action(
        cls,
        objects: Sequence[Model],
        user: User,
        seen: dict[int, str],
        reason: str = "",
        **kwargs: object,
    ) -> tuple[int, int]:
        chosen = {row.pk: seen.get(row.pk, "") for row in objects}
        decided = cls.decide(chosen, user, reason)
        return decided, len(chosen) - decided

    def decided_message(self, number: int) -> str:
        raise NotImplementedError

    def get_success_message(self, number: int, left: int) -> str:
        message = self.decided_message(number)
        if left:
            again = ngettext(
                "%(count)s had been changed meanwhile: please look at it again.",
                "%(count)s had been changed meanwhile: please look at them again.",
                left,
            )
            message = f"{message} {again % {'count': left}}"
        return message
