"""What protection against abuse has to keep: words, and for a short time, where something came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .addresses import KEPT, address_of, keyed_hash, masked

if TYPE_CHECKING:
    from django.http import HttpRequest


class ListedWord(models.Model):
    """A word that stewards do not want to appear unread."""

    class Effect(models.TextChoices):
        WAIT = "wait", _("Let it wait for a moderator")
        SPAM = "spam", _("Put it with the spam at once")

    text = models.CharField(
        _("word"),
        max_length=120,
        unique=True,
        help_text=_("A Thai word is found anywhere in a text, others only as whole words."),
    )
    effect = models.CharField(
        _("what happens"), max_length=4, choices=Effect.choices, default=Effect.WAIT
    )
    notes = models.CharField(
        _("notes"), max_length=240, blank=True, help_text=_("Why. Only stewards see it.")
    )

    class Meta:
        ordering: ClassVar = ["text"]
        verbose_name = _("listed word")
        verbose_name_plural = _("listed words")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        self.text = self.text.strip()
        if len(self.text) < 2:
            raise ValidationError(
                {"text": _("One letter is in too many words: write at least two.")}
            )


class FromAddress(models.Model):
    """Something that came over the network: `forget_addresses` erases the hash once it has expired.

    `masked_address` holds only what may be kept: its first part hidden, as in `xxx.131.220.50`.
    """

    masked_address = models.CharField(_("masked address"), max_length=60, blank=True)
    address_hash = models.CharField(max_length=32, blank=True, editable=False, db_index=True)
    address_hash_expires = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def remember_address(self, request: HttpRequest) -> None:
        address = address_of(request)
        self.masked_address = masked(address)
        self.address_hash = keyed_hash(address)
        self.address_hash_expires = timezone.now() + KEPT if self.address_hash else None
