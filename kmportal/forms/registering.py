"""What other apps are told of forms once all models are there."""

from __future__ import annotations

from typing import Any

from wagtail.signals import page_published

from kmportal.mailing.delivery import queues
from kmportal.profiles.registry import contribute_export, on_account_deletion

from .mail import queue
from .models import FormPage
from .personal_data import erase, export
from .taking import move_up


def register() -> None:
    queues.append(queue)
    contribute_export("forms", export)
    on_account_deletion(erase)
    page_published.connect(_more_places, sender=FormPage)


def _more_places(instance: FormPage, **_kwargs: Any) -> None:
    """Those who wait get places as soon as there are more."""
    move_up(instance)
