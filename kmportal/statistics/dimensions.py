"""By what is counted: months, themes, places, types of pages, languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Substr, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from kmportal.core.dates import readable_range
from kmportal.core.listing import page_types
from kmportal.places.known import known_places
from kmportal.places.models import PagePlace, Place
from kmportal.themes.known import known_themes
from kmportal.themes.models import PageTheme

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from django.db.models import Model
    from django.db.models.expressions import Combinable
    from django.utils.functional import Promise

    from .measures import Measure
    from .periods import Period
    from .scope import Scope


@dataclass(frozen=True)
class Dimension:
    """`names` are the keys in the order in which they are shown, each with its name."""

    key: str
    label: Promise
    names: Callable[[Period], Mapping[Any, str]]
    by: Callable[[Measure], Combinable]
    #: Tags of pages, of which a page may have several: each counts the page once.
    tags: type[Model] | None = None

    @property
    def to_page(self) -> str:
        return "page__" if self.tags else ""

    def rows(self, measure: Measure, scope: Scope, counted: Q) -> QuerySet[Any]:
        """What to group, with its `key`. What counts is said first: asked for later, it would be a
        join of its own beside the one the key is taken from."""
        by = self.by(measure)
        if not self.tags:
            return scope.pages.filter(counted).annotate(key=by)
        tags: QuerySet[Any] = self.tags._default_manager.order_by().annotate(key=by)
        earlier = tags.filter(page=OuterRef("page"), key=OuterRef("key"), pk__lt=OuterRef("pk"))
        mine = tags.filter(page__in=scope.pages.values("pk"), key__isnull=False)
        return mine.filter(counted).filter(~Exists(earlier))

    def tagged(self, measure: Measure) -> QuerySet[Any]:
        """Tags that say something, of the page they are asked for."""
        tags: QuerySet[Any] = cast("Any", self.tags)._default_manager.annotate(key=self.by(measure))
        return tags.filter(page=OuterRef("pk"), key__isnull=False)


def _month(measure: Measure) -> Combinable:
    zone = None if measure.is_day else timezone.get_default_timezone()
    return TruncMonth(measure.field(measure.when), output_field=DateField(), tzinfo=zone)


def _base_of(measure: Measure) -> Combinable:
    """The base each theme's branch belongs to."""
    branches: dict[int, list[int]] = {}
    for theme in known_themes():
        base = theme.ancestors[0] if theme.ancestors else theme
        branches.setdefault(base.pk, []).append(theme.pk)
    cases = [When(theme__in=keys, then=Value(base)) for base, keys in branches.items()]
    return Case(*cases, default=None, output_field=IntegerField())


def _region(measure: Measure) -> Combinable:
    is_one = When(place__level=Place.Level.REGION, then=F("place_id"))
    return Case(is_one, default=F("place__region_id"), output_field=IntegerField())


def _province(measure: Measure) -> Combinable:
    """The first two digits of the code; an abolished area counts where its successor is."""
    code = Substr(Coalesce("place__successor__code", "place__code"), 1, 2)
    return Case(When(place__level__gte=Place.Level.PROVINCE, then=code), default=None)


def month_name(month: datetime.date) -> str:
    return readable_range(month, month)


def _month_names(period: Period) -> dict[Any, str]:
    return {month: month_name(month) for month in period.months}


def _theme_names(period: Period) -> dict[Any, str]:
    return {theme.pk: theme.name for theme in known_themes() if not theme.parent_id}


def _branch_names(period: Period) -> dict[Any, str]:
    return {theme.pk: theme.full_name for theme in known_themes()}


def _places(level: int) -> list[Place]:
    places = known_places().by_pk.values()
    return [place for place in places if place.level == level and not place.abolished]


def _region_names(period: Period) -> dict[Any, str]:
    return {place.pk: place.name for place in _places(Place.Level.REGION)}


def _province_names(period: Period) -> dict[Any, str]:
    return {place.code: place.name for place in _places(Place.Level.PROVINCE)}


def _type_names(period: Period) -> dict[Any, str]:
    models = page_types().values()
    types = ContentType.objects.get_for_models(*models)
    return {types[model].pk: str(model.kind_label) for model in models}


def _language_names(period: Period) -> dict[Any, str]:
    return {locale.pk: str(locale.get_display_name()) for locale in Locale.objects.all()}


MONTHS = Dimension("month", _("Months"), _month_names, _month)
THEMES = Dimension("theme", _("Themes"), _theme_names, _base_of, PageTheme)
DIMENSIONS = (
    MONTHS,
    THEMES,
    Dimension(
        "branch", _("Branches of themes"), _branch_names, lambda _measure: F("theme_id"), PageTheme
    ),
    Dimension("region", _("Regions"), _region_names, _region, PagePlace),
    Dimension("province", _("Provinces"), _province_names, _province, PagePlace),
    Dimension("type", _("Types of pages"), _type_names, lambda _measure: F("content_type_id")),
    Dimension("language", _("Languages"), _language_names, lambda _measure: F("locale_id")),
)
