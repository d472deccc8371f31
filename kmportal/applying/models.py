"""Briefs that people keep under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .brief import brief_url

if TYPE_CHECKING:
    from kmportal.members.models import User

LONGEST_NAME = 80
MOST_SAVED = 100


class SavedBriefQuerySet(models.QuerySet["SavedBrief"]):
    def of(self, owner: User) -> SavedBriefQuerySet:
        """With what their names are made of."""
        ancestors = ("place__region", "place__parent__parent__parent", "theme__parent")
        return self.filter(owner=owner).select_related(*ancestors)


class SavedBrief(models.Model):
    """A theme and a place its owner named. What the page says is found anew each time it is opened."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_briefs"
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    theme = models.ForeignKey(
        "themes.Theme", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    place = models.ForeignKey(
        "places.Place", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    created = models.DateTimeField(auto_now_add=True)

    objects = SavedBriefQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created", "-pk"]
        verbose_name = _("saved page “before you start”")
        verbose_name_plural = _("saved pages “before you start”")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The public address: it says the theme and the place, and nothing of the owner."""
        return brief_url(self.theme, self.place)

    @property
    def chosen(self) -> list[str]:
        """The theme and the place by their full names, whatever it is called."""
        return [each.full_name for each in (self.theme, self.place) if each]
