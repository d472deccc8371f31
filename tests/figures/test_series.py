"""Figures in the orders pictures show them."""

import pytest
from django.utils import translation

from kmportal.figures import series

from .conftest import figure, make_indicator

pytestmark = pytest.mark.django_db


def values(points) -> list:
    return [(point.label, point.value) for point in points]


def test_by_year_the_oldest_first_in_the_readers_era(four_years):
    assert values(series.by_year(four_years)) == [
        ("2560", 513),
        ("2561", 557),
        ("2562", 121),
        ("2563", 608),
    ]
    with translation.override("en"):
        assert [point.label for point in series.by_year(four_years)][:1] == ["2017"]


def test_figures_without_a_year_stand_last_and_say_so(four_years):
    figure(four_years, 5)
    with translation.override("en"):
        assert values(series.by_year(four_years))[-1] == ("Year not stated", 5)


def test_by_year_of_a_place_adds_what_is_below_it(tambons, places):
    figure(tambons, 4, 2019, places["54"])
    figure(tambons, 5, 2020, places["540602"])
    figure(tambons, 9, 2020, places["31"])
    assert values(series.by_year(tambons, places["r3"])) == [("2562", 4), ("2563", 5)]


def test_every_region_has_a_point_also_without_a_figure(leaders, modes, places):
    online, face_to_face = modes["online"], modes["face-to-face"]
    figure(leaders, 433, category=online)
    figure(leaders, 318, place=places["r3"], category=face_to_face)
    figure(leaders, 190, place=places["25"], category=face_to_face)
    points = series.by_region(leaders)
    assert [(p.place.code, p.value) for p in points] == [("r1", 190), ("r3", 318), ("r4", None)]
    assert values(series.by_region(leaders, category=online)) == [
        (point.label, None) for point in points
    ]


def test_by_province_in_one_region(tambons, places):
    figure(tambons, 7, 2020, places["540602"])
    figure(tambons, 9, 2020, places["31"])
    assert values(series.by_province(tambons, region=places["r3"])) == [("แพร่", 7)]
    assert len(series.by_province(tambons)) == 3


def test_by_category_counts_each_part(leaders, modes, places):
    figure(leaders, 433, category=modes["online"])
    figure(leaders, 318, place=places["r3"], category=modes["face-to-face"])
    assert values(series.by_category(leaders)) == [("ออนไลน์", 433), ("พบหน้า", 318)]


def test_an_indicator_without_a_breakdown_has_no_parts(four_years):
    assert series.by_category(four_years) == []


def test_all_years_are_their_sum(four_years):
    assert series.total(four_years) == 1799
    assert series.total(four_years, 2019) == 121


def test_where_years_do_not_add_up_the_latest_stands_for_all(places):
    members = make_indicator("members", "สมาชิก", "Members", years_add_up=False)
    figure(members, 10, 2019, places["r3"])
    figure(members, 12, 2020, places["r3"])
    assert series.total(members) == 12
    assert [point.value for point in series.by_region(members)] == [None, 12, None]


def test_a_percent_is_shown_only_where_it_was_given(places):
    share = make_indicator("share", "ร้อยละ", "Share", kind="percent", decimals=1)
    figure(share, 40, 2020, places["54"])
    figure(share, "61.5", 2020, places["r4"])
    figure(share, 50, 2020)
    assert [p.value for p in series.by_region(share)] == [
        None,
        None,
        share.figures.get(value="61.5").value,
    ]
    assert values(series.by_year(share)) == [("2563", 50)]


def test_years_with_figures(four_years):
    figure(four_years, 1)
    assert series.years(four_years) == [2017, 2018, 2019, 2020]


@pytest.mark.parametrize("how_many", [1, 40])
def test_by_region_takes_two_queries(tambons, places, how_many, django_assert_num_queries):
    for year in range(1980, 1980 + how_many):
        figure(tambons, year, year, places["54"])
    with django_assert_num_queries(2):
        series.by_region(tambons)
