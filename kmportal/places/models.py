"""Places of Thailand with their official codes, and a page's place tags."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from kmportal.core.bilingual import in_either

from .positions import Position, Precision
from .querysets import PlaceQuerySet

BANGKOK = "10"
#: Thai words before a name, by whether the place is in Bangkok, by level.
THAI_WORDS = {
    False: {2: "จังหวัด", 3: "อำเภอ", 4: "ตำบล"},
    True: {3: "เขต", 4: "แขวง"},
}
THAI_SHORT_WORDS = {False: {2: "จ.", 3: "อ.", 4: "ต."}, True: THAI_WORDS[True]}


class Place(index.Indexed, models.Model):
    """A region, province, amphoe or tambon.

    `code` is DOPA's (2, 4 or 6 digits; each level's code starts with its parent's); the network's
    five regions have `r1` to `r5`. Names repeat, so show a place with `full_name`.
    """

    class Level(models.IntegerChoices):
        REGION = 1, _("Region")
        PROVINCE = 2, _("Province")
        AMPHOE = 3, _("Amphoe")
        TAMBON = 4, _("Tambon")

    code = models.CharField(_("official code"), max_length=6, unique=True)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices, db_index=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    region = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name_th = models.CharField(_("Thai name"), max_length=120, db_index=True)
    name_en = models.CharField(_("English name"), max_length=120, db_index=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    coordinate_precision = models.CharField(
        _("precision of the coordinates"), max_length=12, blank=True, choices=Precision.choices
    )
    abolished = models.BooleanField(_("abolished"), default=False)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )

    objects = PlaceQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name_th", boost=2),
        index.SearchField("name_en", boost=2),
        index.AutocompleteField("name_th"),
        index.AutocompleteField("name_en"),
        index.FilterField("level"),
        index.FilterField("abolished"),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.code])

    @property
    def name(self) -> str:
        return in_either(self.name_th, self.name_en)

    @property
    def in_bangkok(self) -> bool:
        return self.level > self.Level.PROVINCE and self.code.startswith(BANGKOK)

    @property
    def level_label(self) -> str:
        """The word for its level as used there: Bangkok has khwaeng and khet."""
        if self.in_bangkok:
            return str(_("Khet") if self.level == self.Level.AMPHOE else _("Khwaeng"))
        return str(self.get_level_display())

    @property
    def heading(self) -> str:
        """The name with the word for its level: `ตำบลหนองโสน`; English names stand alone."""
        if get_language() == "en" or self.level == self.Level.REGION or self.code == BANGKOK:
            return self.name
        return THAI_WORDS[self.in_bangkok][self.level] + self.name_th

    @property
    def short_name(self) -> str:
        """The name with the short word for its level: `ต.หนองโสน`; English names stand alone."""
        if get_language() == "en" or self.level == self.Level.REGION:
            return self.name
        if self.code == BANGKOK:
            return "กรุงเทพฯ"
        return THAI_SHORT_WORDS[self.in_bangkok][self.level] + self.name_th

    @property
    def full_name(self) -> str:
        """The place with everything it belongs to up to its province: what people are shown.

        Thai: `ต.หนองโสน อ.นางรอง จ.บุรีรัมย์`; English: `Nong Sano, Nang Rong, Buri Ram`.
        Lists should read places `with_ancestors()`.
        """
        if self.level <= self.Level.PROVINCE:
            return self.heading if self.code == BANGKOK else self.short_name
        upward = [self, *reversed(self.ancestors)]
        names = [place.short_name for place in upward if place.level > self.Level.REGION]
        return (", " if get_language() == "en" else " ").join(names)

    @property
    def position(self) -> Position | None:
        """Its own, else that of the amphoe or province it belongs to; a region has none."""
        for place in (self, *reversed(self.ancestors)):
            if place.latitude is not None and place.longitude is not None:
                precision = place.coordinate_precision or Precision.APPROXIMATE
                return Position(place.latitude, place.longitude, precision)
        return None

    @property
    def all_names(self) -> list[str]:
        """Its names and those of all it belongs to, in both languages: what its pages are found by."""
        chain = (self, *self.ancestors)
        return [name for place in chain for name in (place.name_th, place.name_en)]

    @property
    def ancestors(self) -> list[Place]:
        """What the place belongs to, from its region down: the breadcrumb."""
        chain: list[Place] = []
        place: Place = self
        while place.parent:
            place = place.parent
            chain.insert(0, place)
        if self.region and (not chain or chain[0].level != self.Level.REGION):
            chain.insert(0, self.region)
        return chain


class PagePlace(Orderable):
    """A page's tag with a place; or a place as the text wrote it, waiting for a steward."""

    page = ParentalKey("core.ContentPage", on_delete=models.CASCADE, related_name="place_tags")
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="page_tags",
        help_text=_("Type three letters of a tambon, amphoe or province, in Thai or English."),
    )
    as_written = models.CharField(
        _("as the text writes it"),
        max_length=200,
        blank=True,
        help_text=_(
            "Only where the text names a place that is not official; a steward will look at it."
        ),
    )

    panels: ClassVar = [FieldPanel("place"), FieldPanel("as_written")]

    class Meta(Orderable.Meta):
        verbose_name = _("place of a page")
        verbose_name_plural = _("places of pages")

    def __str__(self) -> str:
        return str(self.place or self.as_written)

    def clean(self) -> None:
        if not self.place_id and not self.as_written:
            raise ValidationError({"place": _("Choose a place, or write it as the text does.")})
