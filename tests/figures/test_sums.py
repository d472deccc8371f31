"""Nothing is counted twice, and a stated total that is not our sum is shown with the difference."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from kmportal.figures.entries import added
from kmportal.figures.models import Figure, StatedTotal
from kmportal.figures.sums import checks, mismatches

from .conftest import figure, make_indicator

pytestmark = pytest.mark.django_db


def sum_of(indicator) -> Decimal | None:
    return added(Figure.objects.filter(indicator=indicator).entries())


def test_years_add_up(four_years):
    assert sum_of(four_years) == 1799


def test_a_region_contains_its_provinces(tambons, places):
    figure(tambons, 318, 2020, places["r3"])
    figure(tambons, 100, 2020, places["54"])
    figure(tambons, 7, 2020, places["540602"])
    figure(tambons, 50, 2020, places["31"])
    assert sum_of(tambons) == 368


def test_the_whole_network_contains_every_place_of_its_year(tambons, places):
    figure(tambons, 608, 2020)
    figure(tambons, 318, 2020, places["r3"])
    figure(tambons, 40, 2019, places["r3"])
    assert sum_of(tambons) == 648


def test_parts_of_a_breakdown_add_up(leaders, modes, places):
    figure(leaders, 433, category=modes["online"])
    for code, value in [("r1", 190), ("r3", 318)]:
        figure(leaders, value, place=places[code], category=modes["face-to-face"])
    assert sum_of(leaders) == 941


def test_a_figure_without_a_part_contains_its_parts(leaders, modes, places):
    figure(leaders, 1216)
    figure(leaders, 433, category=modes["online"])
    figure(leaders, 190, place=places["r1"], category=modes["face-to-face"])
    assert sum_of(leaders) == 1216


def test_nothing_adds_up_to_nothing_not_to_nought(tambons):
    assert sum_of(tambons) is None


def test_an_abolished_area_counts_where_its_successor_is(tambons, places):
    places["540602"].abolished, places["540602"].successor = True, places["31"]
    places["540602"].save()
    figure(tambons, 5, 2020, places["540602"])
    figure(tambons, 50, 2020, places["r4"])
    assert sum_of(tambons) == 50


def total(indicator, value, **scope):
    return StatedTotal.objects.create(indicator=indicator, value=Decimal(value), **scope)


def test_a_total_that_is_our_sum_agrees(four_years):
    total(four_years, 1799)
    assert [check.agrees for check in checks()] == [True]
    assert mismatches() == []


def test_a_total_that_is_not_our_sum_is_told_with_the_difference(four_years):
    total(four_years, 1801)
    found = mismatches()
    assert [(check.sum, check.difference) for check in found] == [(1799, -2)]
    assert (found[0].written_sum, found[0].written_difference) == ("1,799", "−2")
    assert Figure.objects.get(year=2020).value == 608


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"year": 2020}, 20),
        ({"place": "r3"}, 13),
        ({"category": "online"}, 11),
        ({"year": 2020, "place": "r3", "category": "online"}, 2),
    ],
    ids=["a year", "a region", "a part", "all three"],
)
def test_a_total_takes_only_its_scope(leaders, modes, places, scope, expected):
    for value, year, code, mode in [
        (1, 2019, "r3", "online"),
        (2, 2020, "r3", "online"),
        (8, 2020, "r4", "online"),
        (10, 2020, "54", "face-to-face"),
    ]:
        figure(leaders, value, year, places[code], modes[mode])
    scope = {
        name: {"place": places, "category": modes}[name][value] if name != "year" else value
        for name, value in scope.items()
    }
    total(leaders, 0, **scope)
    assert [check.sum for check in checks()] == [expected]


def test_percents_are_never_added(places):
    share = make_indicator("share", "ร้อยละ", "Share", kind="percent")
    figure(share, 40, 2020, places["r3"])
    total(share, 100)
    assert checks() == []


def test_a_total_without_any_figure_has_nothing_to_check(tambons):
    total(tambons, 1799)
    assert checks() == []


def test_checks_take_two_queries_however_many_totals(
    four_years, leaders, modes, places, django_assert_num_queries
):
    for year in range(2010, 2030):
        total(four_years, year, year=year)
        total(leaders, year, year=year, place=places["r3"], category=modes["online"])
    figure(leaders, 1, 2011, places["r3"], modes["online"])
    with django_assert_num_queries(2):
        assert [str(check.total) for check in checks()]


@pytest.mark.parametrize("year", [None, 2020])
def test_a_cell_has_one_figure(tambons, year):
    figure(tambons, 1, year)
    with pytest.raises(IntegrityError), transaction.atomic():
        figure(tambons, 2, year)


def test_a_total_is_named_by_what_it_adds_over(four_years, places):
    with translation.override("en"):
        assert str(total(four_years, 1799)) == "Tambons supported · All years · The whole network"
        assert "2020 · Phrae" in str(total(four_years, 1, year=2020, place=places["54"]))
