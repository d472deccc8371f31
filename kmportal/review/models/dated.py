"""What all steps of our workflows have: a day by which they are done, and reasons where it matters."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from kmportal.review.forms import CommentForm, ReasonForm

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User

Action = tuple[str, Any, bool]
LONGEST_DAYS = 365


class DatedTaskState(TaskState):
    """A step under way. The day stands here, so that changing the task moves nothing that has begun."""

    due_on = models.DateField(_("to be done by"), db_index=True)

    class Meta:
        verbose_name = _("step of a review")
        verbose_name_plural = _("steps of reviews")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.due_on is None:
            days = datetime.timedelta(days=self.task.specific.days)
            self.due_on = timezone.localdate() + days
        super().save(*args, **kwargs)


class DatedTask(Task):
    """`reasoned` names the actions that nobody takes without saying why."""

    task_state_class = DatedTaskState
    reasoned: ClassVar[frozenset[str]] = frozenset({"reject"})

    days = models.PositiveSmallIntegerField(
        _("days to do it in"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=_("Whoever it waits for is reminded the day before, and when it is late."),
    )

    admin_form_fields: ClassVar = [*Task.admin_form_fields, "days"]

    class Meta:
        abstract = True

    def get_form_for_action(self, action: str) -> type[CommentForm]:
        return ReasonForm if action in self.reasoned else CommentForm

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Wagtail's editor hands over what its browser sent without asking the form again."""
        if action_name in self.reasoned and not str(kwargs.get("comment", "")).strip():
            raise PermissionDenied(_("Please write why."))
        super().on_action(task_state, user, action_name, **kwargs)

    def decides(self, user: User, page: Page) -> bool:
        """Whether this person may settle this step of this page."""
        raise NotImplementedError

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return self.decides(user, obj)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return not self.decides(user, obj)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        return self.decides(user, obj)
