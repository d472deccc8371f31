"""A message to send: what it tells is put together when it is sent, not before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class QueuedMail(models.Model):
    """One message, sent at most once.

    CLAIMED: a process is working on it; if that dies, it is taken up again. SENDING: the text is on
    its way to the server; if the process dies here nobody knows whether it arrived, so it becomes
    UNCERTAIN and is not sent again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        CLAIMED = "claimed", _("Being put together")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        EMPTY = "empty", _("Nothing left to tell")
        GIVEN_UP = "given_up", _("Given up")
        UNCERTAIN = "uncertain", _("Not known whether it arrived")

    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    claim = models.UUIDField(_("claimed by"), null=True, editable=False)
    claimed_at = models.DateTimeField(_("claimed"), null=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)

    class Meta:
        abstract = True
        indexes: ClassVar = [models.Index(fields=["state", "due_at"])]
