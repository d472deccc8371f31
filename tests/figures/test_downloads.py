"""Every indicator as a file anyone may take: both eras, both languages, nothing that runs."""

import csv
import io

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from kmportal.figures.downloads import indicator_csv

from .conftest import figure

pytestmark = pytest.mark.django_db


def rows(slug: str) -> list[list[str]]:
    response = indicator_csv(RequestFactory().get("/"), slug)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="{slug}.csv"' in response["Content-Disposition"]
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_each_figure_has_both_eras_and_both_languages(leaders, places, modes):
    figure(leaders, 318, 2020, places["540602"], modes["online"], source="รายงาน")
    head, row = rows("leaders")
    assert head[:3] == ["ตัวชี้วัด / indicator", "ปี พ.ศ. / year BE", "ปี ค.ศ. / year CE"]
    assert row == [
        "leaders", "2563", "2020", "540602", "ต.บ้านกลาง อ.สอง จ.แพร่", "Ban Klang, Song, Phrae",
        "ออนไลน์", "Online", "318", "คน", "people", "รายงาน", "",
    ]  # fmt: skip


def test_what_is_not_stated_stays_empty(tambons):
    figure(tambons, 608)
    assert rows("tambons")[1][:6] == ["tambons", "", "", "", "ทั้งเครือข่าย", "The whole network"]


def test_the_file_is_the_same_in_either_language(leaders, places):
    figure(leaders, 318, 2020, places["54"])
    thai = rows("leaders")
    with translation.override("en"):
        assert rows("leaders") == thai


def test_formulas_are_harmless(tambons):
    figure(tambons, 1, 2020, note='=HYPERLINK("http://example.org")')
    assert rows("tambons")[1][-1].startswith("'=")


def test_an_unknown_indicator_is_not_found(db):
    with pytest.raises(Http404):
        rows("nothing")


@pytest.mark.parametrize("many", [1, 20])
def test_the_same_queries_however_many_figures(tambons, places, many, django_assert_num_queries):
    for year in range(2000, 2000 + many):
        figure(tambons, 1, year, places["540602"])
    with django_assert_num_queries(2):
        rows("tambons")


def test_only_reading_is_allowed(tambons):
    assert indicator_csv(RequestFactory().post("/"), "tambons").status_code == 405
