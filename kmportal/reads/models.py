"""Counts of reads. Who read is known for a day, as a mark that says nothing by itself."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.Model):
    """One visitor's read of one page on one day; it goes when the day is over.

    The same visitor leaves another mark on every page and every day: rows cannot be joined to a
    path through the site, nor led back to an address without the server's key.
    """

    wagtail_reference_index_ignore = True

    mark = models.CharField(_("mark"), max_length=32, primary_key=True)
    page = models.ForeignKey(
        "core.ContentPage", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField(_("day"), db_index=True)
    counted = models.BooleanField(_("counted"), default=False)

    class Meta:
        verbose_name = _("mark of a read")
        verbose_name_plural = _("marks of reads")

    def __str__(self) -> str:
        return self.mark


class DayReads(models.Model):
    """How many visitors read a page on a day, for the stewards' reports."""

    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "core.ContentPage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="day_reads",
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("reads"), default=0)

    class Meta:
        ordering: ClassVar = ["-day", "page"]
        verbose_name = _("reads of a day")
        verbose_name_plural = _("reads of days")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "day"], name="reads_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"


class TotalReads(models.Model):
    """The sum of all days, so that a list can show and sort by it."""

    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "core.ContentPage",
        verbose_name=_("page"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="total_reads",
    )
    count = models.PositiveIntegerField(_("reads"), default=0)

    class Meta:
        verbose_name = _("reads of a page")
        verbose_name_plural = _("reads of pages")

    def __str__(self) -> str:
        return str(self.count)
