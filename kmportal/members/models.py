"""People who sign in. Our own user model from the first migration, so that it can grow."""

from django.contrib.auth.models import AbstractUser
from django.db import models
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

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return self.display_name or self.get_full_name() or self.username
