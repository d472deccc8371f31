"""An import between its upload and its report: rows and what became of them, so that it can go on."""

from __future__ import annotations

import datetime
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Rows and reports are thrown away after this.
RUNS_LAST = datetime.timedelta(days=30)


class ImportRun(models.Model):
    """One file on its way in. Only who uploaded it sees it."""

    class State(models.TextChoices):
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked, nothing imported yet")
        IMPORTING = "importing", _("Being imported")
        DONE = "done", _("Imported")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.CASCADE
    )
    table = models.CharField(_("table"), max_length=60)
    file_name = models.CharField(_("file name"), max_length=240)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.CHECKING
    )
    #: The file's own headings, and for each the resource's column or an empty text.
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.file_name

    @classmethod
    def throw_away_old(cls) -> None:
        cls.objects.filter(created_at__lt=timezone.now() - RUNS_LAST).delete()

    @property
    def unknown_headers(self) -> list[str]:
        pairs = zip(self.headers, self.columns, strict=True)
        return [header for header, column in pairs if header and not column]


class ImportRow(models.Model):
    class Outcome(models.TextChoices):
        """The values are in the order a person reads them: what needs an eye comes first."""

        WRONG = "wrong", _("Wrong")
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Unchanged")

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(default=list)
    #: What will happen; after the import, what did. Empty until it is checked.
    outcome = models.CharField(_("outcome"), max_length=8, blank=True, choices=Outcome.choices)
    #: Of each column that changes: heading, old text, new text.
    changes = models.JSONField(default=list)
    #: Of each thing wrong: heading (may be empty), reason.
    reasons = models.JSONField(default=list)
    #: What the row is about, as a person knows it.
    subject = models.CharField(max_length=200, blank=True)
    #: Compared with what the database holds at the time of the import.
    before = models.CharField(max_length=64, blank=True)
    imported = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="one_row_a_number")
        ]
        indexes: ClassVar = [models.Index(fields=["run", "outcome", "imported", "number"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.subject}"
