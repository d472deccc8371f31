"""What field notes are kept in: a person's notebook (blog), and a series with numbered parts."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class Notebook(index.Indexed, models.Model):
    title = models.CharField(_("title"), max_length=160)
    owner = models.ForeignKey(
        "members.User",
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notebooks",
    )
    description = models.TextField(_("about this notebook"), blank=True)

    search_fields: ClassVar = [index.SearchField("title"), index.AutocompleteField("title")]
    panels: ClassVar = [FieldPanel("title"), FieldPanel("owner"), FieldPanel("description")]

    class Meta:
        ordering = ["title"]
        verbose_name = _("notebook")
        verbose_name_plural = _("notebooks")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "title"],
                name="one_notebook_of_a_name_an_owner",
                violation_error_message=_("There is a notebook of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("telling:notebook", args=[self.pk])


@register_snippet
class Series(index.Indexed, models.Model):
    title = models.CharField(_("title"), max_length=200, unique=True)
    owner = models.ForeignKey(
        "members.User",
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="series",
        help_text=_("Only this member can add parts on the site; editors always can."),
    )
    description = models.TextField(_("what the series tells"), blank=True)

    search_fields: ClassVar = [index.SearchField("title"), index.AutocompleteField("title")]
    panels: ClassVar = [FieldPanel("title"), FieldPanel("owner"), FieldPanel("description")]

    class Meta:
        ordering = ["title"]
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self) -> str:
        return self.title
