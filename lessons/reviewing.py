"""Deciding about applications: by whoever may publish the lesson they are told of, and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log

from kmportal.core.branch_policy import BranchPolicy
from lessons.models import Application

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kmportal.members.models import User

#: The name of each decision in the audit log.
LOGGED = {
    Application.State.PUBLISHED: "lessons.application.publish",
    Application.State.REJECTED: "lessons.application.reject",
}


review_policy = BranchPolicy(Application, "lesson")


def decide(seen: Mapping[int, str], state: str, user: User, reason: str = "") -> int:
    """Publish or reject each that is not so yet, as its `edition` was seen; how many were changed.

    What its writer changed meanwhile waits on. Of two who decide about the same at once, the second
    decides about what the first has made of it.
    """
    decided = 0
    with transaction.atomic():
        for application in Application.objects.select_for_update().filter(pk__in=seen):
            if application.state == state or application.edition != seen[application.pk]:
                continue
            application.state, application.reason = state, reason
            application.save()
            log(application, LOGGED[Application.State(state)], user=user, data={"reason": reason})
            decided += 1
    return decided
