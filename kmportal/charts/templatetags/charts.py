"""Pictures in templates. Load `css/charts.css` with them; without it they are still to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from kmportal.charts.bars import Bars
from kmportal.charts.columns import Columns
from kmportal.charts.data import Chart
from kmportal.charts.matrix import Matrix
from kmportal.charts.numbers import Number
from kmportal.charts.province_map import provinces
from kmportal.charts.provinces import HEIGHT, WIDTH
from kmportal.charts.steps import Steps

register = template.Library()


@register.inclusion_tag("charts/province_map.html")
def province_map(
    counts: Mapping[str, Number | None],
    links: Mapping[str, str],
    label: str = "",
    key: str = "map",
    current: str = "",
) -> dict[str, Any]:
    """The 77 provinces by how many each has. Both mappings are by province code (`31`).

    `counts` may leave provinces out: those are not known, so give 0 where it is 0. `links` leads from
    a province to what is counted. `label` names the map. Each map of a page needs a `key` of its own.
    `current` is the code of the province the page is about.
    """
    steps = Steps(counts.values())
    drawn = provinces(counts, links, steps)
    return {
        "provinces": drawn,
        "steps": steps.all,
        "undyed": any(each.step == 0 for each in drawn),
        "unknown": any(each.step is None for each in drawn),
        "label": label or _("Map of the provinces"),
        "key": key,
        "current": current,
        # As text: the template would write a thousand with its comma.
        "view_box": f"0 0 {WIDTH} {HEIGHT}",
    }


@register.inclusion_tag("charts/province_table.html")
def province_table(
    counts: Mapping[str, Number | None], links: Mapping[str, str], label: str, heading: str = ""
) -> dict[str, Any]:
    """The same numbers to read and copy: largest first, provinces that have none left out."""
    ordered = sorted(
        provinces(counts, links, Steps(counts.values())),
        key=lambda each: (-(counts.get(each.code) or 0), each.name),
    )
    return {
        "provinces": [each for each in ordered if counts.get(each.code)],
        "label": label,
        "heading": heading or _("How many"),
    }


@register.inclusion_tag("charts/columns.html")
def columns(chart: Chart, key: str) -> dict[str, Any]:
    """Upright bars. Each chart of a page needs a `key` of its own, which its key of dyes shares."""
    return _drawing(chart, key, Columns(chart))


@register.inclusion_tag("charts/bars.html")
def bars(chart: Chart, key: str) -> dict[str, Any]:
    """Lying bars, below their names."""
    return _drawing(chart, key, Bars(chart))


def _drawing(chart: Chart, key: str, drawing: Columns | Bars) -> dict[str, Any]:
    return {"drawing": drawing, "key": key, "summary": chart.summary, "dyes": len(chart.series)}


@register.inclusion_tag("charts/series_key.html")
def series_key(chart: Chart, key: str) -> dict[str, Any]:
    """Which dye is which series; nothing where there is one."""
    return {"chart": chart, "key": key}


@register.inclusion_tag("charts/table.html")
def chart_table(chart: Chart) -> dict[str, Any]:
    return {"chart": chart}


@register.inclusion_tag("charts/matrix.html", name="matrix")
def shaded_matrix(matrix: Matrix) -> dict[str, Any]:
    return {"matrix": matrix}
