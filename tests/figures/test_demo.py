"""Document 003's figures in the demo: every sum agrees with the total it states, read in the source."""

import re

import pytest

from kmportal.demo.figures import load_figures
from kmportal.figures import series
from kmportal.figures.models import Figure, Indicator, StatedTotal
from kmportal.figures.sums import checks
from tests import factories
from tests.tiers import seeds

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded():
    for number in range(1, 6):
        factories.place(f"r{number}", f"ภาค {number}")
    load_figures({})


def test_every_stated_total_is_the_sum_of_its_figures():
    found = checks()
    assert len(found) == StatedTotal.objects.count() == 6
    assert [check.difference for check in found] == [0] * 6


def test_people_and_tambons_are_two_indicators_and_modes_a_breakdown():
    leaders = Indicator.objects.get(slug="leaders-trained")
    tambons = Indicator.objects.get(slug="tambons-of-leaders-trained")
    assert [point.value for point in series.by_category(leaders)] == [433, 783]
    assert [point.value for point in series.by_category(tambons)] == [216, 373]


def test_the_region_the_source_leaves_out_has_no_figure():
    leaders = Indicator.objects.get(slug="leaders-trained")
    points = series.by_region(leaders)
    assert [point.value for point in points] == [190, 67, 318, None, 208]


@pytest.mark.shared
def test_every_number_stands_in_the_source():
    [source] = seeds().glob("003_*.txt")
    text = source.read_text(encoding="utf-8").replace(",", "")
    numbers = set(re.findall(r"\d+", text))
    for model in (Figure, StatedTotal):
        assert {str(int(each.value)) for each in model.objects.all()} <= numbers
