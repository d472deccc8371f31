"""Which events the chosen kind, theme and place leave, and what else one could choose.

Reads the tags of all events in question at once: the number of queries is the same for any number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kmportal.core.templatetags.portal import dye_of
from kmportal.places.models import PagePlace, Place
from kmportal.themes.models import PageTheme, Theme
from learning_centers.directory.filters import Group, Option

from .asked import Asked
from .querysets import event_model

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Chip:
    """Something chosen, and the address without it."""

    group: str
    label: str
    url: str


class Narrowing:
    """`events` holds the key and kind of each event in question; `queryset` the same events."""

    def __init__(self, asked: Asked, kinds: dict[int, str], queryset: QuerySet) -> None:
        self.asked, self._kinds, self._queryset = asked, kinds, queryset

    @cached_property
    def left(self) -> set[int]:
        """The keys of the events that everything chosen leaves."""
        return self._left()

    def _left(self, but: str = "") -> set[int]:
        chosen = {name: getattr(self.asked, name) for name in self.asked.narrowed if name != but}
        if not chosen:
            return set(self._kinds)
        return {
            pk
            for pk in self._kinds
            if all(value in self._values[name][pk] for name, value in chosen.items())
        }

    @cached_property
    def _values(self) -> dict[str, dict[int, set[str]]]:
        """By group, what each event could be found by."""
        kinds = {pk: {kind} for pk, kind in self._kinds.items()}
        return {"kind": kinds, "theme": self._theme_values(), "place": self._place_values()}

    def _theme_values(self) -> dict[int, set[str]]:
        of_theme = {theme.pk: theme for theme in self._themes}
        values: dict[int, set[str]] = defaultdict(set)
        tags = PageTheme.objects.filter(page__in=self._pks).order_by()
        for pk, key in tags.values_list("page", "theme"):
            theme = of_theme[key]
            values[pk] |= {theme.slug, *(above.slug for above in theme.ancestors)}
        return values

    def _place_values(self) -> dict[int, set[str]]:
        """A place's code begins with those of all it lies in; an abolished one counts where it is now."""
        values: dict[int, set[str]] = defaultdict(set)
        tags = PagePlace.objects.filter(page__in=self._pks, place__isnull=False).order_by()
        code = Coalesce("place__successor__code", "place__code")
        region = Coalesce("place__successor__region__code", "place__region__code")
        for pk, own, above in tags.values_list("page", code, region):
            values[pk] |= {own, *(own[:length] for length in (2, 4) if len(own) > length)}
            values[pk] |= {above} if above else set()
        return values

    @cached_property
    def _pks(self) -> QuerySet:
        return self._queryset.order_by().values("pk")

    @cached_property
    def _themes(self) -> list[Theme]:
        return list(Theme.objects.in_tree_order())

    @cached_property
    def groups(self) -> list[Group]:
        groups = [
            Group("kind", _("Kind of event"), list(self._kind_options())),
            Group("theme", _("Themes"), list(self._theme_options())),
            Group("place", _("Where"), list(self._place_options())),
        ]
        return [group for group in groups if group.options]

    def _counts(self, group: str) -> Counter[str]:
        values = self._values[group]
        return Counter(value for pk in self._left(but=group) for value in values[pk])

    def _option(self, group: str, value: str, label: str, count: int, dye: str = "") -> Option:
        chosen = getattr(self.asked, group) == value
        url = self.asked.but(**{group: "" if chosen else value}).url
        return Option(value, label, count, url, chosen, dye)

    def _kind_options(self) -> Iterator[Option]:
        counts = self._counts("kind")
        for value, label in event_model().EventKind.choices:
            if counts[value] or value == self.asked.kind:
                yield self._option("kind", value, str(label), counts[value])

    def _theme_options(self) -> Iterator[Option]:
        """The bases; the branches of one only where it or one of them is chosen."""
        counts = self._counts("theme")

        def options(themes: Iterable[Theme]) -> Iterator[Option]:
            for theme in themes:
                is_open = theme.slug in self._path_of_theme
                if counts[theme.slug] or is_open:
                    option = self._option(
                        "theme", theme.slug, theme.name, counts[theme.slug], dye_of(theme)
                    )
                    option.children = list(options(theme.branches)) if is_open else []
                    yield option

        yield from options(theme for theme in self._themes if not theme.parent)

    @cached_property
    def _path_of_theme(self) -> set[str]:
        chosen = next((theme for theme in self._themes if theme.slug == self.asked.theme), None)
        return {chosen.slug, *(above.slug for above in chosen.ancestors)} if chosen else set()

    def _place_options(self) -> Iterator[Option]:
        """The regions; the provinces of one only where it or a place in it is chosen."""
        counts, is_open = self._counts("place"), self._open_region
        for region in (place for place in self._places if place.level == Place.Level.REGION):
            if counts[region.code] or region == is_open:
                option = self._option("place", region.code, region.name, counts[region.code])
                if region == is_open:
                    option.children = [
                        self._option("place", place.code, place.name, counts[place.code])
                        for place in self._places
                        if place.region_id == region.pk
                        and (counts[place.code] or place.code == self.asked.place)
                    ]
                yield option

    @cached_property
    def _places(self) -> list[Place]:
        """All regions and provinces, and what is chosen below them."""
        places = Place.objects.with_ancestors().current()
        wide = places.filter(level__lte=Place.Level.PROVINCE)
        chosen = places.filter(code=self.asked.place)
        return list((wide | chosen).order_by("level", "name_th"))

    @property
    def _open_region(self) -> Place | None:
        chosen = self._chosen_place
        if chosen is None or chosen.level == Place.Level.REGION:
            return chosen
        return chosen.region

    @cached_property
    def _chosen_place(self) -> Place | None:
        return next((place for place in self._places if place.code == self.asked.place), None)

    @property
    def chips(self) -> list[Chip]:
        labels = {group.key: group.label for group in self.groups}
        return [
            Chip(labels.get(name, ""), self._label(name), self.asked.but(**{name: ""}).url)
            for name in self.asked.narrowed
        ]

    def _label(self, group: str) -> str:
        value = str(getattr(self.asked, group))
        if group == "place" and self._chosen_place:
            return self._chosen_place.full_name
        known = {theme.slug: theme.name for theme in self._themes} if group == "theme" else {}
        kinds = dict(event_model().EventKind.choices) if group == "kind" else {}
        return str((known | kinds).get(value, value))
