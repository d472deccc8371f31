"""A review by those whom the page tree lets decide about the branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, TaskState

from kmportal.review.reviewers import Grant, Scope, waiting_in

from .dated import Action, DatedTask

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import WorkflowState

    from kmportal.members.models import User


class BranchReviewTask(DatedTask):
    """No list of groups: moving a page, or giving somebody a branch, moves the reviews along."""

    scope = models.CharField(
        gettext_lazy("who reviews"),
        max_length=7,
        choices=Scope.choices,
        default=Scope.BRANCH,
        help_text=gettext_lazy("By the rights people have on pages: see Sharing on the page."),
    )
    permission = models.CharField(
        gettext_lazy("which right they need"),
        max_length=7,
        choices=Grant.choices,
        default=Grant.REVIEW,
    )
    four_eyes = models.BooleanField(
        gettext_lazy("nobody decides about what he handed in himself"), default=True
    )
    trusted_groups = models.ManyToManyField(
        "auth.Group",
        verbose_name=gettext_lazy("trusted groups"),
        blank=True,
        help_text=gettext_lazy("What their members hand in passes this step at once."),
    )

    admin_form_fields: ClassVar = [
        *DatedTask.admin_form_fields,
        "scope",
        "permission",
        "four_eyes",
        "trusted_groups",
    ]
    admin_form_widgets: ClassVar = {"trusted_groups": forms.CheckboxSelectMultiple}

    class Meta:
        verbose_name = gettext_lazy("review by the branch")
        verbose_name_plural = gettext_lazy("reviews by the branch")

    @classmethod
    def get_description(cls) -> str:
        return _("Those who may review the page's branch decide about it.")

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        state: TaskState = super().start(workflow_state, user=user)
        if user and self.trusted_groups.filter(user=user).exists():
            # The workflow looks at the step itself once it has begun, and goes on.
            state.approve(user=user, update=False, comment=_("Handed in by somebody trusted."))
        return state

    def decides(self, user: User, page: Page) -> bool:
        """The step must be under way here: the page knows who handed it in."""
        if not isinstance(page, Page):
            return bool(user.is_superuser)
        if not Scope(self.scope).admits(user, page, self.permission):
            return False
        return not self._is_own(user, page)

    def get_actions(self, obj: Page, user: User) -> list[Action]:
        if not self.decides(user, obj):
            return []
        return [
            ("reject", _("Return with reasons"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return waiting
        if self.four_eyes:
            waiting = waiting.exclude(workflow_state__requested_by=user)
        return waiting_in(waiting, Scope(self.scope).pages(user, self.permission))

    def _is_own(self, user: User, page: Page) -> bool:
        if not self.four_eyes or user.is_superuser:
            return False
        state = page.current_workflow_state
        return bool(state and state.requested_by_id == user.pk)
