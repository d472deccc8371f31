"""Dates as Thai and English readers write them."""

import datetime

import pytest
from django.utils import translation

from kmportal.core.dates import era_year, readable_date, readable_range

WRITTEN = datetime.datetime(2007, 3, 4, 11, 53, tzinfo=datetime.UTC)  # 18:53 in Bangkok


def test_a_thai_date_is_in_the_buddhist_era():
    assert readable_date(WRITTEN.date()) == "4 มี.ค. 2550"


def test_a_moment_is_told_in_bangkok_time():
    assert readable_date(WRITTEN) == "4 มี.ค. 2550 18.53 น."


def test_a_moment_late_in_the_day_belongs_to_the_next_day_in_bangkok():
    late = datetime.datetime(2012, 12, 31, 17, 30, tzinfo=datetime.UTC)

    assert readable_date(late) == "1 ม.ค. 2556 00.30 น."


def test_an_english_date_is_in_the_common_era():
    with translation.override("en"):
        assert readable_date(WRITTEN) == "4 Mar 2007 18:53"
        assert era_year(2020) == 2020


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ((2017, 1, 9), (2017, 1, 30), "ม.ค. 2560"),
        ((2017, 1, 9), (2017, 3, 2), "ม.ค. – มี.ค. 2560"),
        ((2017, 1, 9), (2020, 3, 2), "ม.ค. 2560 – มี.ค. 2563"),
        ((2017, 1, 9), None, "ม.ค. 2560 –"),
        (None, (2020, 3, 2), "– มี.ค. 2563"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_by_its_months(start, end, shown):
    days = [datetime.date(*day) if day else None for day in (start, end)]

    assert readable_range(*days) == shown


def test_no_date_is_no_text():
    assert readable_date(None) == ""
