"""The stewards' reports: which lessons nobody comes to, and what has no lesson yet."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageViewRestriction

from kmportal.places.models import PagePlace
from kmportal.reads.models import TotalReads
from kmportal.themes.models import PageTheme
from lessons.models import FieldNotePage, LessonIndexPage, LessonPage
from tests import factories

REPORTS = ("lessons_standing", "themes_without_lessons", "places_without_lessons")
LESSONS, THEMES, PLACES = REPORTS


def publisher_of(page, name):
    person = factories.person(name)
    group = Group.objects.create(name=f"ผู้เผยแพร่ {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=page, permission=publish)
    person.groups.add(group)
    return person


@pytest.fixture
def steward(client, db):
    person = factories.person("steward", is_superuser=True)
    client.force_login(person)
    return person


@pytest.fixture
def savings(db):
    finance = factories.theme("finance", "การเงินและทุนชุมชน")
    factories.theme("health", "สุขภาวะ")
    return factories.theme("savings", "ออมทรัพย์", parent=finance)


@pytest.fixture
def nong_sano(db):
    factories.place("31", "บุรีรัมย์", "Buri Ram")
    factories.place("3104", "นางรอง", "Nang Rong")
    factories.place("3101", "เมืองบุรีรัมย์", "Mueang Buri Ram")
    factories.place("3199", "กิ่งที่ยุบแล้ว", "Gone", abolished=True)
    return factories.place("310406", "หนองโสน", "Nong Sano")


@pytest.fixture
def told(tree, savings, nong_sano):
    """A lesson that is read, used, checked and new."""
    page = factories.page(
        tree["lessons"],
        LessonPage,
        "กลุ่มออมทรัพย์หนองโสน",
        period_end=timezone.localdate(),
        checked=True,
    )
    page.theme_tags = [PageTheme(theme=savings)]
    page.place_tags = [PagePlace(place=nong_sano)]
    page.save()
    LessonPage.objects.filter(pk=page.pk).update(applied_count=3)
    TotalReads.objects.create(page=page, count=12)
    return page


@pytest.fixture
def forgotten(tree):
    """One nobody opens or uses, of the year 2550."""
    return factories.page(
        tree["lessons"], LessonPage, "โรงสีเก่า", period_end=datetime.date(2007, 5, 1)
    )


def listed(client, report, **asked):
    """The rows as the spreadsheet has them, without its head."""
    answer = client.get(reverse(report), {"export": "csv"} | asked)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


def titles(client, report, **asked):
    return {row[0] for row in listed(client, report, **asked)}


@pytest.mark.parametrize(
    "asked", [{"applied": "never"}, {"read": "never"}, {"older": "10"}, {"checked": "false"}]
)
def test_the_filter_leaves_the_forgotten_lesson(client, steward, told, forgotten, asked):
    assert titles(client, LESSONS, **asked) == {"โรงสีเก่า"}


def test_used_at_least_once_leaves_the_other(client, steward, told, forgotten):
    assert titles(client, LESSONS, applied="once") == {"กลุ่มออมทรัพย์หนองโสน"}


def test_the_least_used_comes_first_and_the_page_says_how_often(client, steward, told, forgotten):
    html = client.get(reverse(LESSONS)).content.decode()
    assert html.index("โรงสีเก่า") < html.index("กลุ่มออมทรัพย์หนองโสน")
    assert reverse("wagtailadmin_pages:edit", args=[told.pk]) in html


def test_the_spreadsheet_has_reads_and_uses(client, steward, told):
    ((title, url, used, read, *_rest),) = listed(client, LESSONS)
    assert (title, used, read) == ("กลุ่มออมทรัพย์หนองโสน", "3", "12")
    assert url.endswith(told.get_url())


def test_drafts_are_in_no_report(client, steward, tree, forgotten):
    factories.page(tree["lessons"], LessonPage, "ร่าง", live=False)
    assert titles(client, LESSONS) == {"โรงสีเก่า"}


def test_a_base_is_told_of_where_one_of_its_branches_is(client, steward, told):
    assert titles(client, THEMES) == {"สุขภาวะ"}


def test_a_theme_without_a_lesson_says_how_many_other_pages_it_has(client, steward, tree, savings):
    note = factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้")
    note.theme_tags = [PageTheme(theme=savings)]
    note.save()
    assert next(row for row in listed(client, THEMES) if row[2] == "savings")[3] == "1"


def test_an_amphoe_is_told_of_where_one_of_its_tambons_is(client, steward, told):
    assert {row[1] for row in listed(client, PLACES)} == {"เมืองบุรีรัมย์"}


@pytest.mark.parametrize(("report", "left"), [(THEMES, "savings"), (PLACES, "3104")])
def test_a_lesson_that_not_everyone_may_read_does_not_count(client, steward, told, report, left):
    PageViewRestriction.objects.create(page=told, restriction_type="login")
    assert left in {cell for row in listed(client, report) for cell in row}


@pytest.mark.parametrize("report", REPORTS)
def test_excel_opens_it_too(client, steward, told, forgotten, report):
    answer = client.get(reverse(report), {"export": "xlsx"})
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"PK")


# Refusals


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("export", ["", "csv"])
def test_strangers_and_members_see_none(client, tree, report, export):
    url = reverse(report) + (f"?export={export}" if export else "")
    assert client.get(url).status_code == 302
    writer = factories.person("writer")
    writer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    answer = client.get(url)
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")


def test_each_publisher_sees_the_lessons_of_her_own_branch(client, tree, told, forgotten):
    south = tree["home"].add_child(
        instance=LessonIndexPage(title="ภาคใต้", slug="south", locale=tree["home"].locale)
    )
    factories.page(south, LessonPage, "ประมงพื้นบ้าน")
    client.force_login(publisher_of(south, "yupa"))
    assert titles(client, LESSONS) == {"ประมงพื้นบ้าน"}


@pytest.mark.parametrize(
    "asked",
    [{"older": "x"}, {"applied": "'; drop"}, {"older": "9" * 400}, {"ordering": "-pk\x00"}],
    ids=["letters", "quote", "huge", "order"],
)
def test_hostile_filters_are_answered(client, steward, told, asked):
    assert client.get(reverse(LESSONS), asked).status_code == 200


# Queries


@pytest.mark.parametrize("report", REPORTS)
def test_many_rows_take_as_many_queries_as_few(
    client, steward, tree, told, report, django_assert_max_num_queries
):
    def grow(start, stop):
        for number in range(start, stop):
            page = factories.page(tree["lessons"], LessonPage, f"บทเรียนที่ {number}")
            TotalReads.objects.create(page=page, count=number)
            factories.theme(f"theme-{number}", f"เรื่องที่ {number}")
            factories.place(f"31{number:02}", f"อำเภอที่ {number}")

    def counted():
        with django_assert_max_num_queries(60) as taken:
            client.get(reverse(report))
        return len(taken)

    grow(10, 13)
    counted()
    few = counted()
    grow(20, 35)
    assert counted() == few
