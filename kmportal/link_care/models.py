"""Addresses outside the portal that pages link to, and what was found there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

#: Longer addresses are kept out: nobody typed them, and servers refuse them.
LONGEST_ADDRESS = 2000
#: A server may be down for a day. Failures of one day count once.
FAILURES_TO_BE_BROKEN = 3


class LinkHost(models.Model):
    """A server, asked by one process at a time and never before it wants to be."""

    name = models.CharField(_("server"), max_length=255, unique=True)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)

    class Meta:
        verbose_name = _("server of links")
        verbose_name_plural = _("servers of links")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class ExternalLink(models.Model):
    """An address, once, however many pages link to it."""

    class State(models.TextChoices):
        NEW = "new", _("Not looked at yet")
        FINE = "fine", _("It works")
        FAILING = "failing", _("Does not answer well")
        UNSURE = "unsure", _("Cannot be checked")

    class Reason(models.TextChoices):
        GONE = "gone", _("There is no such page")
        SERVER = "server", _("The server has a fault")
        NAME = "name", _("There is no such server")
        SILENT = "silent", _("The server does not answer")
        CERTIFICATE = "certificate", _("The server's certificate is not valid")
        CIRCLE = "circle", _("It leads on and on")
        CLOSED = "closed", _("The server lets no program in")
        ROBOTS = "robots", _("The server asks programs to stay away")
        ADDRESS = "address", _("It is no address on the internet")

    key = models.CharField(max_length=64, unique=True, editable=False)
    address = models.TextField(_("address"))
    host = models.ForeignKey(LinkHost, on_delete=models.PROTECT, related_name="links")
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.NEW, db_index=True
    )
    reason = models.CharField(_("what is wrong"), max_length=12, choices=Reason.choices, blank=True)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    moved_to = models.TextField(_("moved to"), blank=True)
    failures = models.PositiveSmallIntegerField(_("days it failed"), default=0)
    failed_on = models.DateField(_("failed last"), null=True)
    checked_at = models.DateTimeField(_("checked"), null=True)
    next_check = models.DateTimeField(_("to be checked"), default=timezone.now, db_index=True)
    fine_by_hand = models.BooleanField(_("marked as fine"), default=False)

    pages: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "wagtailcore.Page", through="LinkUse", related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["address"]
        verbose_name = _("external link")
        verbose_name_plural = _("external links")
        default_permissions = ()

    def __str__(self) -> str:
        return self.address

    @property
    def is_broken(self) -> bool:
        return self.failures >= FAILURES_TO_BE_BROKEN and not self.fine_by_hand

    def failed(self, day: date) -> None:
        if self.failed_on != day:
            self.failures, self.failed_on = self.failures + 1, day


class LinkUse(models.Model):
    """That a page, as readers see it, links to an address."""

    #: What links a page holds is no use of the page.
    wagtail_reference_index_ignore = True

    link = models.ForeignKey(ExternalLink, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("link on a page")
        verbose_name_plural = _("links on pages")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["link", "page"], name="link_care_once_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.link_id}"


def key_of(address: str) -> str:
    """Of a length that every database indexes."""
    return hashlib.sha256(address.encode()).hexdigest()
