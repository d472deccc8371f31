"""People who sign in. Our own user model from the first migration, so that it can grow."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in: a member, a member of staff or a steward."""

    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("This e-mail address already has an account.")},
    )
    display_name = models.CharField(
        _("name shown"),
        max_length=120,
        blank=True,
        help_text=_("The name readers see beside what this person wrote."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        default="th",
        help_text=_("The language of the e-mails this person gets."),
    )

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return self.display_name or self.get_full_name() or self.username

    def get_absolute_url(self) -> str:
        return reverse("profile", kwargs={"id": self.pk})


class Consent(models.Model):
    """That a person agreed to one version of the privacy notice, and in which language she read it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    version = models.CharField(_("version"), max_length=20)
    language = models.CharField(_("language"), max_length=2)
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    class Meta:
        ordering: ClassVar = ["given_at"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.user}: {self.version}"
