"""What a member tells of herself."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def _photo_path(profile: Profile, filename: str) -> str:
    """Never guessable from the person, never the name her telephone gave the file."""
    return f"profiles/{secrets.token_hex(12)}.jpg"


class Profile(models.Model):
    """One per member, made when she first opens her settings. Her name is the account's.

    Nothing is shown of what is not here; every part can be hidden again without erasing it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile", primary_key=True
    )
    photo = models.ImageField(_("photo"), upload_to=_photo_path, blank=True)
    about = models.TextField(
        _("about you"),
        max_length=2000,
        blank=True,
        help_text=_("What you do, what you know about, what people may ask you."),
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("your place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    show_photo = models.BooleanField(_("my photo"), default=True)
    show_about = models.BooleanField(_("what I wrote about myself"), default=True)
    show_place = models.BooleanField(_("my place"), default=True)
    show_pages = models.BooleanField(_("a list of my notes and lessons"), default=True)
    show_activity = models.BooleanField(_("a list of my comments and what we used"), default=True)

    SHOWN: ClassVar = ("show_photo", "show_about", "show_place", "show_pages", "show_activity")

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return str(self.user)

    @property
    def shown_photo(self) -> str:
        return self.photo.url if self.show_photo and self.photo else ""

    @property
    def shown_about(self) -> str:
        return self.about if self.show_about else ""

    @property
    def shown_place(self) -> models.Model | None:
        return self.place if self.show_place else None

    @property
    def tells_something(self) -> bool:
        return bool(self.shown_photo or self.shown_about or self.shown_place)
