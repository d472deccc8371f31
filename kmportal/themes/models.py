"""Network themes: a tree in two languages that stewards edit, and a page's theme tags."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from kmportal.core.bilingual import in_either

from .querysets import ThemeQuerySet


class Theme(index.Indexed, models.Model):
    """One of the five bases (no parent) or a branch of one."""

    class Dye(models.TextChoices):
        """The natural dye a base is drawn with; branches take their base's."""

        KHAMIN = "khamin", _("Turmeric yellow")
        KRANG = "krang", _("Lac red")
        BAI = "bai", _("Leaf green")
        ANCHAN = "anchan", _("Butterfly-pea violet")
        MAI = "mai", _("Wood brown")
        KRAM = "kram", _("Indigo")

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    name_th = models.CharField(_("Thai name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)
    description_th = models.TextField(_("description in Thai"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    dye = models.CharField(_("colour"), max_length=8, choices=Dye.choices, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ThemeQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name_th", boost=2),
        index.SearchField("name_en", boost=2),
        index.SearchField("description_th"),
        index.SearchField("description_en"),
        index.AutocompleteField("name_th"),
        index.AutocompleteField("name_en"),
    ]
    panels: ClassVar = [
        FieldPanel("parent"),
        MultiFieldPanel(
            [FieldPanel("name_th"), FieldPanel("description_th")], heading=_("In Thai")
        ),
        MultiFieldPanel(
            [FieldPanel("name_en"), FieldPanel("description_en")], heading=_("In English")
        ),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("dye"), FieldPanel("sort_order")]),
    ]

    class Meta:
        ordering = ["sort_order", "slug"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.pk and self.parent and self in [self.parent, *self.parent.ancestors]:
            raise ValidationError({"parent": _("A theme cannot belong to its own branch.")})

    def get_absolute_url(self) -> str:
        return reverse("theme", args=[self.slug])

    @property
    def name(self) -> str:
        return in_either(self.name_th, self.name_en)

    @property
    def all_names(self) -> list[str]:
        """Its names and those of all it belongs to, in both languages: what its pages are found by."""
        chain = (self, *self.ancestors)
        return [name for theme in chain for name in (theme.name_th, theme.name_en)]

    @property
    def description(self) -> str:
        return in_either(self.description_th, self.description_en)

    @property
    def ancestors(self) -> list[Theme]:
        """What the theme belongs to, from its base down."""
        chain: list[Theme] = []
        theme = self
        # A circle cannot be saved in the editor; data from elsewhere must not hang a page.
        while theme.parent and theme.parent not in chain:
            theme = theme.parent
            chain.insert(0, theme)
        return chain

    @property
    def effective_dye(self) -> str:
        """Its own colour, or that of what it belongs to."""
        upward = [self, *reversed(self.ancestors)]
        return next((theme.dye for theme in upward if theme.dye), self.Dye.KRAM)

    @property
    def full_name(self) -> str:
        """The theme with its base: `ออมทรัพย์ (การเงินและทุนชุมชน)`."""
        return f"{self.name} ({self.ancestors[0].name})" if self.parent_id else self.name


class PageTheme(Orderable):
    """A page's tag with a theme."""

    page = ParentalKey("core.ContentPage", on_delete=models.CASCADE, related_name="theme_tags")
    theme = models.ForeignKey(
        Theme, verbose_name=_("theme"), on_delete=models.PROTECT, related_name="page_tags"
    )

    panels: ClassVar = [FieldPanel("theme")]

    class Meta(Orderable.Meta):
        verbose_name = _("theme of a page")
        verbose_name_plural = _("themes of pages")

    def __str__(self) -> str:
        return str(self.theme)
