"""Which state of the directory is today's, for whoever remembers an earlier one."""

from __future__ import annotations

import uuid

from django.db import models


class DirectoryVersion(models.Model):
    """One row, renewed in the transaction of each change (see `learning_centers.directory.signals`).

    Processes keep the directory in their memory; this row is how each learns that another has
    changed it. A random value, since a number could be given twice around a rollback.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    value = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def current(cls) -> str:
        row = cls.objects.filter(pk=cls.ONLY).values_list("value", flat=True).first()
        return row.hex if row else ""

    @classmethod
    def renew(cls) -> None:
        cls.objects.update_or_create(pk=cls.ONLY, defaults={"value": uuid.uuid4()})
