"""Everything that is counted, by one dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kmportal.charts.data import Chart, Series

from . import searches
from .counting import Pair, all_sums
from .dimensions import MONTHS, Dimension
from .measures import Measure
from .tables import Cell, Heading, Row, Table, pair_cells, total_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .counting import Counted
    from .periods import Period
    from .scope import Scope

#: Longer charts of names say less than the table.
MOST_BARS = 12


class Overview:
    def __init__(self, dimension: Dimension, period: Period, scope: Scope) -> None:
        self.dimension, self.period = dimension, period
        self.names = dimension.names(period)
        sums = all_sums(dimension, period, scope)
        #: By heading, then by key.
        self.columns: dict[str, Mapping[Any, Pair]] = {
            str(measure.label): found.by_key for measure, found in sums.items()
        }
        self.without = [found.without for found in sums.values()]
        self.totals = [found.total for found in sums.values()]
        if scope.searches and dimension is MONTHS:
            self._add_searches()

    def _add_searches(self) -> None:
        for label, by_month in searches.by_month(self.period).items():
            self.columns[label] = by_month
            self.totals.append(sum(by_month.values(), Pair()))
            self.without.append(Pair())

    def table(self, measure: Measure) -> Table:
        rows = [self._row(name, self._pairs(key)) for key, name in self._shown()]
        if self.dimension.tags and any(pair != Pair() for pair in self.without):
            rows.append(self._row(_("Not stated"), self.without))
        return Table(
            title=_("All by: %(what)s") % {"what": self.dimension.label},
            headings=[
                Heading(str(self.dimension.label), is_number=False),
                *(Heading(label, is_pair=True) for label in self.columns),
            ],
            rows=rows,
            total=Row(_("All together"), self._total_cells()),
            notes=self._notes(),
            chart=self._chart(measure),
            is_upright=self.dimension is MONTHS,
        )

    def _shown(self) -> list[tuple[Any, str]]:
        """Months all; of names those that have something, most first."""
        named = list(self.names.items())
        if self.dimension is MONTHS:
            return named
        held = [(key, name) for key, name in named if any(p != Pair() for p in self._pairs(key))]
        return sorted(held, key=lambda each: -self._pairs(each[0])[0].now.value)

    def _pairs(self, key: Any) -> list[Pair]:
        return [by_key.get(key, Pair()) for by_key in self.columns.values()]

    @staticmethod
    def _row(name: str, pairs: Sequence[Pair]) -> Row:
        return Row(name, [cell for pair in pairs for cell in pair_cells(pair)])

    def _total_cells(self) -> list[Cell]:
        cells: list[Cell] = []
        for total, without, by_key in zip(
            self.totals, self.without, self.columns.values(), strict=True
        ):
            cells += total_cells(total, [*by_key.values(), without])
        return cells

    def _notes(self) -> list[str]:
        notes = []
        if self.dimension.tags:
            notes.append(
                _("A page with several of these counts in each; all together it counts once.")
            )
        if self.dimension.key in ("region", "province"):
            notes.append(_("Places are those a page is about."))
        if not self.period.is_over:
            notes.append(
                _("This month is not over: it is compared with as many days of the earlier one.")
            )
        return notes

    def _chart(self, measure: Measure) -> Chart | None:
        """Of one measure; what is kept back is not drawn. None where there is nothing to see."""
        label = str(measure.label)
        by_key = self.columns[label]
        shown = self._shown()
        if self.dimension is not MONTHS:
            shown.sort(key=lambda each: -by_key.get(each[0], Pair()).now.value)
            shown = shown[:MOST_BARS]
        pairs = [by_key.get(key, Pair()) for key, _name in shown]
        now = [_drawn(pair.now) for pair in pairs]
        before = [_drawn(pair.before) for pair in pairs]
        if not any([*now, *before]):
            return None
        return Chart(
            title=label,
            heading=str(self.dimension.label),
            labels=[name for _key, name in shown],
            series=[Series(str(self.period), now), Series(str(self.period.before), before)],
        )


def _drawn(counted: Counted) -> int | None:
    return counted.value if counted.is_told else None
