"""Steps under way as lists show them: in a fixed number of queries, however many there are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import page_permission_policy

from kmportal.core.dates import readable_date
from kmportal.review.models import Answer, CommunityCheck, DatedTaskState
from kmportal.review.reviewers import Reviewers, names, waiting_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User


def under_way() -> QuerySet[TaskState]:
    """Steps of pages; those of Wagtail's own kinds have no day by which they are done."""
    due = DatedTaskState.objects.filter(pk=OuterRef("pk")).values("due_on")
    return (
        TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
        .annotate(due_on=Subquery(due), since=F("started_at"))
        .select_related("task", "workflow_state__workflow", "workflow_state__requested_by")
        .prefetch_related("task", "workflow_state__content_object__content_type")
    )


def for_me(user: User | AnonymousUser) -> QuerySet[TaskState]:
    return under_way().filter(pk__in=TaskState.objects.reviewable_by(user).values("pk"))


def in_sight(
    user: User | AnonymousUser, states: QuerySet[TaskState] | None = None
) -> QuerySet[TaskState]:
    """Of pages whose branch she looks after, and of what she has handed in herself."""
    if states is None:
        states = under_way()
    if user.is_superuser:
        return states
    rights = ["publish", "review"]
    pages = page_permission_policy.instances_user_has_any_permission_for(user, rights)
    mine = waiting_in(states, pages).values("pk")
    return states.filter(Q(pk__in=mine) | Q(workflow_state__requested_by=user))


@dataclass(frozen=True)
class Row:
    """One step with what belongs to it. Lists and spreadsheets read the same."""

    state: Any
    waits_for: str
    answers: str

    @property
    def pk(self) -> int:
        return int(self.state.pk)

    @cached_property
    def page(self) -> Page:
        page: Page = self.state.workflow_state.content_object
        return page

    @property
    def title(self) -> str:
        return str(self.page.draft_title or self.page.title)

    @property
    def kind(self) -> str:
        model = self.page.content_type.model_class()
        return str(model._meta.verbose_name) if model else ""

    @property
    def step(self) -> str:
        return str(self.state.task.name)

    @property
    def by(self) -> str:
        return str(self.state.workflow_state.requested_by or "")

    @property
    def since(self) -> datetime.date:
        return timezone.localdate(self.state.started_at)

    @property
    def since_text(self) -> str:
        return readable_date(self.since)

    @property
    def days(self) -> int:
        return (timezone.localdate() - self.since).days

    @property
    def due_on(self) -> datetime.date | None:
        return self.state.due_on

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def due_text(self) -> str:
        return readable_date(self.due_on)

    @property
    def late_text(self) -> str:
        return _("late") if self.is_late else ""


def rows(states: Iterable[TaskState]) -> list[Row]:
    found = [state for state in states if state.workflow_state.content_object]
    reviewers, checks = Reviewers(), _answers(found)
    specific = {task.pk: task for task in _tasks(found)}
    made = []
    for state in found:
        state.task = specific[state.task_id]
        check = checks.get(state.pk)
        people = reviewers.waited_for(state, state.workflow_state.content_object.path)
        asked = _("the community") if check is not None else names(people)
        made.append(Row(state, asked or _("a steward"), check or ""))
    return made


def _tasks(states: list[TaskState]) -> QuerySet[Any]:
    return Task.objects.filter(pk__in={state.task_id for state in states}).specific()


def _answers(states: list[TaskState]) -> dict[int, str]:
    """“2 of 4” for steps in which a community is asked."""
    answered = Answer.objects.filter(revision=F("voice__check_of__revision"), late=False)
    said = Count("voices", filter=Q(voices__in=answered.values("voice")), distinct=True)
    checks = CommunityCheck.objects.filter(task_state__in=[state.pk for state in states])
    counted = checks.annotate(said=said, of=Count("voices", distinct=True))
    return {
        check.task_state_id: _("%(said)s of %(of)s answered") % {"said": check.said, "of": check.of}
        for check in counted
    }
