"""Keeps the count that lists of lessons show, whichever way an application is saved or deleted."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import Application
from .querysets import recount_applications


@receiver([post_save, post_delete], sender=Application, dispatch_uid="lessons.application_counts")
def application_changed(instance: Application, **signal: object) -> None:
    recount_applications(instance.lesson.translation_key)
