"""What the log of rules knows of a member: given to her on request, gone with her account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from .models import RuleMail, RuleNotice, RuleRun

if TYPE_CHECKING:
    from kmportal.members.models import User


def exported(user: User) -> dict[str, Any]:
    """That she was told, and when; what of is said where she may still see it."""
    mails = RuleMail.objects.filter(member=user).values_list("run__at", "state")
    notices = RuleNotice.objects.filter(member=user).values_list("run__at", "note")
    return {
        "mail": [{"when": at.isoformat(), "state": state} for at, state in mails],
        "notices": [{"when": at.isoformat(), "note": note} for at, note in notices],
    }


def forget(user: User, keep: bool = False) -> None:
    """Her name in what rules say they did; her mails and notices go by themselves."""
    name = str(user)
    told = RuleRun.objects.filter(Q(mails__member=user) | Q(notices__member=user)).distinct()
    for run in told:
        for step in run.steps:
            facts = step.get("facts", {})
            if "people" in facts:
                facts["people"] = facts["people"].replace(name, _("somebody"))
        run.save(update_fields=["steps"])
