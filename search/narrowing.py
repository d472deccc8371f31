"""What a reader can narrow results down to: values with counts, as links that choose or drop them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from kmportal.core.dates import era_year
from kmportal.core.listing import page_types
from kmportal.places.known import known_places

from .addresses import Address, year_runs
from .facets import GROUPS, Counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from kmportal.places.models import Place
    from kmportal.themes.models import Theme


@dataclass(frozen=True)
class Option:
    """A value that can be chosen or dropped by its link, and what is below it in a tree."""

    value: str
    label: str
    count: int
    url: str
    chosen: bool
    dye: str = ""
    children: list[Option] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return self.chosen or any(child.open for child in self.children)


@dataclass(frozen=True)
class Group:
    key: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> bool:
        return any(option.open for option in self.options)


@dataclass(frozen=True)
class Chip:
    """A chosen value with the link that drops it."""

    group: str
    group_label: str
    label: str
    url: str


@dataclass(frozen=True)
class _Node:
    """A value with its place in the group's order and tree."""

    label: str
    parent: str = ""
    dye: str = ""
    full_label: str = ""


class Narrowing:
    """The facets of one answer. Asks one query for places' names and none otherwise; `themes` gives
    the tree when it is needed."""

    def __init__(
        self, address: Address, counts: Counts, total: int, themes: Callable[[], list[Theme]]
    ) -> None:
        self._address, self._counts, self._total = address, counts, total
        self._themes = themes

    @cached_property
    def groups(self) -> list[Group]:
        """Those in which there is something to choose: a single value of every result is none."""
        groups = [Group(key, group_label(key), self._options(key)) for key in GROUPS]
        return [group for group in groups if group.chosen or self._is_choice(group.options)]

    def _is_choice(self, options: list[Option]) -> bool:
        return len(options) > 1 or any(option.count < self._total for option in options)

    @cached_property
    def chips(self) -> list[Chip]:
        return [chip for group in GROUPS for chip in self._chips(group)]

    def _chips(self, group: str) -> list[Chip]:
        """One a value; years in a row are one."""
        values = self._chosen(group)
        runs = [[value] for value in values]
        if group == "year":
            years = year_runs(int(value.partition(":")[2]) for value in values)
            runs = [[f"year:{year}" for year in run] for run in years]
        return [
            Chip(
                group,
                group_label(group),
                "–".join(dict.fromkeys(self._chip_label(group, run[end]) for end in (0, -1))),
                self._address.choosing(group, [v for v in values if v not in run]).url,
            )
            for run in runs
        ]

    def _chip_label(self, group: str, value: str) -> str:
        node = self._nodes[group].get(value)
        return (node.full_label or node.label) if node else value.partition(":")[2]

    def _chosen(self, group: str) -> Sequence[str]:
        return self._address.chosen.get(group, ())

    def _options(self, group: str) -> list[Option]:
        nodes = self._nodes[group]
        top = [value for value, node in nodes.items() if node.parent not in nodes]
        return self._level(group, top)

    def _level(self, group: str, values: Collection[str]) -> list[Option]:
        options = [self._option(group, value) for value in values]
        return [option for option in options if option.count or option.open]

    def _option(self, group: str, value: str) -> Option:
        """Below a value nobody chose, and which holds none chosen, its tree stays closed."""
        nodes, chosen = self._nodes[group], self._chosen(group)
        is_open = value in chosen or any(value in self._above(group, other) for other in chosen)
        below = [v for v, node in nodes.items() if node.parent == value] if is_open else []
        return Option(
            value.partition(":")[2],
            nodes[value].label,
            self._counts[group][value],
            self._address.choosing(group, self._toggled(group, value)).url,
            value in chosen,
            nodes[value].dye,
            self._level(group, below),
        )

    def _toggled(self, group: str, value: str) -> list[str]:
        """Dropped if chosen. Choosing within a tree goes down or up in it: a province takes the
        place of its region, which would let the whole region in again."""
        chosen = self._chosen(group)
        if value in chosen:
            return [other for other in chosen if other != value]
        above = self._above(group, value)
        kept = [v for v in chosen if v not in above and value not in self._above(group, v)]
        return [*kept, value]

    def _above(self, group: str, value: str) -> list[str]:
        nodes, above = self._nodes[group], []
        while (node := nodes.get(value)) and node.parent and node.parent not in above:
            value = node.parent
            above.append(value)
        return above

    @cached_property
    def _nodes(self) -> dict[str, dict[str, _Node]]:
        """All values that may be shown, by group, in order; a tree's come with what is above them."""
        return {
            "type": {f"type:{k}": _Node(str(m.kind_label)) for k, m in page_types().items()},
            "lang": {f"lang:{code}": _Node(str(name)) for code, name in settings.LANGUAGES},
            "has": {
                "has:comments": _Node(_("Comments")),
                "has:full-text": _Node(_("A full document")),
            },
            "year": self._years(),
            "theme": self._theme_nodes(),
            "place": self._places(),
        }

    def _wanted(self, group: str) -> set[str]:
        return {*self._counts[group], *self._chosen(group)}

    def _years(self) -> dict[str, _Node]:
        values = sorted(self._wanted("year"), reverse=True)
        return {value: _Node(str(era_year(int(value.partition(":")[2])))) for value in values}

    def _theme_nodes(self) -> dict[str, _Node]:
        if not self._wanted("theme"):
            return {}
        return {
            f"theme:{theme.slug}": _Node(
                theme.name,
                f"theme:{theme.parent.slug}" if theme.parent else "",
                theme.effective_dye,
            )
            for theme in self._themes()
        }

    def _places(self) -> dict[str, _Node]:
        """Regions in their order; below them, most results first."""
        wanted = self._wanted("place")
        if not wanted:
            return {}
        codes = [value.partition(":")[2] for value in wanted]
        # A place's code begins with its province's; the chosen ones' regions have results or not.
        codes += [code[:length] for code in codes for length in (2, 4) if len(code) > length]
        by_code = known_places().by_code
        places = {code: by_code[code] for code in codes if code in by_code}
        if not self._chosen("place"):  # then regions stay closed: their provinces are not shown
            places = {code: p for code, p in places.items() if not p.region_id}
        places |= {p.region.code: p.region for p in places.values() if p.region}
        counts = self._counts["place"]
        ordered = sorted(
            places.values(), key=lambda p: (p.level, -counts[f"place:{p.code}"], p.name)
        )
        regions = sorted((p for p in ordered if p.level == p.Level.REGION), key=lambda p: p.code)
        rest = [place for place in ordered if place.level != place.Level.REGION]
        return {f"place:{p.code}": _place_node(p) for p in (*regions, *rest)}


def _place_node(place: Place) -> _Node:
    above = place.parent or place.region
    parent = f"place:{above.code}" if above else ""
    return _Node(place.short_name, parent, full_label=place.full_name)


def group_label(group: str) -> str:
    labels = {
        "type": _("Type"),
        "theme": _("Theme"),
        "place": _("Place"),
        "year": _("Year"),
        "lang": _("Language"),
        "has": _("With"),
    }
    return labels[group]
