"""Both sides are reminded the day before; afterwards the group is asked how it was. Each once."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from learning_centers.models import Visit, VisitMail

from . import mail

#: Nobody is asked about something long past, however late the command runs.
ASK_WITHIN = datetime.timedelta(days=14)


class Reminded(NamedTuple):
    reminders: int
    questions: int


@transaction.atomic
def remind() -> Reminded:
    """How many mails were written down. Where yesterday's run was missed, on the very day."""
    today = timezone.localdate()
    agreed = Visit.objects.agreed().with_center().exclude(key=None)
    near = agreed.filter(first_day__range=(today, today + datetime.timedelta(days=1)))
    over = Visit.objects.filter(
        state__in=(Visit.State.AGREED, Visit.State.DONE),
        last_day__range=(today - ASK_WITHIN, today - datetime.timedelta(days=1)),
        feedback=None,
    )
    return Reminded(
        sum(_remind(visit) for visit in near),
        sum(
            mail.tell_requester(visit, VisitMail.Kind.FEEDBACK)
            for visit in over.with_center().exclude(key=None)
        ),
    )


def _remind(visit: Visit) -> int:
    """The day is part of the occasion: who moves the visit is reminded of the new day as well."""
    kind, day = VisitMail.Kind.REMINDER, visit.first_day
    return mail.tell_requester(visit, kind, day) + mail.tell_keepers(visit, kind, day)
