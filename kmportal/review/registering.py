"""What other apps, and Wagtail, are told of reviews once all models are there."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.admin.compare import register_comparison_class
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TaskState
from wagtail.signals import task_approved, task_cancelled, task_rejected, task_submitted

from kmportal.mailing.delivery import queues
from kmportal.profiles.registry import contribute_export, on_account_deletion
from kmportal.profiles.retention import on_expiry

from .community.answering import close_with_step
from .community.personal_data import erase, export, forget_old
from .comparing.blocks import (
    CellByCellComparison,
    PlainComparison,
    RichWordByWordComparison,
    WordByWordComparison,
)
from .mail import ask_all, queue, tell_of_step
from .models import CommunityCheck
from .signals import check_opened

#: In the place of Wagtail's own, which part words at spaces and show what only programmers read.
COMPARISONS = {
    StreamField: CellByCellComparison,
    RichTextField: RichWordByWordComparison,
    models.CharField: WordByWordComparison,
    models.TextField: WordByWordComparison,
    models.BooleanField: PlainComparison,
    models.DateField: PlainComparison,
    models.TimeField: PlainComparison,
    models.IntegerField: PlainComparison,
    models.DecimalField: PlainComparison,
}


def _ended(instance: TaskState, **kwargs: Any) -> None:
    close_with_step(instance)


def _asked(check: CommunityCheck, **kwargs: Any) -> None:
    ask_all(check)


def _began(instance: TaskState, **kwargs: Any) -> None:
    tell_of_step(instance)


def register() -> None:
    for ended in (task_approved, task_rejected, task_cancelled):
        ended.connect(_ended, dispatch_uid="review.step_ended")
    check_opened.connect(_asked, dispatch_uid="review.check_opened")
    task_submitted.connect(_began, dispatch_uid="review.step_began")
    for field, comparison in COMPARISONS.items():
        register_comparison_class(field, comparison_class=comparison)
    queues.append(queue)
    contribute_export("community_checks", export)
    on_account_deletion(erase)
    on_expiry("community checks", forget_old)
