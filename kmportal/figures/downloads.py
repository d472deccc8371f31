"""An indicator's figures as a table for spreadsheets, open to anyone."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.http import require_safe

from kmportal.core.dates import BUDDHIST_ERA
from kmportal.tabular.cells import defused

from .models import Figure, Indicator

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Both languages in one row: the file is kept and passed on without the page it came from.
HEADERS = (
    ("ตัวชี้วัด", "indicator"),
    ("ปี พ.ศ.", "year BE"),
    ("ปี ค.ศ.", "year CE"),
    ("รหัสพื้นที่", "place code"),
    ("พื้นที่", "place (Thai)"),
    ("พื้นที่ (อังกฤษ)", "place (English)"),
    ("จำแนกตาม", "part (Thai)"),
    ("จำแนกตาม (อังกฤษ)", "part (English)"),
    ("ค่า", "value"),
    ("หน่วย", "unit (Thai)"),
    ("หน่วย (อังกฤษ)", "unit (English)"),
    ("ที่มา", "source"),
    ("หมายเหตุ", "note"),
)
NETWORK = ("ทั้งเครือข่าย", "The whole network")


@require_safe
def indicator_csv(request: HttpRequest, slug: str) -> HttpResponse:
    indicator = get_object_or_404(Indicator, slug=slug)
    figures = list(
        indicator.figures.with_names().order_by("year", "place__code", "category__sort_order")
    )
    names = _full_names(figures)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{indicator.slug}.csv"'
    # The mark by which spreadsheets know UTF-8: without it Thai is read as Latin.
    response.write("\ufeff")
    rows = csv.writer(response)
    rows.writerow(f"{thai} / {english}" for thai, english in HEADERS)
    rows.writerows([defused(cell) for cell in _row(indicator, figure, names)] for figure in figures)
    return response


def _full_names(figures: list[Figure]) -> dict[int | None, tuple[str, ...]]:
    """Each place's name in both languages; a name is put together once, not in every row."""
    places = {figure.place_id: figure.place for figure in figures if figure.place}
    names: dict[int | None, tuple[str, ...]] = dict.fromkeys(places, ())
    for language in ("th", "en"):
        with translation.override(language):
            for key, place in places.items():
                names[key] += (place.full_name,)
    return names | {None: NETWORK}


def _row(
    indicator: Indicator, figure: Figure, names: dict[int | None, tuple[str, ...]]
) -> list[str]:
    year, place, part = figure.year, figure.place, figure.category
    return [
        indicator.slug,
        "" if year is None else str(year + BUDDHIST_ERA),
        "" if year is None else str(year),
        place.code if place else "",
        *names[figure.place_id],
        part.name_th if part else "",
        part.name_en if part else "",
        f"{figure.value:.{indicator.decimals}f}",
        indicator.unit_th,
        indicator.unit_en,
        figure.source or indicator.source_th,
        figure.note,
    ]
