"""The choices beside the list, each with how many centers it would leave beside the other choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kmportal.core.templatetags.portal import dye_of
from kmportal.places.models import Place
from kmportal.themes.models import Theme

from .asked import Asked
from .collation import collation_key
from .courses import folded
from .snapshot import Snapshot


@dataclass
class Option:
    value: str
    label: str
    count: int
    url: str
    chosen: bool
    dye: str = ""
    children: list[Option] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    key: str
    label: str
    options: list[Option]


class Chip(NamedTuple):
    """Something chosen: what it is called, and what is found without it."""

    group: str
    label: str
    url: str
    leaves: int


class Filters:
    """`found`: what the search engine has found for the words, as a bitmap, if there are words."""

    def __init__(self, asked: Asked, among: Snapshot, found: int | None) -> None:
        self.asked, self._among = asked, among
        self._masks = {"q": found} if found is not None else {}
        self._masks |= {name: self._mask(name) for name in asked.narrowed if name != "q"}

    def _mask(self, name: str) -> int:
        if name == "open":
            return self._bits("open:1")
        value = getattr(self.asked, name)
        if name == "learn":
            return self._among.teaching(folded(value))
        return self._bits(f"{name}:{value}")

    def _bits(self, value: str) -> int:
        return self._among.bits.get(value, 0)

    def left_by(self, *dropped: str) -> int:
        """What all choices leave but for those of some groups."""
        left = self._among.everything
        for name, mask in self._masks.items():
            if name not in dropped:
                left &= mask
        return left

    @cached_property
    def left(self) -> int:
        return self.left_by()

    @cached_property
    def groups(self) -> list[Group]:
        groups = [
            Group("place", _("Where"), self._places()),
            Group("learn", _("What can be learned"), self._words()),
            Group("theme", _("Themes"), self._themes()),
            Group("open", _("Visits"), self._open()),
        ]
        return [group for group in groups if group.options]

    def _option(self, name: str, value: str, label: str, left: int, dye: str = "") -> Option:
        chosen = getattr(self.asked, name) == (value == "1" if name == "open" else value)
        empty: str | bool = False if name == "open" else ""
        wanted = True if name == "open" else value
        url = self.asked.but(**{name: empty if chosen else wanted}).url
        return Option(
            value, label, (left & self._bits(f"{name}:{value}")).bit_count(), url, chosen, dye
        )

    def _places(self) -> list[Option]:
        """The regions; below the chosen one, or that of the chosen province, its provinces."""
        left = self.left_by("place")
        options = []
        for region in self._among.regions:
            option = self._option("place", region.code, region.name, left)
            if self.asked.place and region.code == self.chosen_region:
                option.children = self.provinces_of(region)
            options.append(option)
        return list(_worth_showing(options))

    @cached_property
    def chosen_region(self) -> str:
        """The code of the region that the chosen place is, or lies in."""
        province = self._among.provinces.get(self.asked.place[:2])
        return province.region.code if province and province.region else self.asked.place

    def provinces_of(self, region: Place) -> list[Option]:
        left = self.left_by("place")
        inside = [p for p in self._among.provinces.values() if p.region_id == region.pk]
        inside.sort(key=lambda place: collation_key(place.name))
        options = (self._option("place", place.code, place.name, left) for place in inside)
        return list(_worth_showing(options))

    @cached_property
    def regions(self) -> list[tuple[str, list[Option]]]:
        """All regions with their provinces, for the box to choose one from."""
        of_all = ((region.name, self.provinces_of(region)) for region in self._among.regions)
        return [(name, provinces) for name, provinces in of_all if provinces]

    @cached_property
    def by_province(self) -> dict[str, int]:
        """How many centers each province has, whichever place is chosen."""
        left = self.left_by("place")
        return {
            code: (left & self._bits(f"place:{code}")).bit_count() for code in self._among.provinces
        }

    def _themes(self) -> list[Option]:
        """The tree; the branches of a base only where it or one of them is chosen."""
        left = self.left_by("theme")
        path = self._theme_path()

        def options(themes: Iterable[Theme]) -> list[Option]:
            found = []
            for theme in themes:
                option = self._option("theme", theme.slug, theme.name, left, dye_of(theme))
                if theme.slug in path:
                    option.children = options(theme.branches)
                found.append(option)
            return list(_worth_showing(found))

        return options(theme for theme in self._among.themes.values() if not theme.parent_id)

    def _theme_path(self) -> set[str]:
        theme = self._among.themes.get(self.asked.theme)
        return {each.slug for each in (theme, *theme.ancestors)} if theme else set()

    def _words(self) -> list[Option]:
        left = self.left_by("learn")
        words = self._among.words
        typed = [self.asked.learn] if self.asked.learn and self.asked.learn not in words else []
        options = [self._option("learn", word, word, left) for word in words]
        shown = list(_worth_showing(options))
        for text in typed:
            option = self._option("learn", text, text, left)
            option.count = (left & self._masks["learn"]).bit_count()
            shown.insert(0, option)
        return shown

    def _open(self) -> list[Option]:
        """Only where some are not: else it would leave all there is."""
        left = self.left_by("open")
        option = self._option("open", "1", _("Open to visits"), left)
        return [option] if option.chosen or 0 < option.count < left.bit_count() else []

    @cached_property
    def chips(self) -> list[Chip]:
        names: dict[str, tuple[str, Callable[[], str]]] = {
            "q": (pgettext("looked for", "Words"), lambda: self.asked.q),
            "learn": (_("Learn"), lambda: self.asked.learn),
            "place": (_("Where"), self._place_name),
            "theme": (_("Theme"), self._theme_name),
            "open": (_("Visits"), lambda: _("Open to visits")),
        }
        return [
            Chip(
                names[name][0],
                names[name][1](),
                self.asked.but(**{name: False if name == "open" else ""}).url,
                self.left_by(name).bit_count(),
            )
            for name in self.asked.narrowed
        ]

    def _theme_name(self) -> str:
        theme = self._among.themes.get(self.asked.theme)
        return theme.name if theme else self.asked.theme

    @cached_property
    def place(self) -> Place | None:
        """The chosen one."""
        code = self.asked.place
        known = {region.code: region for region in self._among.regions} | self._among.provinces
        if code in known or not code:
            return known.get(code)
        return Place.objects.with_ancestors().filter(code=code).first()

    def _place_name(self) -> str:
        return self.place.full_name if self.place else self.asked.place


def _worth_showing(options: Iterable[Option]) -> Iterator[Option]:
    """A choice that leaves nothing is no choice, unless it has been made already."""
    return (option for option in options if option.count or option.chosen or option.children)
