"""The report in the editor: who may look, what it shows, and the files of exactly that."""

import csv
import datetime
import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction

from kmportal.places.models import PagePlace
from kmportal.roles.table import ROLES
from kmportal.statistics.scope import RIGHTS
from kmportal.themes.models import PageTheme
from lessons.models import LessonPage
from tests import factories

from .conftest import LAST_MARCH, MARCH, asked, comment, moment, read, use

pytestmark = pytest.mark.django_db
YEAR = {"first": "2026-01", "last": "2026-12"}


@pytest.fixture
def look(client):
    def _look(person, **query):
        client.force_login(person)
        return client.get(reverse("statistics"), YEAR | query)

    return _look


@pytest.fixture(autouse=True)
def _at_the_end_of_a_year(monkeypatch):
    monkeypatch.setattr("kmportal.statistics.periods.today", lambda: datetime.date(2026, 12, 31))


def table(answer):
    return answer.context["table"]


def rows(answer):
    return [(row.label, *row.cells) for row in table(answer).rows]


def test_months_and_their_chart(look, lesson, steward):
    read(lesson, MARCH, 1234)
    read(lesson, LAST_MARCH, 4)
    answer = look(steward)
    assert rows(answer)[2][:3] == ("มี.ค. 2569", 1234, 4)
    text = answer.content.decode()
    assert "1,234" in text
    assert "ม.ค. – ธ.ค. 2569" in text
    assert "<svg" in text


def test_a_year_up_to_this_month_where_nothing_is_chosen(client, lesson, steward, monkeypatch):
    monkeypatch.setattr("kmportal.statistics.periods.today", lambda: datetime.date(2026, 11, 21))
    client.force_login(steward)
    shown = rows(client.get(reverse("statistics")))
    assert (shown[0][0], shown[-1][0], len(shown)) == ("ธ.ค. 2568", "พ.ย. 2569", 12)


@pytest.mark.parametrize(
    "query",
    [
        {"first": "2026-12", "last": "2026-01"},
        {"first": "1999-01"},
        {"last": "2026-13\x00"},
        {"show": "ก" * 10_000},
        {"show": "__class__", "drawn": "searches"},
        {"first": "2022-01"},
        {"export": "pdf"},
    ],
    ids=["backwards", "long ago", "no month", "long", "forged", "six years", "no such file"],
)
def test_what_makes_no_sense_shows_the_usual_year(look, lesson, steward, query):
    answer = look(steward, **query)
    assert answer.status_code == 200
    assert len(rows(answer)) == 12


def test_months_the_wrong_way_round_are_explained(look, steward):
    answer = look(steward, first="2026-12", last="2026-01")
    assert answer.context["form"].non_field_errors()


def test_pages_read_most_and_those_nobody_read(look, lesson, note, steward):
    read(lesson, MARCH, 7)
    assert rows(look(steward, show="most_read")) == [("กองทุนวันละบาท", "บทเรียน", "ไทย", 7, 0)]
    assert [row[0] for row in rows(look(steward, show="never_read"))] == ["วันที่เปิดสมุดหนี้"]


def test_a_page_published_after_the_period_was_not_there_to_be_read(look, note, steward):
    assert not rows(look(steward, show="never_read", last="2026-02"))


def test_a_lesson_looked_up_until_it_is_used(look, lesson, places, steward):
    read(lesson, MARCH, 7)
    assert [row[0] for row in rows(look(steward, show="looked_up"))] == ["กองทุนวันละบาท"]
    use(lesson, places["province"], LAST_MARCH)
    assert not rows(look(steward, show="looked_up"))
    assert not rows(look(steward, show="applied"))
    use(lesson, places["province"], MARCH)
    assert rows(look(steward, show="applied"))[0][3:] == (1, 1)


def test_readers_of_a_closed_page_are_not_counted_one_by_one(look, lesson, steward):
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    read(lesson, MARCH, 2)
    answer = look(steward, show="most_read")
    assert rows(answer)[0][3:] == ("<3", 0)
    html = look(steward).content.decode()
    assert html.count("&lt;3") == 2  # in its cell, and where it is explained
    assert "“<3" not in html


@pytest.fixture
def searches(db):
    january = datetime.date(2026, 1, 1)
    asked("ปลูกป่า", january, askers=3, times=8, found=0)
    asked("หนี้สิน", january, askers=9, times=9, found=4)
    asked("ลุงสมชายบ้านเลขที่ 5", january, askers=2, times=40, found=0)


def test_searches_by_month(look, searches, steward):
    january = rows(look(steward))[0]
    assert january[-4:] == (57, 0, 48, 0)


def test_words_that_few_people_asked_for_are_nobodys_business(look, searches, steward):
    found = rows(look(steward, show="searched"))
    assert [row[0] for row in found] == ["หนี้สิน", "ปลูกป่า"]
    assert [row[0] for row in rows(look(steward, show="missed"))] == ["ปลูกป่า"]
    for show in ("month", "searched", "missed"):
        assert "สมชาย" not in look(steward, show=show).content.decode()


def test_searches_belong_to_no_branch(look, searches, keeper):
    answer = look(keeper)
    assert len(rows(answer)[0]) == 9
    assert look(keeper, show="searched").context["table"].title == answer.context["table"].title


def test_a_regional_steward_meets_no_page_of_others(look, lesson, note, keeper):
    read(note, MARCH, 5)
    for show in ("most_read", "never_read", "looked_up", "applied"):
        assert note.title not in look(keeper, show=show).content.decode()


def test_nobody_who_read_wrote_or_used_is_named(look, lesson, places, steward):
    comment(lesson, moment(MARCH))
    use(lesson, places["province"], MARCH)
    for show in ("month", "province", "most_read", "applied"):
        text = look(steward, show=show).content.decode()
        assert "ป้าแดง" not in text
        assert "กลุ่มออมทรัพย์บ้านโคก" not in text


@pytest.mark.parametrize("show", ["month", "theme", "most_read", "searched"])
def test_the_files_hold_what_is_shown(look, lesson, searches, steward, show):
    read(lesson, MARCH, 1234)
    shown = table(look(steward, show=show))
    expected = [shown.flat_headings, *shown.flat_rows]
    answer = look(steward, show=show, export="csv")
    text = answer.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [[*map(str, row)] for row in expected]
    assert f"statistics-{show}-2026-01-2026-12.csv" in answer["Content-Disposition"]
    book = load_workbook(io.BytesIO(look(steward, show=show, export="xlsx").content))
    assert [[*row] for row in book.active.values] == expected


def test_only_stewards_and_auditors_look(look, lesson, publisher, auditor):
    assert look(publisher).status_code == 302
    assert look(publisher, export="csv").status_code == 302
    assert look(auditor).status_code == 200


def test_which_roles_that_are():
    found = {role.key for role in ROLES if RIGHTS & {*role.pages}}
    assert found == {"steward", "regional_steward", "auditor"}


def test_strangers_are_sent_to_sign_in(client, tree):
    assert reverse("wagtailadmin_login") in client.get(reverse("statistics")).url


@pytest.mark.parametrize(
    ("show", "most"), [("month", 28), ("province", 32), ("most_read", 26), ("never_read", 26)]
)
def test_asks_the_same_however_much_there_is(look, tree, places, themes, steward, show, most):
    def asks():
        look(steward, show=show)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            look(steward, show=show)
        return len(asked)

    grow(tree, places, themes, 3)
    few = asks()
    grow(tree, places, themes, 25)
    cache.clear()
    assert asks() == few
    assert few <= most


def grow(tree, places, themes, count):
    for number in range(count):
        page = factories.page(
            tree["lessons"],
            LessonPage,
            f"บทเรียน {number}",
            place_tags=[PagePlace(place=places["tambon"]), PagePlace(place=places["province"])],
            theme_tags=[PageTheme(theme=themes["debt"])],
            first_published_at=moment(MARCH),
        )
        if number % 2:
            read(page, MARCH, number)
            comment(page, moment(MARCH))
            use(page, places["province"], MARCH)
