"""Questions about places, and about the pages tagged with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce, Lower, Replace, Substr

from kmportal.core.models import ContentPage

from .written_names import AMPHOE, PROVINCE, TAMBON, code_in, letters, search_terms, tidy

if TYPE_CHECKING:
    from kmportal.core.querysets import ContentPageQuerySet

    from .models import Place

#: Where a place's own level finds the name of a larger one, counted in levels.
STEPS = ("own", "parent", "grandparent")
#: Below this many letters only a whole name is found: `ปอ` is one, and part of hundreds.
FEWEST_LETTERS = 3


def _letters(field: str) -> Replace:
    """A name as people type it: no capitals, spaces or hyphens (`Pha-ngan` is `phangan`)."""
    name = Replace(Lower(field), Value(" "), Value(""))
    return Replace(name, Value("-"), Value(""))


class PlaceQuerySet(models.QuerySet["Place"]):
    def current(self) -> PlaceQuerySet:
        """Places that exist today, without abolished areas."""
        return self.filter(abolished=False)

    def within(self, place: Place) -> PlaceQuerySet:
        """The place and everything below it; an abolished area counts where its successor is."""
        if place.level == place.Level.REGION:
            return self.filter(Q(pk=place.pk) | Q(region=place))
        todays = self.annotate(todays_code=Coalesce("successor__code", "code"))
        return todays.filter(todays_code__startswith=place.code)

    def with_ancestors(self) -> PlaceQuerySet:
        """Read what names and breadcrumbs need in the same query."""
        return self.select_related("region", "parent__parent__parent", "successor")

    def matching(self, text: str) -> PlaceQuerySet:
        """Places found by what someone types: `หนองโสน นางรอง`, `nong sano`, `ต.นาขา`, `3104`.

        Whole names first, then names that begin so, then names that contain it.
        """
        text = tidy(text)
        if code := code_in(text) or (text.isdecimal() and text):
            return self.filter(code__startswith=code).order_by("code")
        terms = search_terms(text)
        whole = letters(text)
        keys = [whole, *(key for _level, key in terms)]
        exact = _own(keys, "")
        if not terms or len(whole) < FEWEST_LETTERS:
            return self._with_letters().filter(exact).order_by("level", "code")
        all_terms = Q()
        for level, key in terms:
            all_terms &= _anywhere(level, key)
        found = (all_terms & _own(keys, "__contains")) | _own([whole], "__contains")
        rank = Case(When(exact, then=0), When(_own(keys, "__startswith"), then=1), default=2)
        return self._with_letters().filter(found).order_by(rank, "level", "name_th", "code")

    def _with_letters(self) -> PlaceQuerySet:
        paths = zip(STEPS, ("", "parent__", "parent__parent__"), strict=True)
        return self.annotate(
            **{
                f"{step}_{language}": _letters(f"{path}name_{language}")
                for step, path in paths
                for language in ("th", "en")
            }
        )


def _own(keys: list[str], lookup: str) -> Q:
    """Whether the place's own name, in either language, fits one of the keys."""
    return Q(
        *((f"own_{language}{lookup}", key) for key in keys for language in ("th", "en")),
        _connector=Q.OR,
    )


def _anywhere(level: int | None, key: str) -> Q:
    """Whether the place or one it belongs to (of that level, where it is said) has the key."""
    found = Q()
    for own_level in (PROVINCE, AMPHOE, TAMBON):
        for steps_up in range(own_level - PROVINCE + 1):
            if level in (None, own_level - steps_up):
                name = STEPS[steps_up]
                in_name = Q(**{f"{name}_th__contains": key}) | Q(**{f"{name}_en__contains": key})
                found |= Q(level=own_level) & in_name
    return found


def pages_in(place: Place) -> ContentPageQuerySet:
    """Pages tagged with the place or with anything below it; the caller says who may see them."""
    tagged = type(place).objects.within(place).values("page_tags__page")
    return ContentPage.objects.filter(pk__in=tagged)


def _tags_of(pages: ContentPageQuerySet) -> models.QuerySet:
    tags = ContentPage._meta.get_field("place_tags").related_model
    return tags.objects.filter(place__isnull=False, page__in=pages.order_by().values("pk"))


def page_counts_by_code(pages: ContentPageQuerySet, length: int, start: str = "") -> dict[str, int]:
    """How many of the pages each place has, by the first `length` digits of today's code."""
    rows = (
        _tags_of(pages)
        .order_by()
        .annotate(todays_code=Coalesce("place__successor__code", "place__code"))
        .filter(todays_code__startswith=start)
        .annotate(area=Substr("todays_code", 1, length))
        .values_list("area")
        .annotate(Count("page", distinct=True))
    )
    return dict(rows)


def page_counts_by_region(pages: ContentPageQuerySet) -> dict[int, int]:
    """How many of the pages each region has, by the region's primary key."""
    rows = (
        _tags_of(pages)
        .order_by()
        .annotate(area=Coalesce(F("place__region"), F("place")))
        .values_list("area")
        .annotate(Count("page", distinct=True))
    )
    return dict(rows)
