"""Bars: as long as their numbers say, and legible wherever they stand."""

import re
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from kmportal.charts.bars import Bars, wrapped
from kmportal.charts.columns import Columns
from kmportal.charts.data import Chart, Series
from kmportal.charts.numbers import short, written

YEARS = ["2560", "2561", "2562", "2563"]
TAMBONS = [513, 557, 121, 608]


def _chart(*values, labels=None, **fields) -> Chart:
    labels = labels or [str(2560 + place) for place in range(len(values[0]))]
    names = ["คน", "ตำบล", "กลุ่ม"]
    series = [Series(name, numbers) for name, numbers in zip(names, values, strict=False)]
    return Chart("ตำบลที่ทำแผน", labels, series, **fields)


def _heights(chart: Chart) -> list[float]:
    return [float(rect.height) for rect in Columns(chart).rects]


def _render(chart: Chart, tag: str = "columns") -> str:
    template = (
        "{% load charts %}{% series_key chart 'c' %}{% TAG chart 'c' %}{% chart_table chart %}"
    )
    return Template(template.replace("TAG", tag)).render(Context({"chart": chart}))


def test_columns_are_as_high_as_their_numbers():
    heights = _heights(_chart(TAMBONS))
    assert [round(height / heights[0], 2) for height in heights] == [1, 1.09, 0.24, 1.19]


def test_columns_stand_on_nought():
    drawing = Columns(_chart(TAMBONS))
    feet = {round(float(rect.y) + float(rect.height), 1) for rect in drawing.rects}
    assert feet == {float(drawing.baseline)}


def test_bars_are_as_long_as_their_numbers():
    first, second = Bars(_chart([100, 50])).rects
    assert float(first.width) == pytest.approx(2 * float(second.width), abs=0.02)


def test_numbers_beside_the_longest_bar_have_room():
    drawing = Bars(_chart([1_234_567]))
    assert float(drawing.rects[0].width) < 75


def test_below_nought_columns_hang_from_the_baseline():
    drawing = Columns(_chart([Decimal("3.5"), Decimal(-2)]))
    assert float(drawing.rects[1].y) == float(drawing.baseline)


def test_below_nought_bars_go_to_the_left():
    drawing = Bars(_chart([4, -2]))
    assert float(drawing.rects[1].x) < float(drawing.zero) == float(drawing.rects[0].x)


def test_the_number_of_a_bar_below_nought_stands_on_its_left():
    assert [value.left for value in Bars(_chart([4, -2])).values] == [False, True]


def test_what_is_not_known_has_no_bar_but_a_dash():
    drawing = Columns(_chart([513, None]))
    assert (len(drawing.rects), drawing.values[1].text) == (1, "–")


def test_nought_has_no_bar_but_its_number():
    drawing = Columns(_chart([513, 0]))
    assert (len(drawing.rects), drawing.values[1].text) == (1, "0")


def test_a_gap_is_explained():
    assert 'class="chart-note"' in _render(_chart([513, None]))


def test_without_gaps_nothing_is_explained():
    assert "chart-note" not in _render(_chart([513, 0]))


def test_a_single_year_does_not_fill_the_chart():
    assert float(Columns(_chart([7])).rects[0].width) <= 22


def test_series_stand_side_by_side():
    first, second = Columns(_chart([5], [3])).rects
    assert float(first.x) + float(first.width) <= float(second.x)


def test_stacked_series_stand_upon_each_other():
    first, second = Columns(_chart([5], [3], stacked=True)).rects
    assert float(second.y) + float(second.height) == pytest.approx(float(first.y), abs=0.02)


def test_a_stack_shows_its_sum():
    assert Columns(_chart([5], [3], stacked=True)).values[0].text == "8"


def test_stacked_parts_below_nought_go_down():
    up, down = Columns(_chart([5], [-3], stacked=True)).rects
    assert float(down.y) == pytest.approx(float(up.y) + float(up.height), abs=0.02)


def test_forty_years_are_not_all_named():
    drawing = Columns(_chart(range(40)))
    on_phones = [name.text for name in drawing.names if not name.wide_only]
    assert on_phones == ["2567", "2575", "2583", "2591", "2599"]


def test_wide_screens_name_more_of_forty_years():
    assert len(Columns(_chart(range(40))).names) == 10


def test_the_last_name_ends_inside_the_chart():
    last = Columns(_chart(range(40))).names[-1]
    assert float(last.x) / 100 * 270 + 4 * 8.8 / 2 <= 271


def test_numbers_that_would_run_into_each_other_are_left_to_the_table():
    assert Columns(_chart([10_000 + n for n in range(40)])).values == []


def test_what_is_not_known_is_said_also_where_numbers_have_no_room():
    drawing = Columns(_chart([None, *(10_000 + n for n in range(39))]))
    assert [(value.text, value.wide_only) for value in drawing.values] == [("–", False)]


def test_four_years_have_their_numbers_on_a_phone():
    assert [value.wide_only for value in Columns(_chart(TAMBONS)).values] == [False] * 4


def test_lines_have_round_numbers():
    assert [line.text for line in Columns(_chart(TAMBONS)).lines] == ["200", "400", "600", "800"]


def test_lines_of_counts_are_whole():
    assert [line.text for line in Columns(_chart([1, 2])).lines] == ["1", "2"]


def test_lines_of_fractions_are_not():
    assert [line.text for line in Columns(_chart([Decimal("0.5")])).lines] == [
        "0.1",
        "0.2",
        "0.3",
        "0.4",
        "0.5",
    ]


def test_only_the_highest_line_says_million():
    with translation.override("en"):
        texts = [line.text for line in Columns(_chart([4_000_000])).lines]
    assert texts == ["1", "2", "3", "4 million"]


@pytest.mark.parametrize(
    "values",
    [
        [0, 0],
        [None, None],
        [Decimal("999999999999.9999")],
        [Decimal("-0.0001")],
        [Decimal("1E-4"), 10**12],
    ],
    ids=["nought", "unknown", "huge", "hardly-below", "far-apart"],
)
@pytest.mark.parametrize("tag", ["columns", "bars"])
def test_odd_values_are_drawn_inside_the_chart(values, tag):
    numbers = re.findall(r' (?:x|y|y1|y2|width|height)="([^"%]+)%?"', _render(_chart(values), tag))
    assert all(0 <= float(number) < 2000 for number in numbers)


@pytest.mark.parametrize("tag", ["columns", "bars"])
def test_nothing_to_draw_is_no_error(tag):
    assert "<svg" in _render(Chart("ว่าง", [], [Series("คน", [])]), tag)


def test_long_names_are_broken_between_words():
    lines = wrapped("ภาคกรุงเทพฯ ปริมณฑล และตะวันออก กับทุกจังหวัดที่อยู่ใกล้เคียงกัน")
    assert (len(lines), "".join(lines).replace(" ", "")) == (
        2,
        "ภาคกรุงเทพฯปริมณฑลและตะวันออกกับทุกจังหวัดที่อยู่ใกล้เคียงกัน",
    )


def test_every_series_has_its_own_weave_in_the_key():
    fills = re.findall(r'fill="url\(#c-dye-(\d)\)"/></svg>', _render(_chart([5], [3])))
    assert fills == ["0", "1"]


def test_a_single_series_needs_no_key():
    assert "chart-key" not in _render(_chart([5]))


def test_the_picture_is_told_in_words():
    assert 'aria-label="ตำบลที่ทำแผน (ตำบล). 2560: 513; 2561: 557"' in _render(
        _chart([513, 557], unit="ตำบล")
    )


def test_of_forty_years_only_the_ends_are_told():
    assert _chart(range(40)).summary == "ตำบลที่ทำแผน. 2560: 0; …; 2599: 39"


def test_the_table_has_every_number_in_full():
    assert '<td class="number">1,254,321</td>' in _render(_chart([1_254_321]))


def test_the_table_has_the_sum_where_there_is_one():
    chart = Chart("คน", YEARS, [Series("คน", TAMBONS, total=1799)])
    assert '<tfoot><tr><th scope="row">รวม</th><td class="number">1,799</td>' in _render(chart)


def test_names_cannot_smuggle_markup_in():
    assert "<script>" not in _render(_chart([5], labels=["<script>alert(1)</script>"]), "bars")


def test_minus_is_as_wide_as_a_digit():
    assert written(-1234) == "−1,234"


def test_idle_zeros_are_not_written():
    assert written(Decimal("12.5000")) == "12.5"


def test_english_counts_in_billions():
    with translation.override("en"):
        assert short(3_400_000_000) == "3.4 billion"
