"""Where a page about a place is shown on maps: its own pin, else where its places are."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kmportal.core.models import ContentPage
from kmportal.places.models import PagePlace, Place
from kmportal.places.positions import EAST, NORTH, SOUTH, WEST, Position, Precision


class Positioned(ContentPage):
    """Directories and maps read only the `shown_*` columns."""

    class PinPrecision(models.TextChoices):
        EXACT = Precision.EXACT.value, Precision.EXACT.label
        APPROXIMATE = Precision.APPROXIMATE.value, Precision.APPROXIMATE.label

    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(SOUTH), MaxValueValidator(NORTH)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(WEST), MaxValueValidator(EAST)],
    )
    coordinate_precision = models.CharField(
        _("precision of the coordinates"),
        max_length=12,
        choices=PinPrecision.choices,
        default=PinPrecision.EXACT,
    )
    shown_latitude = models.FloatField(null=True, editable=False, db_index=True)
    shown_longitude = models.FloatField(null=True, editable=False, db_index=True)
    shown_precision = models.CharField(
        max_length=12, blank=True, choices=Precision.choices, editable=False, db_index=True
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})

    def save(self, *args: object, **kwargs: object) -> None:
        """A draft is kept in a revision, which saves some fields only: those leave readers' alone."""
        if not kwargs.get("update_fields"):
            tagged = [tag.place_id for tag in self.place_tags.all() if tag.place_id]
            places = [] if self.pin else Place.objects.with_ancestors().filter(pk__in=tagged)
            self.show_at(self.pin or position_of(places))
        super().save(*args, **kwargs)

    @property
    def pin(self) -> Position | None:
        """What an editor entered."""
        if self.latitude is None or self.longitude is None:
            return None
        return Position(self.latitude, self.longitude, self.coordinate_precision)

    @property
    def shown_position(self) -> Position | None:
        """A preview shows a pin that is not saved yet."""
        if self.pin:
            return self.pin
        if self.shown_latitude is None or self.shown_longitude is None:
            return None
        return Position(self.shown_latitude, self.shown_longitude, self.shown_precision)

    def show_at(self, position: Position | None) -> bool:
        """Set the columns without saving; true where that changes anything."""
        before = self.shown_position
        found = position or (None, None, "")
        self.shown_latitude, self.shown_longitude, self.shown_precision = found
        return before != position


def position_of(places: Iterable[Place]) -> Position | None:
    """That of the smallest area which has one: never exact, for a thing in it is elsewhere in it."""
    for place in sorted(places, key=lambda place: -place.level):
        if found := place.position:
            exact = found.precision == Precision.EXACT
            return found._replace(precision=Precision.APPROXIMATE) if exact else found
    return None


def refresh_shown_positions(model: type[Positioned], pks: Collection[int] | None = None) -> int:
    """Bring the columns of pages without a pin to where their published places are; how many changed."""
    pages = model.objects.filter(latitude=None)
    tags = PagePlace.objects.filter(place__isnull=False)
    if pks is not None:
        pages, tags = pages.filter(pk__in=pks), tags.filter(page__in=pks)
    places = Place.objects.with_ancestors().in_bulk(set(tags.values_list("place", flat=True)))
    of_page: dict[int, list[Place]] = {}
    for page, place in tags.order_by("sort_order").values_list("page", "place"):
        of_page.setdefault(page, []).append(places[place])
    columns = ["shown_latitude", "shown_longitude", "shown_precision"]
    changed = [
        page
        for page in pages.only("latitude", "longitude", *columns)
        if page.show_at(position_of(of_page.get(page.pk, [])))
    ]
    model.objects.bulk_update(changed, columns, batch_size=300)
    return len(changed)
