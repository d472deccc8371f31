from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class CoordinatorGroup(models.Model):
    """The group whose people edit one centre, in all its languages. Its members are the coordinators.

    A group of Wagtail's own, so that every screen of the editor keeps to it.
    """

    group = models.OneToOneField(
        Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="coordinates"
    )
    translation_key = models.UUIDField(_("centre"), unique=True)

    class Meta:
        verbose_name = _("coordinators of a centre")
        verbose_name_plural = _("coordinators of centres")

    def __str__(self) -> str:
        return self.group.name
