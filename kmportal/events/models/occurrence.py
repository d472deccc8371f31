"""The days an event comes: made from its rule when it is published, so that lists ask the database."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kmportal.events.querysets import OccurrenceQuerySet


class Occurrence(models.Model):
    event = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="occurrences"
    )
    first_day = models.DateField(db_index=True)
    last_day = models.DateField(db_index=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("day of an event")
        verbose_name_plural = _("days of events")
        constraints = [
            models.UniqueConstraint(fields=["event", "first_day"], name="once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.first_day}"
