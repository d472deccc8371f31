"""What is counted, in which month, theme and place, and what nobody may see."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kmportal.discussion.models import Comment
from kmportal.recycle_bin.binning import put_in_bin
from kmportal.statistics.counting import Counted, sums
from kmportal.statistics.dimensions import DIMENSIONS, MONTHS
from kmportal.statistics.measures import APPLICATIONS, COMMENTS, NEW_PAGES, READS
from kmportal.statistics.periods import Period, between
from kmportal.statistics.scope import Scope
from kmportal.statistics.tables import KEPT_BACK, pair_cells, total_cells
from lessons.models import Application

from .conftest import LAST_MARCH, MARCH, YEAR, comment, moment, read, use

pytestmark = pytest.mark.django_db
BY = {dimension.key: dimension for dimension in DIMENSIONS}


def counted(measure, key, person, period=YEAR):
    """Of both periods, by the names readers see."""
    dimension = BY[key]
    found = sums(measure, dimension, period, Scope.of(person)).by_key
    names = dimension.names(period)
    return {
        names[each]: (pair.now.value, pair.before.value)
        for each, pair in found.items()
        if pair.now.value or pair.before.value
    }


def whole(measure, key, person):
    total = sums(measure, BY[key], YEAR, Scope.of(person)).total
    return total.now.value, total.before.value


def test_reads_of_a_month_beside_those_of_the_year_before(lesson, note, steward):
    read(lesson, MARCH, 7)
    read(note, MARCH, 2)
    read(lesson, LAST_MARCH, 4)
    assert counted(READS, "month", steward) == {"มี.ค. 2569": (9, 4)}


def test_a_page_with_two_themes_of_one_base_counts_in_it_once(lesson, steward):
    read(lesson, MARCH, 7)
    assert counted(READS, "theme", steward) == {"การเงินและทุนชุมชน": (7, 0)}
    assert counted(READS, "branch", steward) == {
        "ออมทรัพย์ (การเงินและทุนชุมชน)": (7, 0),
        "หนี้สิน (การเงินและทุนชุมชน)": (7, 0),
    }
    assert whole(READS, "branch", steward) == (7, 0)


def test_a_page_with_two_tambons_of_one_province_counts_in_it_once(lesson, steward):
    read(lesson, MARCH, 7)
    assert counted(READS, "province", steward) == {"บุรีรัมย์": (7, 0)}
    assert counted(READS, "region", steward) == {"ภาคตะวันออกเฉียงเหนือ": (7, 0)}


def test_pages_without_a_place_are_said_to_have_none(lesson, note, steward):
    read(lesson, MARCH, 7)
    read(note, MARCH, 2)
    found = sums(READS, BY["province"], YEAR, Scope.of(steward))
    assert (found.without.now.value, found.total.now.value) == (2, 9)


def test_by_type_and_language(lesson, note, steward):
    read(lesson, MARCH, 7)
    read(note, MARCH, 2)
    assert counted(READS, "type", steward) == {"บทเรียน": (7, 0), "บันทึก": (2, 0)}
    assert set(counted(READS, "language", steward).values()) == {(9, 0)}


def test_a_comment_of_the_last_minute_belongs_to_its_month_here(lesson, steward):
    """It is still March in Greenwich seven hours into April, and an editor may live anywhere."""
    comment(lesson, moment(datetime.date(2026, 3, 31), 23, 59))
    comment(lesson, moment(datetime.date(2026, 4, 1), 0, 1))
    comment(lesson, moment(datetime.date(2026, 1, 1), 0, 1))
    comment(lesson, moment(datetime.date(2025, 12, 31), 23, 59))
    with timezone.override("UTC"):
        assert counted(COMMENTS, "month", steward) == {
            "ม.ค. 2569": (1, 0),
            "มี.ค. 2569": (1, 0),
            "เม.ย. 2569": (1, 0),
            "ธ.ค. 2569": (0, 1),
        }


def test_only_what_is_published_counts(lesson, places, steward):
    comment(lesson, moment(MARCH), state=Comment.State.PENDING)
    use(lesson, places["province"], MARCH, Application.State.REJECTED)
    use(lesson, places["province"], MARCH)
    assert whole(COMMENTS, "theme", steward) == (0, 0)
    assert whole(APPLICATIONS, "theme", steward) == (1, 0)


def test_new_pages_by_province(lesson, note, steward):
    assert counted(NEW_PAGES, "province", steward) == {"บุรีรัมย์": (0, 1)}
    assert whole(NEW_PAGES, "province", steward) == (1, 1)


def test_what_lies_in_the_bin_is_not_counted(lesson, note, steward):
    read(lesson, MARCH, 7)
    read(note, MARCH, 2)
    put_in_bin([note], steward)
    assert whole(READS, "month", steward) == (7, 0)


def test_a_regional_steward_counts_the_own_branch(lesson, note, keeper):
    read(lesson, MARCH, 7)
    read(note, MARCH, 2)
    assert whole(READS, "theme", keeper) == (7, 0)


def test_the_auditor_counts_all(lesson, note, auditor):
    read(lesson, MARCH, 7)
    read(note, MARCH, 2)
    assert whole(READS, "theme", auditor) == (9, 0)


def test_two_readers_of_a_closed_page_could_be_guessed(lesson, steward):
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    read(lesson, MARCH, 2)
    read(lesson, LAST_MARCH, 3)
    pair = sums(READS, MONTHS, YEAR, Scope.of(steward)).by_key[MARCH.replace(day=1)]
    assert pair_cells(pair) == [KEPT_BACK, 3]
    assert total_cells(pair + pair, [pair, pair]) == ["–", 6]


def test_that_a_closed_page_is_new_tells_of_nobody(note, steward):
    PageViewRestriction.objects.create(page=note, restriction_type="login")
    total = sums(NEW_PAGES, MONTHS, YEAR, Scope.of(steward)).total
    assert pair_cells(total) == [1, 0]


@pytest.mark.parametrize(
    ("counted", "told"), [(Counted(2, 0), True), (Counted(2, 1), False), (Counted(3, 1), True)]
)
def test_what_is_told(counted, told):
    assert counted.is_told is told


def test_a_month_that_is_not_over_is_compared_with_as_many_days():
    day = datetime.date
    assert Period(day(2026, 9, 1), day(2026, 11, 21)).before == Period(
        day(2026, 6, 1), day(2026, 8, 21)
    )
    assert Period(day(2026, 2, 1), day(2026, 2, 28)).before == Period(
        day(2026, 1, 1), day(2026, 1, 31)
    )


def test_a_period_ends_today():
    period = between(timezone.localdate().replace(day=1), timezone.localdate().replace(day=1))
    assert period.last == timezone.localdate()
