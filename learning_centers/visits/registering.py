"""What other apps are told of visits once all models are there."""

from __future__ import annotations

from kmportal.mailing.delivery import queues
from kmportal.profiles.registry import contribute_export, on_account_deletion
from kmportal.profiles.retention import on_expiry

from .mail import queue
from .personal_data import erase, export, forget_old


def register() -> None:
    queues.append(queue)
    contribute_export("visits", export)
    on_account_deletion(erase)
    on_expiry("requests for visits", forget_old)
