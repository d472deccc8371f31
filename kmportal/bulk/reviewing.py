"""Handing in many pages for review, each to the workflow of its own branch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from .leaving import EDITED, NO_RIGHT, why_closed
from .models import Batch, BatchPage
from .work import Plan, Version, Work

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from kmportal.members.models import User

REVIEW = "review"
NO_WORKFLOW = _("No review is set up for it.")
NOTHING_NEW = _("Readers see its newest version already.")


class ReviewWork(Work):
    def plans(self, pages: Sequence[Page], user: User) -> list[Plan]:
        return [self._plan(page, user) for page in pages]

    def _plan(self, page: Page, user: User) -> Plan:
        if left := _why_not(page, user):
            return Plan(page, left=left)
        workflow = page.get_workflow()
        if workflow is None:
            return Plan(page, left=NO_WORKFLOW)
        return Plan(page, [Version(REVIEW, [], [], gettext("Draft"), str(workflow.name))])

    def do(self, each: Plan, batch: Batch) -> dict[str, list[Any]]:
        """What was returned goes on where it was; all else begins at the first step."""
        page = each.page.specific
        if page.latest_revision_id is None:
            page.save_revision(user=batch.made_by, clean=False)
        state = page.current_workflow_state
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(batch.made_by)
        else:
            state = page.get_workflow().start(page, batch.made_by)
        return {REVIEW: [state.pk, state.current_task_state_id]}

    def plans_back(self, rows: dict[Page, BatchPage], user: User) -> list[Plan]:
        keys = {page: row.after.get(REVIEW, [None, None]) for page, row in rows.items()}
        running = WorkflowState.objects.filter(
            pk__in=[state for state, _task in keys.values() if state],
            status=WorkflowState.STATUS_IN_PROGRESS,
        )
        found = {state.pk: state for state in running.select_related("workflow")}
        return [
            _plan_back(page, found.get(state), task, user) for page, (state, task) in keys.items()
        ]

    def undo(self, each: Plan, batch: Batch) -> dict[str, list[Any]]:
        [version] = each.versions
        WorkflowState.objects.get(pk=version.before[0]).cancel(user=batch.made_by)
        return {REVIEW: [None, None]}


def _why_not(page: Page, user: User) -> Promise | None:
    if closed := why_closed(page, user, set()):
        return closed
    return NOTHING_NEW if page.live and not page.has_unpublished_changes else None


def _plan_back(page: Page, state: WorkflowState | None, task: int | None, user: User) -> Plan:
    """Once somebody has decided a step, it is hers as well."""
    if state is None or state.current_task_state_id != task:
        return Plan(page, left=EDITED)
    if not state.user_can_cancel(user):
        return Plan(page, left=NO_RIGHT)
    name = str(state.workflow.name)
    return Plan(page, [Version(REVIEW, [state.pk, task], [], name, gettext("Draft"))])
