"""A step in which those a lesson tells of say whether it was so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, TaskState

from kmportal.review.reviewers import Grant, Scope, waiting_in
from kmportal.review.signals import check_opened

from .checks import CommunityCheck
from .dated import LONGEST_DAYS, Action, DatedTask

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import WorkflowState

    from kmportal.members.models import User


def _days(name: Any, default: int, help_text: Any) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        name,
        default=default,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=help_text,
    )


class CommunityCheckTask(DatedTask):
    class Rule(models.TextChoices):
        ALL = "all", gettext_lazy("everyone named has said yes")
        ONE = "one", gettext_lazy("at least one has said yes")

    reasoned = frozenset({"reject", "approve"})

    rule = models.CharField(
        gettext_lazy("is done when"), max_length=3, choices=Rule.choices, default=Rule.ALL
    )
    link_days = _days(
        gettext_lazy("days a link works"),
        30,
        gettext_lazy("Afterwards a new link can be sent; what is still written is kept."),
    )
    remind_every = _days(
        gettext_lazy("days between reminders"),
        4,
        gettext_lazy("To storytellers with a mail address who have not answered."),
    )

    admin_form_fields: ClassVar = [
        *DatedTask.admin_form_fields,
        "rule",
        "link_days",
        "remind_every",
    ]

    class Meta:
        verbose_name = gettext_lazy("community check")
        verbose_name_plural = gettext_lazy("community checks")

    @classmethod
    def get_description(cls) -> str:
        return _("The storytellers named in a lesson confirm it by a link, without an account.")

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """A page that names no storytellers by its kind passes."""
        state: TaskState = super().start(workflow_state, user=user)
        check = CommunityCheck.objects.open_for(state, self.link_days)
        if check:
            check_opened.send(sender=CommunityCheck, check=check)
        else:
            state.status, state.finished_at = TaskState.STATUS_SKIPPED, timezone.now()
            state.save()
        return state

    def decides(self, user: User, page: Page) -> bool:
        if not isinstance(page, Page):
            return bool(user.is_superuser)
        return Scope.BRANCH.admits(user, page, Grant.REVIEW)

    def get_actions(self, obj: Page, user: User) -> list[Action]:
        if not self.decides(user, obj):
            return []
        return [
            ("reject", _("Return with reasons"), True),
            ("approve", _("Go on without the community's answer"), True),
        ]

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return waiting
        return waiting_in(waiting, Scope.BRANCH.pages(user, Grant.REVIEW))
