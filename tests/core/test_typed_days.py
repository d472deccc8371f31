"""Days as people of this country type them."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from kmportal.core.dates import readable_days
from kmportal.core.typed_days import Days, DaysField, days_in

TODAY = datetime.date(2021, 1, 5)


def day(month: int, number: int, year: int = 2021) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    "text",
    [
        "๑๒ มี.ค. ๒๕๖๔",
        "12 มีนาคม พ.ศ. 2564",
        "วันศุกร์ที่ 12 มีนา 64",
        "12/3/64",
        "12/03/2564",
        "12.3.2021",
        "12-3-64",
        "2021-03-12",
        "12 Mar 2021",
        "12 March 2021",
        "March 12, 2021",
        "Friday 12 march",
        "12มี.ค.64",
        "12 มีค 2564",
        "12/3",
        "12/3/21",
    ],
)
def test_one_day(text):
    assert days_in(text, TODAY) == (day(3, 12), day(3, 12))


@pytest.mark.parametrize(
    "text",
    [
        "12-14 มี.ค. 2564",
        "๑๒ – ๑๔ มีนาคม ๒๕๖๔",
        "12 ถึง 14 มี.ค. 64",
        "12-14/3/64",
        "12/3/64 - 14/3/64",
        "2021-03-12 to 2021-03-14",
        "12 มี.ค. - 14 มี.ค. 2564",
        "วันที่ 12 ถึงวันที่ 14 มีนาคม",
        "12–14 Mar 2021",
    ],
)
def test_a_range(text):
    assert days_in(text, TODAY) == (day(3, 12), day(3, 14))


def test_a_range_over_new_year_begins_in_the_old_one():
    expected = (day(12, 30, 2021), day(1, 2, 2022))
    assert days_in("30 ธ.ค. - 2 ม.ค. 2565", TODAY) == expected


def test_a_day_without_a_year_is_the_next_one():
    assert days_in("4 ม.ค.", TODAY).first == day(1, 4, 2022)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "เมื่อไรก็ได้",
        "31 ก.พ. 2564",
        "12/13/64",
        "14-12 มี.ค. 2564",
        "12 มี.ค. 64 ตอนเช้า",
        "1",
        "12 มี.ค. 14 มี.ค. 15 มี.ค.",
        "9" * 100_000,
        "\x00",
        "0/0/00",
        "29 ก.พ.",
    ],
    ids=range(12),
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        days_in(text, TODAY)


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_shown_can_be_typed_again(language):
    ranges = [(day(3, 12), day(3, 12)), (day(3, 12), day(3, 14)), (day(3, 30), day(4, 2))]
    ranges.append((day(12, 30), day(1, 2, 2022)))
    with translation.override(language):
        assert [days_in(readable_days(*days), TODAY) for days in ranges] == ranges


@pytest.mark.parametrize(
    ("offset", "length", "code"), [(-1, 0, "past"), (800, 0, "far"), (5, 14, "long")]
)
def test_the_field_refuses_what_cannot_be(offset, length, code):
    first = timezone.localdate() + datetime.timedelta(days=offset)
    last = first + datetime.timedelta(days=length)
    with pytest.raises(ValidationError) as refused:
        DaysField(longest=14).clean(f"{first.isoformat()} - {last.isoformat()}")
    assert refused.value.code == code


def test_the_field_shows_days_as_they_are_read():
    field = DaysField(longest=14)
    assert field.prepare_value(Days(day(3, 12), day(3, 14))) == "12–14 มี.ค. 2564"
