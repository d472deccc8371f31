"""What a library's documents can be narrowed down by, with how many each choice would leave."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kmportal.core.dates import era_year
from kmportal.events.narrowing import Narrowing as ByThemeAndPlace
from learning_centers.directory.filters import Group, Option

from .file_types import FileType

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .asked import Asked


class Narrowing(ByThemeAndPlace):
    """`years` holds the year of each document in question that has one, by its key."""

    asked: Any

    def __init__(
        self, asked: Asked, kinds: dict[int, str], years: dict[int, int], queryset: QuerySet
    ) -> None:
        super().__init__(asked, kinds, queryset)  # type: ignore[arg-type]  # asked as an event is
        self._years = years

    @cached_property
    def _values(self) -> dict[str, dict[int, set[str]]]:
        years = {pk: {str(self._years[pk])} if pk in self._years else set() for pk in self._kinds}
        return {**super()._values, "year": years}

    @cached_property
    def groups(self) -> list[Group]:
        groups = [
            Group("kind", _("Kind of file"), list(self._kind_options())),
            Group("theme", _("Themes"), list(self._theme_options())),
            Group("place", _("Where"), list(self._place_options())),
            Group("year", _("Year"), list(self._year_options())),
        ]
        return [group for group in groups if group.options]

    def _kind_options(self) -> Iterator[Option]:
        counts = self._counts("kind")
        for kind in FileType:
            if kind.value and (counts[kind.value] or kind.value == self.asked.kind):
                yield self._option("kind", kind.value, str(kind.label), counts[kind.value])

    def _year_options(self) -> Iterator[Option]:
        counts = self._counts("year")
        chosen = {self.asked.year} if self.asked.year else set()
        for year in sorted({*counts, *chosen}, reverse=True):
            yield self._option("year", year, str(era_year(int(year))), counts[year])

    def _label(self, group: str) -> str:
        if group == "kind":
            return str(FileType(self.asked.kind).label)
        if group == "year":
            return str(era_year(int(self.asked.year)))
        return super()._label(group)
