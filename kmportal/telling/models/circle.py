"""A circle of practice: people, or a theme and a place, whose field notes flow into one stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from kmportal.core.querysets import ContentPageQuerySet
from kmportal.places.querysets import pages_in
from kmportal.themes.querysets import pages_about
from lessons.models import FieldNotePage

if TYPE_CHECKING:
    from kmportal.members.models import User


@register_snippet
class Circle(index.Indexed, models.Model):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of its address."),
    )
    about = models.TextField(_("about this circle"), max_length=1000, blank=True)
    members: models.ManyToManyField[User, User] = models.ManyToManyField(
        "members.User",
        verbose_name=_("members"),
        blank=True,
        related_name="circles",
        help_text=_("All their field notes are gathered."),
    )
    theme = models.ForeignKey(
        "themes.Theme",
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("With a theme: only notes about both are gathered."),
    )

    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("about"),
        FieldPanel("members"),
        MultiFieldPanel(
            [FieldPanel("theme"), FieldPanel("place")],
            heading=_("Notes of anyone about"),
        ),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("circle of practice")
        verbose_name_plural = _("circles of practice")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.place and not self.theme_id and self.place.level == self.place.Level.REGION:
            raise ValidationError({"place": _("A whole region needs a theme beside it.")})

    def get_absolute_url(self) -> str:
        return reverse("telling:circle", args=[self.slug])

    def notes(self) -> ContentPageQuerySet:
        """The field notes of its members, and of anyone about its theme and place, for all to read."""
        readable = FieldNotePage.objects.readable()
        gathered = readable.filter(contributors__member__in=self.members.values("pk"))
        keys = models.Q(pk__in=gathered.values("pk"))
        if self.theme or self.place:
            keys |= models.Q(pk__in=self._about_its_subject().values("pk"))
        return readable.filter(keys)

    def _about_its_subject(self) -> ContentPageQuerySet:
        pages: ContentPageQuerySet = FieldNotePage.objects.all()
        if self.theme:
            pages = pages.filter(pk__in=pages_about(self.theme).values("pk"))
        if self.place:
            pages = pages.filter(pk__in=pages_in(self.place).values("pk"))
        return pages
