"""The portal's ready-made workflows. Made again, what a steward has changed since stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from .models import BranchReviewTask, CommunityCheckTask
from .reviewers import Grant, Scope

#: Its members' drafts pass the step of those who publish; they still publish nothing else themselves.
TRUSTED = "ผู้เขียนที่ไว้วางใจ (Trusted contributors)"
#: What Wagtail sets up by itself: a list of one group, whatever the branch.
WAGTAILS_OWN = "Moderators approval"


@dataclass(frozen=True)
class Step:
    name: str
    model: type[Task]
    fields: dict[str, Any] = field(default_factory=dict)
    prepare: Callable[[Any], None] = lambda task: None


def _trust(task: BranchReviewTask) -> None:
    task.trusted_groups.add(_trusted_group())


DIRECT = Step("เผยแพร่ได้เลยถ้าไว้วางใจ (Direct for the trusted)", BranchReviewTask, prepare=_trust)
ONE = Step("ผู้ดูแลพื้นที่ตรวจ (Review by the branch)", BranchReviewTask)
REGIONAL = Step("ระดับภาคตรวจ (Regional review)", BranchReviewTask)
CENTRAL = Step(
    "ส่วนกลางตรวจ (Central review)",
    BranchReviewTask,
    {"scope": Scope.CENTRAL, "permission": Grant.PUBLISH, "days": 5},
)
COMMUNITY = Step("ชุมชนตรวจ (Community check)", CommunityCheckTask, {"days": 21})

DEFAULT = "ตรวจหนึ่งครั้ง (One review)"
WORKFLOWS: dict[str, tuple[Step, ...]] = {
    "เผยแพร่เลยสำหรับผู้ที่ไว้วางใจ (Direct for the trusted)": (DIRECT,),
    DEFAULT: (ONE,),
    "ระดับภาคแล้วส่วนกลาง (Regional, then central)": (REGIONAL, CENTRAL),
    "ชุมชนตรวจแล้วเผยแพร่ (Community check, then one review)": (COMMUNITY, ONE),
}


@transaction.atomic
def make_workflows() -> int:
    """How many were new."""
    made = [_make(name, steps) for name, steps in WORKFLOWS.items()]
    if any(made):
        _take_over()
    return sum(made)


def _make(name: str, steps: tuple[Step, ...]) -> bool:
    workflow, made = Workflow.objects.get_or_create(name=name)
    if made:
        for order, step in enumerate(steps):
            WorkflowTask.objects.create(workflow=workflow, task=_task(step), sort_order=order)
    return made


def _task(step: Step) -> Task:
    task, made = step.model.objects.get_or_create(name=step.name, defaults=step.fields)
    if made:
        step.prepare(task)
    return task


def _trusted_group() -> Group:
    group, made = Group.objects.get_or_create(name=TRUSTED)
    if made:
        group.permissions.add(Permission.objects.get(codename="access_admin"))
    return group


def _take_over() -> None:
    """In place of Wagtail's own at the root; a choice that somebody made is left alone."""
    workflow, roots = Workflow.objects.get(name=DEFAULT), Page.objects.filter(depth=1)
    WorkflowPage.objects.filter(page__in=roots, workflow__name=WAGTAILS_OWN).update(
        workflow=workflow
    )
